import { describe, expect, test } from '@jest/globals';
import { signInState } from '../../src/governance/sign-in.ts';
import { foldPerson } from '../../src/governance/person.ts';
import { giveFirstAuthority } from '../../src/operations/first-authority.ts';
import { operatorOf, runCommand } from '../../src/operations/operator.ts';
import { randomIds } from '../../src/host/system-ports.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { signInStream } from '../../src/privacy/identifier-mac.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { codes, ISSUER, OTHER_URN, recorded, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
  // Everybody's first sign-in has stood for three days.
  school.clock.moveTo('2026-11-24T10:00:00.000Z');
});

const link = (by: string, personId: string, subject: string, schoolUrn = URN): Promise<Outcome> =>
  school.as(by, 'LinkSignIn', { schoolUrn, personId, issuer: ISSUER, subject });
const asOperator = async (name: string, input: object): Promise<Outcome> =>
  school.app.executor.execute({
    definition: definitionOf(name)!,
    command: { commandId: randomIds.next(), ...input },
    actor: await operatorOf(school.app, URN),
    correlationId: randomIds.next(),
  });
const linkAsOperator = (personId: string, subject: string, schoolUrn = URN): Promise<Outcome> =>
  asOperator('LinkSignIn', { schoolUrn, personId, issuer: ISSUER, subject });
const about = (name: string, by: string, personId: string, linked: Outcome, schoolUrn = URN): Promise<Outcome> =>
  school.as(by, name, {
    schoolUrn,
    personId,
    signInId: recorded(linked).decisionId,
    ...(name !== 'ConfirmSignIn' && { reason: 'Not known to us.' }),
  });
const confirm = (by: string, personId: string, linked: Outcome): Promise<Outcome> =>
  about('ConfirmSignIn', by, personId, linked);
const comesIn = async (subject: string): Promise<string | undefined> =>
  school.app.directory.personOfSignIn(await signInStream(school.app.vault, ISSUER, subject), school.app.clock.now());
const states = async (personId: string): Promise<readonly string[]> =>
  foldPerson(await school.app.store.read(`person-${personId}`)).signIns.map((one) =>
    signInState(one, school.app.clock.now()),
  );
const newPerson = async (by = school.staff.head): Promise<string> =>
  recorded(await school.as(by, 'RegisterPerson', { schoolUrn: URN, name: 'Person new', workEmail: null })).subjectId;
const appointed = (personId: string, office: string, schoolUrn = URN, by = school.staff.chair): Promise<Outcome> =>
  school.as(by, 'AssignOffice', {
    schoolUrn,
    personId,
    office,
    from: '2026-11-20',
    to: null,
    minuteRef: null,
  });

describe('a sign-in that is linked', () => {
  test('counts at once as the first one of a person; a further one waits for a second person', async () => {
    const { head, chair } = school.staff;
    const person = await newPerson();
    recorded(await link(head, person, 'new-1'));
    expect(await comesIn('new-1')).toBe(person);
    const further = await link(head, person, 'new-2');
    expect([await comesIn('new-2'), await states(person)]).toEqual([undefined, ['IN_USE', 'AWAITS_CONFIRMATION']]);
    expect(codes(await confirm(head, person, further))).toEqual(['SECOND_PERSON_CONFIRMS']);
    expect(codes(await confirm(chair, person, further))).toEqual([]);
    expect([await comesIn('new-2'), await states(person)]).toEqual([person, ['IN_USE', 'IN_USE']]);
    expect(codes(await confirm(chair, person, further))).toEqual(['NO_SUCH_RECORD']);
  });

  test('is confirmed by the person in a session of their own, and counts at once where they link it there', async () => {
    const { head, teacher } = school.staff;
    const further = await link(head, teacher, 'teacher-2');
    expect(codes(await confirm(teacher, teacher, further))).toEqual([]);
    recorded(await link(teacher, teacher, 'teacher-3'));
    expect(await states(teacher)).toEqual(['IN_USE', 'IN_USE', 'IN_USE']);
    await expect(confirm(teacher, head, further)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('is refused by one word, of the person or of anybody who may confirm it', async () => {
    const { head, chair, senco } = school.staff;
    const first = await link(head, senco, 'senco-2');
    const second = await link(head, senco, 'senco-3');
    expect(codes(await about('RefuseSignIn', senco, senco, first))).toEqual([]);
    expect(codes(await about('RefuseSignIn', chair, senco, second))).toEqual([]);
    expect(codes(await confirm(chair, senco, first))).toEqual(['NO_SUCH_RECORD']);
    expect([await comesIn('senco-2'), await states(senco)]).toEqual([undefined, ['IN_USE', 'REFUSED', 'REFUSED']]);
  });

  test('is taken away; then the person has none, and the next one still counts as a further one', async () => {
    const { head, senco } = school.staff;
    const own = foldPerson(await school.app.store.read(`person-${senco}`)).signIns[0]!;
    const take = { schoolUrn: URN, personId: senco, signInId: own.id, reason: 'The account was closed.' };
    expect(codes(await school.as(head, 'UnlinkSignIn', take))).toEqual([]);
    expect(codes(await school.as(head, 'UnlinkSignIn', take))).toEqual(['NO_SUCH_RECORD']);
    expect(await comesIn('senco')).toBeUndefined();
    recorded(await link(head, senco, 'senco-2'));
    recorded(await link(head, senco, 'senco'));
    expect(await states(senco)).toEqual(['UNLINKED', 'AWAITS_CONFIRMATION', 'AWAITS_CONFIRMATION']);
  });

  test('ends what is open by it: a command of that session is denied', async () => {
    const { senco } = school.staff;
    const own = foldPerson(await school.app.store.read(`person-${senco}`)).signIns[0]!;
    const actor = { person: senco, commandLine: false, signIn: own.claim };
    const today = '2026-11-24';
    expect(school.app.directory.viewerFor(actor, today)).toBeDefined();
    const registers = (): Promise<unknown> =>
      runCommand(school.app, actor, 'RegisterPupil', { ...REGISTER, surname: 'Session' });
    await registers();
    recorded(
      await school.as(senco, 'UnlinkSignIn', { schoolUrn: URN, personId: senco, signInId: own.id, reason: 'x' }),
    );
    expect(school.app.directory.viewerFor(actor, today)).toBeUndefined();
    await expect(registers()).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

const REGISTER = {
  schoolUrn: URN,
  upn: null,
  upnShared: false,
  forename: 'Robin',
  dateOfBirth: '2016-05-01',
  sex: 'F',
  source: 'MIS',
  admittedOn: '2020-09-03',
  knownOn: '2020-09-03',
  enrolment: 'CURRENT',
  ncYear: '5',
};

test('an event keeps the sign-in by which its recorder came in; at the command line there is none', async () => {
  const { senco } = school.staff;
  const claim = await signInStream(school.app.vault, ISSUER, 'senco');
  const { subjectId } = await runCommand(
    school.app,
    { person: senco, commandLine: false, signIn: claim },
    'RegisterPupil',
    { ...REGISTER, surname: 'Kept' },
  );
  const [event] = await school.app.store.read(`pupil-${subjectId}`);
  expect(event?.metadata['signIn']).toBe(claim);
  recorded(await linkAsOperator(await newPerson(), 'by-operator'));
  expect(school.app.log.readAfter(0, 10_000).at(-1)?.metadata).not.toHaveProperty('signIn');
});

/** Somebody who is the only head of the second school, with a sign-in that has stood for three days. */
async function onlyHeadElsewhere(): Promise<string> {
  const { elsewhere } = school.staff;
  // The first authority of the other head is over.
  school.clock.moveTo('2026-12-05T10:00:00.000Z');
  const operator = await operatorOf(school.app, OTHER_URN);
  const { subjectId: personId } = await runCommand(school.app, operator, 'RegisterPerson', {
    schoolUrn: OTHER_URN,
    name: 'Person only',
    workEmail: null,
  });
  recorded(await linkAsOperator(personId, 'only', OTHER_URN));
  recorded(await appointed(personId, 'HEADTEACHER', OTHER_URN, elsewhere));
  recorded(
    await school.as(personId, 'EndOffice', {
      schoolUrn: OTHER_URN,
      personId: elsewhere,
      office: 'HEADTEACHER',
      on: '2026-11-23',
    }),
  );
  return personId;
}

describe('nobody becomes another by a sign-in', () => {
  test('an operator links only for a person who never had one', async () => {
    const person = await newPerson();
    recorded(await linkAsOperator(person, 'first'));
    for (const other of [person, school.staff.head])
      expect(codes(await linkAsOperator(other, 'mine'))).toEqual(['SIGN_IN_BY_OPERATOR']);
  });

  test('with nobody to confirm, what the operator links waits three days, and can be refused', async () => {
    const { elsewhere } = school.staff;
    const linked = await linkAsOperator(elsewhere, 'elsewhere-2', OTHER_URN);
    expect(await states(elsewhere)).toEqual(['IN_USE', 'WAITS']);
    school.clock.moveTo('2026-11-27T09:59:00.000Z');
    expect(await comesIn('elsewhere-2')).toBeUndefined();
    school.clock.moveTo('2026-11-27T10:01:00.000Z');
    expect(await comesIn('elsewhere-2')).toBe(elsewhere);
    expect(codes(await about('RefuseSignIn', elsewhere, elsewhere, linked))).toEqual(['NO_SUCH_RECORD']);
    const other = await linkAsOperator(elsewhere, 'elsewhere-3', OTHER_URN);
    recorded(await about('RefuseSignIn', elsewhere, elsewhere, other));
    school.clock.moveTo('2026-12-24T10:00:00.000Z');
    expect(await comesIn('elsewhere-3')).toBeUndefined();
  });

  test('what waits for time lapses when the person is cut off from refusing it', async () => {
    const { elsewhere } = school.staff;
    const only = await onlyHeadElsewhere();
    recorded(await linkAsOperator(only, 'mine', OTHER_URN));
    await giveFirstAuthority(school.app, OTHER_URN, `administrator@${ISSUER}`);
    const administrator = (await comesIn('administrator')) ?? '';
    const left = { schoolUrn: OTHER_URN, personId: only, on: '2026-12-05' };
    await expect(school.as(elsewhere, 'RecordPersonLeft', left)).rejects.toMatchObject({ name: 'AccessDenied' });
    recorded(await school.as(administrator, 'RecordPersonLeft', left));
    school.clock.moveTo('2026-12-09T10:00:00.000Z');
    expect([await states(only), await comesIn('mine')]).toEqual([['IN_USE', 'LAPSED'], undefined]);
  });

  test('an operator links nothing further for a person who could not refuse it', async () => {
    const only = await onlyHeadElsewhere();
    const own = foldPerson(await school.app.store.read(`person-${only}`)).signIns[0]!;
    recorded(
      await school.as(only, 'UnlinkSignIn', { schoolUrn: OTHER_URN, personId: only, signInId: own.id, reason: 'x' }),
    );
    expect(codes(await linkAsOperator(only, 'mine', OTHER_URN))).toEqual(['SIGN_IN_BY_OPERATOR']);
  });

  test('a sign-in taken from another person counts for nobody else until a second person says so', async () => {
    const { head, chair, teacher } = school.staff;
    const own = foldPerson(await school.app.store.read(`person-${teacher}`)).signIns[0]!;
    const person = await newPerson();
    expect(codes(await link(head, person, 'teacher'))).toEqual(['ALREADY_REGISTERED']);
    recorded(
      await school.as(head, 'UnlinkSignIn', { schoolUrn: URN, personId: teacher, signInId: own.id, reason: 'Moved.' }),
    );
    const moved = await link(head, person, 'teacher');
    expect([await comesIn('teacher'), await states(person)]).toEqual([undefined, ['AWAITS_CONFIRMATION']]);
    recorded(await confirm(chair, person, moved));
    expect(await comesIn('teacher')).toBe(person);
    expect(codes(await link(teacher, teacher, 'teacher'))).toEqual(['ALREADY_REGISTERED']);
  });

  test('who confirms is nobody whose own sign-in came from the one who links, within three days', async () => {
    const { head, senco } = school.staff;
    const puppet = await newPerson();
    recorded(await link(head, puppet, 'puppet'));
    recorded(await appointed(puppet, 'CHAIR_OF_GOVERNORS'));
    const further = await link(head, senco, 'mine');
    expect(codes(await confirm(puppet, senco, further))).toEqual(['SECOND_PERSON_CONFIRMS']);
    // One removed: the puppet links another one.
    recorded(await appointed(puppet, 'HEADTEACHER'));
    const second = await newPerson(puppet);
    recorded(await link(puppet, second, 'puppet-2'));
    recorded(await appointed(second, 'HEADTEACHER'));
    expect(codes(await confirm(second, senco, further))).toEqual(['SECOND_PERSON_CONFIRMS']);
    // The other way round: what the puppet links, who made it does not confirm.
    expect(codes(await confirm(head, senco, await link(puppet, senco, 'mine-2')))).toEqual(['SECOND_PERSON_CONFIRMS']);
  });

  test('two persons whom one operator let in today do not confirm for each other', async () => {
    const { senco } = school.staff;
    const [one, other] = [await newPerson(), await newPerson()];
    for (const person of [one, other]) {
      recorded(await linkAsOperator(person, `sign-in-${person}`));
      recorded(await appointed(person, 'HEADTEACHER'));
    }
    const further = await link(one, senco, 'mine');
    expect(codes(await confirm(other, senco, further))).toEqual(['SECOND_PERSON_CONFIRMS']);
    school.clock.moveTo('2026-11-28T10:00:00.000Z');
    expect(codes(await confirm(other, senco, further))).toEqual([]);
  });

  test('nobody at another school, by an office that is over or for one registered elsewhere, links or takes away', async () => {
    const { elsewhere, teacher, deputy } = school.staff;
    const unplaced = await newPerson();
    recorded(await appointed(unplaced, 'TEACHER', OTHER_URN, elsewhere));
    await expect(link(elsewhere, unplaced, 'mine', OTHER_URN)).rejects.toMatchObject({ name: 'AccessDenied' });
    recorded(await link(school.staff.head, teacher, 'teacher-2'));
    recorded(await appointed(teacher, 'TEACHER', OTHER_URN, elsewhere));
    const own = foldPerson(await school.app.store.read(`person-${teacher}`)).signIns[1]!;
    for (const name of ['ConfirmSignIn', 'UnlinkSignIn'])
      await expect(
        school.as(elsewhere, name, { schoolUrn: OTHER_URN, personId: teacher, signInId: own.id, reason: 'x' }),
      ).rejects.toMatchObject({ name: 'AccessDenied' });
    recorded(await appointed(deputy, 'HEADTEACHER'));
    recorded(
      await school.as(school.staff.chair, 'EndOffice', {
        schoolUrn: URN,
        personId: deputy,
        office: 'HEADTEACHER',
        on: '2026-11-23',
      }),
    );
    await expect(link(deputy, school.staff.senco, 'mine')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test("the machine's own accounts are linked by the command line alone, for whoever runs it", async () => {
    const { head, senco } = school.staff;
    const account = { schoolUrn: URN, issuer: 'command-line', subject: 'somebody@machine' };
    expect(codes(await school.as(head, 'LinkSignIn', { ...account, personId: head }))).toEqual([
      'SIGN_IN_OF_COMMAND_LINE',
    ]);
    expect(codes(await asOperator('LinkSignIn', { ...account, personId: senco }))).toEqual(['SIGN_IN_OF_COMMAND_LINE']);
  });

  test('first authority is not given to a sign-in that was taken away or waits', async () => {
    const { head, senco } = school.staff;
    recorded(await link(head, senco, 'waits'));
    const own = foldPerson(await school.app.store.read(`person-${senco}`)).signIns[0]!;
    recorded(
      await school.as(head, 'UnlinkSignIn', { schoolUrn: URN, personId: senco, signInId: own.id, reason: 'Lost.' }),
    );
    for (const subject of ['waits', 'senco'])
      await expect(giveFirstAuthority(school.app, URN, `${subject}@${ISSUER}`)).rejects.toMatchObject({
        code: 'CONFIGURATION',
      });
  });
});
