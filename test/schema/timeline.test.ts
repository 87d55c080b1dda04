import { beforeAll, describe, expect, test } from '@jest/globals';
import { isAttempt } from '../../src/decisions/decision.ts';
import { TIMELINE_TYPES } from '../../src/registry/events.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, recorded, URN } from '../support/school.ts';

const school = await openSchool();
let robin: string;
let placed: string;

beforeAll(async () => {
  robin = await school.pupil();
  placed = recorded(await school.as(school.staff.head, 'PlaceOnSenSupport', placement(robin))).decisionId;
});

const TIMELINE = `query ($id: ID!, $first: Int = 50, $after: String, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) { timeline(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id: uuid type state effectiveFrom decidedBy { persons { person { name } role } } recordedBy { role } facts { name value } texts { name value } findings { code } } } } } }`;
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly facts: readonly object[];
  readonly texts: readonly object[];
}
interface Timeline {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Entry }[];
}
async function timeline(person: string, variables: object = {}): Promise<Timeline> {
  const { data } = await ask(school.app, person, TIMELINE, { id: robin, ...variables });
  return (data?.['pupil'] as { timeline: Timeline }).timeline;
}

describe('the timeline of a pupil', () => {
  test('tells everything in its order, with who, when and the words', async () => {
    const { edges, totalCount } = await timeline(school.staff.senco);
    expect([totalCount, edges.map(({ node }) => node.type)]).toEqual([
      4,
      ['PUPIL_REGISTERED', 'PUPIL_ENROLLED', 'SEN_SUPPORT_DECIDED', 'CONSULTATION_OPENED'],
    ]);
    expect(edges[2]?.node).toEqual({
      id: placed,
      type: 'SEN_SUPPORT_DECIDED',
      state: 'IN_EFFECT',
      effectiveFrom: '2026-11-20',
      decidedBy: [{ persons: [{ person: { name: 'Person head' }, role: 'HEADTEACHER' }] }],
      recordedBy: { role: 'HEADTEACHER' },
      facts: [
        { name: 'needs.0.code', value: 'SPLD' },
        { name: 'needs.0.rank', value: '1' },
        { name: 'reviewOn', value: '2026-12-12' },
        { name: 'ncYear', value: '5' },
      ],
      texts: [{ name: 'rationale', value: 'Reading age fourteen months behind.' }],
      findings: [],
    });
    expect(JSON.stringify(edges)).not.toContain('Example');
  });

  test('comes page by page', async () => {
    const first = await timeline(school.staff.senco, { first: 3 });
    const second = await timeline(school.staff.senco, { first: 3, after: first.pageInfo.endCursor });
    expect([first.edges.length, first.pageInfo.hasNextPage, second.edges.map(({ node }) => node.type)]).toEqual([
      3,
      true,
      ['CONSULTATION_OPENED'],
    ]);
  });

  test('shows what was corrected or void as such, and as it was known before', async () => {
    const before = school.clock.now();
    recorded(
      await school.as(
        school.staff.senco,
        'PlaceOnSenSupport',
        placement(robin, {
          needs: [{ code: 'MLD', rank: 1 }],
          correctionOf: { decisionId: placed, reason: 'Wrong need.' },
        }),
      ),
    );
    const state = async (asAt: object | null): Promise<string | undefined> =>
      (await timeline(school.staff.senco, { asAt })).edges.find(({ node }) => node.id === placed)?.node.state;
    expect([await state(null), await state({ recordedAt: before })]).toEqual(['CORRECTED', 'IN_EFFECT']);
    recorded(
      await school.as(school.staff.senco, 'VoidRecordAsError', {
        pupilId: robin,
        schoolUrn: URN,
        seenRevision: null,
        decisionId: placed,
        reason: 'Wrong child.',
      }),
    );
    expect(await state(null)).toBe('VOIDED_AS_ERROR');
  });

  test('ends at a day that is asked for', async () => {
    expect(
      (await timeline(school.staff.senco, { asAt: { effectiveOn: '2026-11-19' } })).edges.map(({ node }) => node.type),
    ).toEqual(['PUPIL_REGISTERED', 'PUPIL_ENROLLED']);
  });

  test("has a word for everything that can stand in a pupil's record", () => {
    const about = REGISTRY.filter(({ subject }) => subject === 'PUPIL')
      .flatMap(({ emits }) => emits.map(({ type }): string => type))
      .filter((type) => type !== 'RecordVoidedAsError');
    expect([...TIMELINE_TYPES].filter((type) => !isAttempt({ type })).sort()).toEqual(
      [...new Set([...about, 'ConsultationOpened', 'DeciderNotified'])].filter((type) => !isAttempt({ type })).sort(),
    );
  });
});
