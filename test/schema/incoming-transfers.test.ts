import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, placement, recorded, URN } from '../support/school.ts';

const school = await openSchool();
let sent: string;
let later: string;

const LIST = readFileSync('schema/operations/incoming-transfers.graphql', 'utf8');

beforeAll(async () => {
  const { senco } = school.staff;
  sent = await school.pupil({ forename: 'First', upn: 'N352000323058' });
  later = await school.pupil({ forename: 'Second' });
  recorded(
    await school.as(
      senco,
      'PlaceOnSenSupport',
      placement(sent, { effectiveFrom: '2026-11-17', basis: 'REPORTED', decidedOn: '2026-11-17' }),
    ),
  );
  const out = { schoolUrn: URN, seenRevision: null, destination: 'STATE_SCHOOL', toSchoolUrn: OTHER_URN };
  recorded(
    await school.as(senco, 'RecordTransferOut', {
      ...out,
      pupilId: sent,
      leftOn: '2026-11-18',
      packSentOn: '2026-11-19',
    }),
  );
  recorded(
    await school.as(senco, 'RecordTransferOut', { ...out, pupilId: later, leftOn: '2026-11-19', packSentOn: null }),
  );
  recorded(
    await school.as(senco, 'RecordTransferOut', {
      ...out,
      pupilId: await school.pupil({ forename: 'Elsewhere' }),
      leftOn: '2026-11-19',
      packSentOn: null,
      toSchoolUrn: null,
    }),
  );
});

type Node = Readonly<Record<string, unknown>> & {
  readonly pupil: { readonly id: string; readonly forename: string | null };
};
async function list(variables: object = {}, person = school.staff.elsewhere): Promise<readonly Node[]> {
  const { data, errors } = await ask(school.app, person, LIST, { schoolUrn: OTHER_URN, ...variables });
  expect(errors).toEqual([]);
  const { totalCount, edges } = data?.['incomingTransfers'] as {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: Node }[];
  };
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => node);
}
const standing = async (variables: object = {}): Promise<readonly unknown[]> =>
  (await list(variables)).map(({ pupil, state, admittedOn, recordReceivedOn }) => [
    pupil.forename,
    state,
    admittedOn,
    recordReceivedOn,
  ]);

test('the school that receives sees who was sent to it, by whom, when, and with what', async () => {
  const [first, ...more] = await list();
  expect(first).toEqual({
    id: expect.any(String),
    state: 'SENT',
    pupil: {
      id: sent,
      forename: 'First',
      surname: 'Example',
      dateOfBirth: '2016-05-01',
      upn: 'N352000323058',
      personalData: 'OPEN',
    },
    fromSchoolUrn: URN,
    fromSchool: school.app.directory.school(URN)?.name,
    leftOn: '2026-11-18',
    packSentOn: '2026-11-19',
    sentAt: expect.stringMatching(/^2026-11-20T/),
    sentBy: { role: 'SENCO', person: { id: school.staff.senco, name: null } },
    status: 'K',
    statusSince: '2026-11-17',
    needs: [{ code: 'SPLD', rank: 1 }],
    admittedOn: null,
    recordReceivedOn: null,
    takenOverAt: null,
    takenOverBy: null,
  });
  expect(more).toMatchObject([
    { pupil: { forename: 'Second' }, packSentOn: null, status: 'N', statusSince: null, needs: [] },
  ]);
});

test('nobody else sees it, and what is seen is in the access record', async () => {
  const { senco, elsewhere, governor } = school.staff;
  for (const person of [senco, governor])
    expect((await ask(school.app, person, LIST, { schoolUrn: OTHER_URN })).refusals).toEqual(['NOT_FOUND']);
  expect(await list({ schoolUrn: URN }, senco)).toEqual([]);
  expect((await ask(school.app, elsewhere, LIST, { schoolUrn: OTHER_URN })).pupils.toSorted()).toEqual(
    [sent, later].toSorted(),
  );
});

test('what is taken over awaits its papers, and is complete with them', async () => {
  const { elsewhere } = school.staff;
  const known = { ordinal: school.app.log.head() };
  const into = { schoolUrn: OTHER_URN, seenRevision: null, fromSchoolUrn: URN };
  recorded(
    await school.as(elsewhere, 'RecordTransferIn', {
      ...into,
      pupilId: sent,
      admittedOn: '2026-11-19',
      enrolment: 'CURRENT',
      ncYear: '7',
      recordReceivedOn: null,
    }),
  );
  recorded(
    await school.as(elsewhere, 'RecordTransferIn', {
      ...into,
      pupilId: later,
      admittedOn: '2026-11-20',
      enrolment: 'CURRENT',
      ncYear: '7',
      recordReceivedOn: '2026-11-20',
    }),
  );
  expect(await standing()).toEqual([['First', 'PAPERS_AWAITED', '2026-11-19', null]]);
  expect(await standing({ asAt: known })).toEqual([
    ['First', 'SENT', null, null],
    ['Second', 'SENT', null, null],
  ]);
  recorded(await school.as(elsewhere, 'RecordTransferPapers', { ...into, pupilId: sent, receivedOn: '2026-11-20' }));
  expect(
    codes(await school.as(elsewhere, 'RecordTransferPapers', { ...into, pupilId: later, receivedOn: '2026-11-20' })),
  ).toEqual(['NO_PAPERS_AWAITED']);
  expect(await standing()).toEqual([]);
  expect(await standing({ states: ['COMPLETE'] })).toEqual([
    ['First', 'COMPLETE', '2026-11-19', '2026-11-20'],
    ['Second', 'COMPLETE', '2026-11-20', '2026-11-20'],
  ]);
  expect(await standing({ states: ['COMPLETE'], fromSchoolUrn: '900009' })).toEqual([]);
});

test('as on any day', async () => {
  const onDay = (effectiveOn: string): Promise<readonly unknown[]> =>
    standing({ asAt: { effectiveOn }, states: ['SENT', 'PAPERS_AWAITED', 'COMPLETE'] });
  expect(await onDay('2026-11-17')).toEqual([]);
  expect((await list({ asAt: { effectiveOn: '2026-11-18' } })).map(({ packSentOn }) => packSentOn)).toEqual([null]);
  expect(await onDay('2026-11-18')).toEqual([['First', 'SENT', null, null]]);
  expect(await onDay('2026-11-19')).toEqual([
    ['First', 'PAPERS_AWAITED', '2026-11-19', null],
    ['Second', 'SENT', null, null],
  ]);
  expect(await onDay('2026-11-20')).toEqual([
    ['First', 'COMPLETE', '2026-11-19', '2026-11-20'],
    ['Second', 'COMPLETE', '2026-11-20', '2026-11-20'],
  ]);
});
