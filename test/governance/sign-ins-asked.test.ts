import { expect, test } from '@jest/globals';
import { randomIds } from '../../src/host/system-ports.ts';
import { ask, type Answered } from '../support/ask.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { ISSUER, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
  // Everybody's first sign-in has stood for three days.
  school.clock.moveTo('2026-11-24T10:00:00.000Z');
});

const told = (by: string, name: string, input: object): Promise<Answered> => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return ask(
    school.app,
    by,
    `mutation ($input: ${type}!) { outcome: ${name}(input: $input) { __typename ... on CommandRefused { refusals { code } } } }`,
    { input: { commandId: randomIds.next(), schoolUrn: URN, ...input } },
  );
};
const link = (by: string, personId: string, subject: string): Promise<Answered> =>
  told(by, 'linkSignIn', { personId, issuer: ISSUER, subject });
const RECORDED = { outcome: { __typename: 'CommandRecorded' } };
const refused = (code: string): object => ({ outcome: { __typename: 'CommandRefused', refusals: [{ code }] } });

/** The sign-ins that wait, as somebody who may confirm them sees them. */
async function waiting(by: string): Promise<readonly { id: string; state: string }[]> {
  const { data } = await ask(school.app, by, `{ signIns(schoolUrn: "${URN}", waiting: true) { id: uuid state } }`, {});
  return (data as { signIns: { id: string; state: string }[] }).signIns;
}

async function statesOfMine(by: string): Promise<readonly string[]> {
  const { data } = await ask(school.app, by, '{ me { signIns { state } } }', {});
  return (data as { me: { signIns: { state: string }[] } }).me.signIns.map(({ state }) => state);
}

test('a further sign-in is listed as waiting, refused to its linker, and confirmed by a second person', async () => {
  const { head, senco, chair } = school.staff;
  expect((await link(head, senco, 'senco-2')).data).toEqual(RECORDED);
  const [{ id: signInId, state } = { id: '', state: '' }, ...others] = await waiting(chair);
  expect([state, others]).toEqual(['AWAITS_CONFIRMATION', []]);
  const named = { personId: senco, signInId };
  expect((await told(head, 'confirmSignIn', named)).data).toEqual(refused('SECOND_PERSON_CONFIRMS'));
  expect((await told(chair, 'confirmSignIn', named)).data).toEqual(RECORDED);
  expect([await waiting(chair), await statesOfMine(senco)]).toEqual([[], ['IN_USE', 'IN_USE']]);
  expect((await told(chair, 'unlinkSignIn', { ...named, reason: 'The account is closed.' })).data).toEqual(RECORDED);
  expect(await statesOfMine(senco)).toEqual(['IN_USE', 'UNLINKED']);
});

test('the person whom another links to sees it among their own sign-ins and refuses it', async () => {
  const { head, senco, chair } = school.staff;
  await link(head, senco, 'senco-2');
  const [{ id: signInId } = { id: '' }] = await waiting(chair);
  expect(await statesOfMine(senco)).toEqual(['IN_USE', 'AWAITS_CONFIRMATION']);
  const named = { personId: senco, signInId, reason: 'Not mine.' };
  expect((await told(senco, 'refuseSignIn', named)).data).toEqual(RECORDED);
  expect(await statesOfMine(senco)).toEqual(['IN_USE', 'REFUSED']);
  expect((await told(chair, 'refuseSignIn', named)).data).toEqual(refused('NO_SUCH_RECORD'));
});

test('neither the head of another school nor a teacher sees, links or takes away a sign-in', async () => {
  const { head, senco, chair, elsewhere, teacher } = school.staff;
  await link(head, senco, 'senco-2');
  const [{ id: signInId } = { id: '' }] = await waiting(chair);
  for (const by of [elsewhere, teacher]) {
    expect((await ask(school.app, by, `{ signIns(schoolUrn: "${URN}") { state } }`, {})).codes).toEqual(['NOT_FOUND']);
    expect((await link(by, senco, 'theirs')).codes).toEqual(['NOT_FOUND']);
    const named = { personId: senco, signInId };
    expect((await told(by, 'confirmSignIn', named)).codes).toEqual(['NOT_FOUND']);
    for (const name of ['refuseSignIn', 'unlinkSignIn'])
      expect((await told(by, name, { ...named, reason: 'Mine now.' })).codes).toEqual(['NOT_FOUND']);
  }
  expect(await statesOfMine(senco)).toEqual(['IN_USE', 'AWAITS_CONFIRMATION']);
});

test('who was head until yesterday links nothing', async () => {
  const { head, senco, chair } = school.staff;
  const left = { personId: head, on: '2026-11-23' };
  expect((await told(chair, 'recordPersonLeft', left)).data).toEqual(RECORDED);
  expect((await link(head, senco, 'senco-2')).codes).toEqual(['UNAUTHENTICATED']);
});

test('a leaving is corrected, then void: who came back is signed in again', async () => {
  const { senco, chair } = school.staff;
  const signedIn = async (): Promise<boolean> =>
    (await ask(school.app, senco, '{ me { schools { roles } } }', {})).codes.length === 0;
  const left = (on: string, more: object = {}): Promise<Answered> =>
    told(chair, 'recordPersonLeft', { personId: senco, on, ...more });
  const reason = 'On leave, not gone.';
  expect((await left('2026-11-20')).data).toEqual(RECORDED);
  expect(await signedIn()).toBe(false);
  const { data } = await ask(school.app, chair, `{ people(schoolUrn: "${URN}") { records { id: uuid kind } } }`, {});
  const { records } = (data as { people: { records: { id: string; kind: string }[] } }).people;
  const recordId = records.find(({ kind }) => kind === 'LEAVING')?.id;
  expect((await left('2026-11-30', { corrects: { recordId, reason } })).data).toEqual(RECORDED);
  expect(await signedIn()).toBe(true);
  expect((await left('2026-11-20', { corrects: { recordId, reason } })).data).toEqual(RECORDED);
  expect(await signedIn()).toBe(false);
  expect((await told(chair, 'voidLeaving', { personId: senco, recordId, reason })).data).toEqual(RECORDED);
  expect(await signedIn()).toBe(true);
  expect((await told(chair, 'voidLeaving', { personId: senco, recordId, reason })).data).toEqual(
    refused('NO_SUCH_RECORD'),
  );
});
