import { beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, recorded, URN } from '../support/school.ts';

const school = await openSchool();
let robin: string;
const FILE = {
  schoolUrn: URN,
  seenRevision: null,
  basis: 'FROM_DOCUMENT',
  decidedAt: null,
  decidedOn: '2026-11-20',
  decidedBy: [],
  effectiveFrom: '2026-11-20',
  source: 'MIS',
  documentOn: null,
  receivedOn: null,
  plan: null,
  planReference: null,
  note: null,
};

beforeAll(async () => {
  robin = await school.pupil();
  recorded(
    await school.as(
      school.staff.senco,
      'PlaceOnSenSupport',
      placement(robin, { effectiveFrom: '2026-11-02', basis: 'REPORTED', decidedOn: '2026-11-02' }),
    ),
  );
  recorded(
    await school.as(school.staff.senco, 'RecordSenStatus', {
      ...FILE,
      pupilId: robin,
      periods: [{ status: 'K', from: '2026-11-02', to: null }],
      needs: [{ code: 'MLD', rank: 1 }],
    }),
  );
});

const LIST = `query ($urn: String!, $states: [DiscrepancyState!], $asAt: AsAtInput) { discrepancies(schoolUrn: $urn, states: $states, asAt: $asAt) { totalCount edges { node {
  id state kind source status from needs { code rank } fields pupil { surname } raisedBy { person { name } role } settlement { resolution settledBy note resolvedBy { person { name } } } } } } }`;
const RESOLVE =
  'mutation ($input: ResolveDiscrepancyInput!) { resolveDiscrepancy(input: $input) { __typename ... on CommandRefused { refusals { code } } } }';
interface Listed {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}
const list = async (variables: object = {}): Promise<Listed> =>
  (await ask(school.app, school.staff.senco, LIST, { urn: URN, ...variables })).data?.['discrepancies'] as Listed;

test('a file that disagrees raises a question, which a person settles; as known before, it is open', async () => {
  const open = await list();
  expect(open).toEqual({
    totalCount: 1,
    edges: [
      {
        node: {
          id: open.edges[0]?.node.id,
          state: 'OPEN',
          kind: 'NEEDS_DIFFER',
          source: 'MIS',
          status: 'K',
          from: '2026-11-02',
          needs: [{ code: 'MLD', rank: 1 }],
          fields: [],
          pupil: { surname: 'Example' },
          raisedBy: { person: { name: 'Person senco' }, role: 'SENCO' },
          settlement: null,
        },
      },
    ],
  });
  const before = school.clock.now();
  const input = {
    commandId: randomUUID(),
    pupilId: robin,
    schoolUrn: URN,
    discrepancyId: open.edges[0]?.node.id,
    resolution: 'LOG_IS_RIGHT',
    note: 'The export was old.',
  };
  expect((await ask(school.app, school.staff.senco, RESOLVE, { input })).data).toEqual({
    resolveDiscrepancy: { __typename: 'CommandRecorded' },
  });
  expect(
    (await ask(school.app, school.staff.senco, RESOLVE, { input: { ...input, commandId: randomUUID() } })).data,
  ).toEqual({ resolveDiscrepancy: { __typename: 'CommandRefused', refusals: [{ code: 'ALREADY_RECORDED' }] } });
  expect(await list()).toEqual({ totalCount: 0, edges: [] });
  expect(await list({ states: ['RESOLVED'] })).toMatchObject({
    totalCount: 1,
    edges: [
      {
        node: {
          state: 'RESOLVED',
          settlement: {
            resolution: 'LOG_IS_RIGHT',
            settledBy: null,
            note: 'The export was old.',
            resolvedBy: { person: { name: 'Person senco' } },
          },
        },
      },
    ],
  });
  expect(await list({ asAt: { recordedAt: before } })).toEqual(open);
});

test('the file was right: the correction that put the record right is named', async () => {
  const pupilId = await school.pupil();
  const { decisionId } = recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupilId)));
  recorded(
    await school.as(school.staff.senco, 'RecordSenStatus', {
      ...FILE,
      pupilId,
      periods: [{ status: 'K', from: '2026-11-20', to: null }],
      needs: [{ code: 'MLD', rank: 1 }],
    }),
  );
  const correction = recorded(
    await school.as(
      school.staff.senco,
      'PlaceOnSenSupport',
      placement(pupilId, {
        needs: [{ code: 'MLD', rank: 1 }],
        correctionOf: { decisionId, reason: 'As in the file.' },
      }),
    ),
  );
  const [asked] = (await list()).edges;
  const input = {
    commandId: randomUUID(),
    pupilId,
    schoolUrn: URN,
    discrepancyId: asked?.node.id,
    resolution: 'FILE_IS_RIGHT',
    settledBy: correction.decisionId,
  };
  expect((await ask(school.app, school.staff.senco, RESOLVE, { input })).data).toEqual({
    resolveDiscrepancy: { __typename: 'CommandRecorded' },
  });
  expect(await list()).toEqual({ totalCount: 0, edges: [] });
});

test('is not for governors, nor for another school', async () => {
  for (const person of [school.staff.governor, school.staff.elsewhere]) {
    expect((await ask(school.app, person, LIST, { urn: URN })).refusals).toEqual(['NOT_FOUND']);
  }
});
