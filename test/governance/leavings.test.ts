import { describe, expect, test } from '@jest/globals';
import { foldPerson } from '../../src/governance/person.ts';
import { signInStream } from '../../src/privacy/identifier-mac.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { ask } from '../support/ask.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { codes, ISSUER, OTHER_URN, placement, recorded, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

const left = (personId: string, on: string, more: object = {}): Promise<Outcome> =>
  school.as(school.staff.chair, 'RecordPersonLeft', { schoolUrn: URN, personId, on, ...more });
const assigned = (personId: string, office: string, from: string, more: object = {}): Promise<Outcome> =>
  school.as(school.staff.chair, 'AssignOffice', {
    schoolUrn: URN,
    personId,
    office,
    from,
    to: null,
    minuteRef: null,
    ...more,
  });
const comesIn = async (subject: string): Promise<boolean> =>
  school.app.directory.personOfSignIn(await signInStream(school.app.vault, ISSUER, subject), school.app.clock.now()) !==
  undefined;
const rolesOn = (person: string, on: string): readonly string[] =>
  school.app.directory.rolesOf(person, on).map(({ schoolUrn, role }) => `${schoolUrn} ${role}`);
const place = async (by: string): Promise<Outcome> =>
  school.as(by, 'PlaceOnSenSupport', placement(await school.pupil(), { effectiveFrom: '2026-11-20' }));

describe('a leaving', () => {
  test('is of one school: what is held there ends on that day, at another school it stands', async () => {
    const { teacher, elsewhere } = school.staff;
    recorded(
      await school.as(elsewhere, 'AssignOffice', {
        schoolUrn: OTHER_URN,
        personId: teacher,
        office: 'SEN_ADMINISTRATOR',
        from: '2026-09-01',
        to: null,
        minuteRef: null,
      }),
    );
    recorded(await left(teacher, '2026-11-19'));
    expect(rolesOn(teacher, '2026-11-20')).toEqual([`${OTHER_URN} SEN_ADMINISTRATOR`]);
    expect(await comesIn('teacher')).toBe(true);
    expect(school.app.directory.peopleOf(URN).filter(({ person }) => person === teacher)).toMatchObject([
      { role: 'TEACHER', to: '2026-11-19' },
    ]);
    recorded(
      await school.as(elsewhere, 'RecordPersonLeft', { schoolUrn: OTHER_URN, personId: teacher, on: '2026-11-20' }),
    );
    expect([rolesOn(teacher, '2026-11-20'), await comesIn('teacher')]).toEqual([[], false]);
  });

  test('that is void gives back what it had ended, and who came back signs in again', async () => {
    const { senco, chair } = school.staff;
    const { decisionId: recordId } = recorded(await left(senco, '2026-11-19'));
    expect([await comesIn('senco'), rolesOn(senco, '2026-11-20')]).toEqual([false, []]);
    await expect(place(senco)).rejects.toMatchObject({ name: 'AccessDenied' });
    const back = { schoolUrn: URN, personId: senco, recordId, reason: 'On leave, not gone.' };
    expect(codes(await school.as(chair, 'VoidLeaving', back))).toEqual([]);
    expect([await comesIn('senco'), rolesOn(senco, '2026-11-20')]).toEqual([true, [`${URN} SENCO`]]);
    expect(recorded(await place(senco)).findings).toEqual([]);
    expect(codes(await school.as(chair, 'VoidLeaving', back))).toEqual(['NO_SUCH_RECORD']);
  });

  test('is corrected to another day', async () => {
    const { senco } = school.staff;
    const { decisionId: recordId } = recorded(await left(senco, '2026-11-19'));
    recorded(await left(senco, '2026-11-30', { corrects: { recordId, reason: 'The last day of the month.' } }));
    expect([await comesIn('senco'), rolesOn(senco, '2026-11-20')]).toEqual([true, [`${URN} SENCO`]]);
    expect(foldPerson(await school.app.store.read(`person-${senco}`)).leavings).toEqual([
      { id: recordId, schoolUrn: URN, on: '2026-11-30' },
    ]);
  });

  test('does not end what begins after it, and can be recorded again', async () => {
    const { deputy } = school.staff;
    recorded(await left(deputy, '2026-07-20'));
    expect(rolesOn(deputy, '2026-11-20')).toEqual([]);
    recorded(await assigned(deputy, 'TEACHER', '2026-11-01'));
    expect([rolesOn(deputy, '2026-11-20'), await comesIn('deputy')]).toEqual([[`${URN} TEACHER`], true]);
    expect(codes(await left(deputy, '2026-10-01'))).toEqual(['ALREADY_RECORDED']);
    recorded(await left(deputy, '2026-11-19'));
    expect([rolesOn(deputy, '2026-11-20'), await comesIn('deputy')]).toEqual([[], false]);
  });

  test('is not undone by the person, nor by another school', async () => {
    const { chair, head, elsewhere } = school.staff;
    const { decisionId: recordId } = recorded(
      await school.as(head, 'RecordPersonLeft', { schoolUrn: URN, personId: chair, on: '2026-12-20' }),
    );
    const back = { personId: chair, recordId, reason: 'I stay.' };
    expect(codes(await school.as(chair, 'VoidLeaving', { ...back, schoolUrn: URN }))).toEqual(['SELF_APPOINTMENT']);
    expect(codes(await left(chair, '2027-12-20', { corrects: { recordId, reason: 'A year more.' } }))).toEqual([
      'NO_SUCH_RECORD',
    ]);
    await expect(school.as(elsewhere, 'VoidLeaving', { ...back, schoolUrn: OTHER_URN })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});

describe('what is recorded about posts', () => {
  test('is made void or corrected; the end of an office that is void gives it back', async () => {
    const { deputy, chair } = school.staff;
    const end = { schoolUrn: URN, personId: deputy, office: 'DEPUTY_HEADTEACHER', on: '2026-11-19' };
    const { decisionId: recordId } = recorded(await school.as(chair, 'EndOffice', end));
    expect(rolesOn(deputy, '2026-11-20')).toEqual([]);
    const corrects = { recordId, reason: 'The end of term.' };
    recorded(await school.as(chair, 'EndOffice', { ...end, on: '2026-12-18', corrects }));
    expect([rolesOn(deputy, '2026-11-20'), rolesOn(deputy, '2026-12-19')]).toEqual([[`${URN} DEPUTY_HEADTEACHER`], []]);
    const gone = { schoolUrn: URN, recordId, reason: 'The deputy stays.' };
    expect(codes(await school.as(chair, 'VoidStaffRecord', gone))).toEqual([]);
    expect(rolesOn(deputy, '2026-12-19')).toEqual([`${URN} DEPUTY_HEADTEACHER`]);
    expect(codes(await school.as(chair, 'VoidStaffRecord', gone))).toEqual(['NO_SUCH_RECORD']);
    expect(
      codes(await assigned(deputy, 'TEACHER', '2026-11-01', { corrects: { recordId, reason: 'Another kind.' } })),
    ).toEqual(['NO_SUCH_RECORD']);
  });

  test('corrects a name, and nobody is registered anew by it', async () => {
    const { head, teacher } = school.staff;
    const [event] = await school.app.store.read(`person-${teacher}`);
    const name = { schoolUrn: URN, personId: teacher, name: 'Person Teacher', workEmail: null };
    expect(codes(await school.as(head, 'RegisterPerson', name))).toEqual(['ALREADY_REGISTERED']);
    const corrects = { recordId: event!.id, reason: 'A slip.' };
    recorded(await school.as(head, 'RegisterPerson', { ...name, corrects }));
    expect(await ask(school.app, head, 'query { me { schools { school { urn } } } }', {})).toBeDefined();
    expect(foldPerson(await school.app.store.read(`person-${teacher}`)).registered?.correctedAt).toBeDefined();
    await expect(school.asOperator('RegisterPerson', { ...name, corrects })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  test('is no way to give oneself an office back', async () => {
    const { chair } = school.staff;
    recorded(await assigned(chair, 'HEADTEACHER', '2026-09-01'));
    const end = { schoolUrn: URN, personId: chair, office: 'HEADTEACHER', on: '2026-11-19' };
    const { decisionId: recordId } = recorded(await school.as(school.staff.head, 'EndOffice', end));
    // The chair's own first authority has to be over for this.
    school.clock.moveTo('2026-12-05T10:00:00.000Z');
    const reason = 'I would rather stay.';
    expect(codes(await school.as(chair, 'VoidStaffRecord', { schoolUrn: URN, recordId, reason }))).toEqual([
      'SELF_APPOINTMENT',
    ]);
    expect(
      codes(await school.as(chair, 'EndOffice', { ...end, on: '2026-12-31', corrects: { recordId, reason } })),
    ).toEqual(['SELF_APPOINTMENT']);
  });

  test('shows two heads on one day, who acts for a SENCO, and who has left', async () => {
    const { head, deputy, senco } = school.staff;
    expect(recorded(await assigned(deputy, 'HEADTEACHER', '2026-11-10')).findings).toEqual(['TWO_HEADS']);
    recorded(
      await school.as(head, 'DesignateSenco', {
        schoolUrn: URN,
        personId: deputy,
        from: '2026-11-20',
        acting: true,
        minuteRef: null,
      }),
    );
    recorded(await left(senco, '2026-11-19'));
    const people = async (on: string): Promise<unknown> =>
      (
        await ask(
          school.app,
          head,
          `query ($on: CivilDate) { people(schoolUrn: "${URN}", on: $on) {
            sencos { person { name } } findings { code } } }`,
          { on },
        )
      ).data;
    expect(await people('2026-11-09')).toEqual({
      people: { sencos: [{ person: { name: 'Person senco' } }], findings: [] },
    });
    expect(await people('2026-11-20')).toEqual({
      people: { sencos: [{ person: { name: 'Person deputy' } }], findings: [{ code: 'TWO_HEADS' }] },
    });
    const { data } = await ask(
      school.app,
      head,
      `query { people(schoolUrn: "${URN}") { records { kind state role from to acting person { name } } } }`,
      {},
    );
    const { records } = (data as { people: { records: object[] } }).people;
    expect(records.slice(-2)).toEqual([
      {
        kind: 'BEGINNING',
        state: 'STANDS',
        role: 'SENCO',
        from: '2026-11-20',
        to: null,
        acting: true,
        person: { name: 'Person deputy' },
      },
      {
        kind: 'LEAVING',
        state: 'STANDS',
        role: null,
        from: null,
        to: '2026-11-19',
        acting: false,
        person: { name: 'Person senco' },
      },
    ]);
  });
});
