import { describe, expect, test } from '@jest/globals';
import {
  countDecisions,
  cursorOf,
  decisionById,
  type DecisionCursor,
  type DecisionRequest,
  findDecisions,
} from '../../projections/decisions/decision-history.ts';
import type { DecisionFilter } from '../../projections/decisions/decision-filter.ts';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import type { Projections } from '../../projections/engine/runner.ts';
import type { SchoolScope } from '../../projections/engine/scope.ts';
import {
  type GivenLog,
  GivenPupil,
  HEAD,
  OTHER_SCHOOL,
  person,
  SCHOOL,
  sealed,
  SENCO,
  TEACHER,
  uuid,
} from '../support/given-log.ts';
import { givenModel } from '../support/given-projections.ts';

const ALL: SchoolScope = { schoolUrn: SCHOOL, scope: 'SCHOOL', person: TEACHER };
const NEXT_DOOR: SchoolScope = { schoolUrn: OTHER_SCHOOL, scope: 'SCHOOL', person: TEACHER };
const BY_DECISION = { by: 'DECIDED_AT', direction: 'ASC' } as const;

const given = (work: (log: GivenLog, history: () => Promise<Projections>) => Promise<void>): Promise<void> =>
  givenModel('decision-history', work);

function request(more: Partial<DecisionRequest> = {}): DecisionRequest {
  return { scopes: [ALL], cut: { ordinal: Number.MAX_SAFE_INTEGER - 1 }, order: BY_DECISION, first: 50, ...more };
}

function ids(projections: Projections, more: Partial<DecisionRequest> = {}): string[] {
  return findDecisions(projections.reader('decision-history'), request(more)).rows.map((row) => row.id);
}

describe('the decision history', () => {
  test('concerns the events that decision commands emit', () => {
    // Which there are is held to the registry by `test/schema/decision-kinds.test.ts`.
    expect(DECISION_TYPES).toEqual(
      expect.arrayContaining([
        'ConcernRaised',
        'ProvisionCodeObserved',
        'RegisterRemovalDecided',
        'SenSupportDecided',
        'NeedsRanked',
      ]),
    );
    expect(
      DECISION_TYPES.filter((type) =>
        ['DiscrepancyRaised', 'PupilLeft', 'InformationGathered', 'ConsultationOpened'].includes(type),
      ),
    ).toEqual([]);
  });

  test('says of a decision who, what, when, and where its sealed fields open', async () => {
    await given(async (log, history) => {
      const pupil = new GivenPupil('a');
      const findings = ['LATE_ENTRY', 'NO_AUTHORITY_AT_DECISION'];
      const decidedBy = [
        {
          kind: 'MEETING',
          meeting: 'LEADERSHIP_TEAM',
          members: [{ person: HEAD, role: 'HEADTEACHER', authority: { kind: 'NOT_RECORDED' } }],
        },
      ];
      const [, id = ''] = log.append(
        pupil.registered(),
        pupil.support('2024-03-01', ['SLCN', 'MLD'], {
          metadata: { findings, decidedBy, decidedAt: '2024-06-30T23:30:00.000Z', decidedAtPrecision: 'INSTANT' },
        }),
      );
      const row = decisionById((await history()).reader('decision-history'), [ALL], id, { ordinal: 2 });
      const { metadata, ...clear } = { ...row };
      expect(clear).toEqual({
        id,
        ordinal: 2,
        revision: 1,
        knownFrom: 2,
        pupil: pupil.id,
        schoolUrn: SCHOOL,
        type: 'SenSupportDecided',
        state: 'IN_EFFECT',
        basis: 'REPORTED',
        decidedAt: '2024-06-30T23:30:00.000Z',
        decidedOn: '2024-07-01',
        effectiveFrom: '2024-03-01',
        recordedAt: '2024-09-02T00:02:00.000Z',
        status: 'K',
        primaryNeed: 'SLCN',
        lateEntry: true,
        data: pupil.supportData(['SLCN', 'MLD']),
        sealedIn: { stream: pupil.stream, revision: 1, type: 'SenSupportDecided', id, path: '' },
      });
      expect(metadata).toEqual(
        expect.objectContaining({
          decidedBy,
          findings,
          basis: 'REPORTED',
          recordedBy: { person: SENCO, role: 'SENCO' },
        }),
      );
    });
  });

  test('takes in every type of decision, and nothing else', async () => {
    await given(async (log, history) => {
      const pupil = new GivenPupil('a');
      log.append(
        pupil.registered(),
        pupil.enrolled('2020-09-01'),
        pupil.concern('2024-01-01'),
        pupil.support('2024-02-01', ['SLCN']),
        pupil.ranked('2024-02-05', ['MLD', 'SLCN']),
        pupil.observed('E', '2024-03-01', ['ASD']),
        pupil.removed('2024-04-01'),
        {
          stream: pupil.stream,
          type: 'DiscrepancyRaised',
          data: {
            schoolUrn: SCHOOL,
            source: 'CTF',
            kind: 'NEEDS_DIFFER',
            fields: [],
            status: 'K',
            from: null,
            needs: [],
          },
        },
      );
      const { rows } = findDecisions((await history()).reader('decision-history'), request());
      expect(rows.map(({ type, status, primaryNeed }) => [type, status, primaryNeed])).toEqual([
        ['ConcernRaised', null, null],
        ['SenSupportDecided', 'K', 'SLCN'],
        ['NeedsRanked', null, 'MLD'],
        ['ProvisionCodeObserved', 'E', 'ASD'],
        ['RegisterRemovalDecided', 'N', null],
      ]);
    });
  });

  test('answers a correction from the cut at which it was known, and opens its fields where they are sealed', async () => {
    await given(async (log, history) => {
      const pupil = new GivenPupil('a');
      const [id = ''] = log.append(pupil.support('2024-03-01', ['SLCN']));
      const [correction = ''] = log.append(
        pupil.corrected(id, 'SenSupportDecided', pupil.supportData(['ASD']), {
          effectiveFrom: '2024-02-01',
          decidedBy: [person(HEAD, 'HEADTEACHER')],
        }),
      );
      const reader = (await history()).reader('decision-history');
      const at = (ordinal: number) => decisionById(reader, [ALL], id, { ordinal });
      expect(
        [1, 2]
          .map(at)
          .map((row) => [row?.state, row?.primaryNeed, row?.effectiveFrom, row?.knownFrom, row?.sealedIn.path]),
      ).toEqual([
        ['IN_EFFECT', 'SLCN', '2024-03-01', 1, ''],
        ['CORRECTED', 'ASD', '2024-02-01', 2, 'replacement.'],
      ]);
      expect(at(2)?.sealedIn).toEqual({
        stream: pupil.stream,
        revision: 1,
        type: 'CorrectionRecorded',
        id: correction,
        path: 'replacement.',
      });
      expect(ids(await history(), { filter: { deciderPerson: HEAD } })).toEqual([id]);
      expect(ids(await history(), { filter: { deciderPerson: SENCO } })).toEqual([]);
      expect(ids(await history(), { filter: { deciderPerson: SENCO }, cut: { ordinal: 1 } })).toEqual([id]);
    });
  });

  test('keeps what was voided as voided; a void of a correction brings the decision back as it was', async () => {
    await given(async (log, history) => {
      const pupil = new GivenPupil('a');
      const [id = ''] = log.append(pupil.support('2024-03-01', ['SLCN']));
      const [correction = ''] = log.append(pupil.corrected(id, 'SenSupportDecided', pupil.supportData(['ASD'])));
      log.append(pupil.voided(correction), pupil.voided(id), pupil.voided(id));
      const reader = (await history()).reader('decision-history');
      expect(
        [0, 1, 2, 3, 4, 5]
          .map((ordinal) => decisionById(reader, [ALL], id, { ordinal }))
          .map((row) => row && [row.state, row.primaryNeed, row.knownFrom]),
      ).toEqual([
        undefined,
        ['IN_EFFECT', 'SLCN', 1],
        ['CORRECTED', 'ASD', 2],
        ['IN_EFFECT', 'SLCN', 3],
        ['VOIDED_AS_ERROR', 'SLCN', 4],
        ['VOIDED_AS_ERROR', 'SLCN', 4],
      ]);
      expect(ids(await history(), { filter: { states: ['IN_EFFECT', 'CORRECTED'] } })).toEqual([]);
    });
  });

  test('does not let a correction of another type, pupil or event change anything', async () => {
    await given(async (log, history) => {
      const [pupil, other] = [new GivenPupil('a'), new GivenPupil('b')];
      const [id = ''] = log.append(pupil.support('2024-03-01', ['SLCN']));
      log.append(
        pupil.corrected(id, 'RegisterRemovalDecided', pupil.supportData(['ASD'])),
        other.corrected(id, 'SenSupportDecided', pupil.supportData(['ASD'])),
        other.voided(id),
        pupil.voided(uuid('nothing')),
      );
      const { rows } = findDecisions((await history()).reader('decision-history'), request());
      expect(rows.map(({ state, primaryNeed, knownFrom }) => [state, primaryNeed, knownFrom])).toEqual([
        ['IN_EFFECT', 'SLCN', 1],
      ]);
    });
  });

  test('chooses by each filter', async () => {
    await given(async (log, history) => {
      const [a, b] = [new GivenPupil('a'), new GivenPupil('b')];
      const [concern = '', support = '', removal = '', elsewhere = ''] = log.append(
        a.concern('2024-01-10', {
          metadata: { recordedBy: { person: TEACHER, role: 'TEACHER' }, decidedBy: [person(TEACHER, 'TEACHER')] },
        }),
        a.support('2024-02-10', ['SLCN'], { metadata: { findings: ['LATE_ENTRY'], effectiveFrom: '2024-02-20' } }),
        b.removed('2024-03-10', {
          metadata: {
            basis: 'TAKEN_HERE',
            decidedBy: [
              {
                kind: 'MEETING',
                meeting: 'SEN_PANEL',
                members: [
                  { person: HEAD, role: 'HEADTEACHER' },
                  { person: SENCO, role: 'SENCO' },
                ],
              },
            ],
          },
        }),
        new GivenPupil('c', OTHER_SCHOOL).concern('2024-04-10'),
      );
      const projections = await history();
      const filters: readonly (readonly [DecisionFilter, readonly string[]])[] = [
        [{}, [concern, support, removal, elsewhere]],
        [{ pupil: a.id }, [concern, support]],
        [{ schoolUrn: OTHER_SCHOOL }, [elsewhere]],
        [{ schoolUrn: '900003' }, []],
        [{ types: ['ConcernRaised', 'RegisterRemovalDecided'] }, [concern, removal, elsewhere]],
        [{ types: [] }, []],
        [{ basis: 'TAKEN_HERE' }, [removal]],
        [{ status: 'K' }, [support]],
        [{ deciderRole: 'HEADTEACHER' }, [removal]],
        [{ deciderPerson: SENCO }, [support, removal, elsewhere]],
        [{ deciderPerson: SENCO, deciderRole: 'HEADTEACHER' }, []],
        [{ deciderPerson: uuid('nobody') }, []],
        [{ recordedBy: TEACHER }, [concern]],
        [{ decidedFrom: '2024-02-10', decidedTo: '2024-03-10' }, [support, removal]],
        [{ effectiveFromMin: '2024-02-11', effectiveFromMax: '2024-03-09' }, [support]],
        [{ finding: 'LATE_ENTRY' }, [support]],
        [{ lateEntry: false }, [concern, removal, elsewhere]],
        [{ id: removal }, [removal]],
      ];
      for (const [filter, expected] of filters) {
        expect([filter, ids(projections, { scopes: [ALL, NEXT_DOOR], filter })]).toEqual([filter, expected]);
        expect([
          filter,
          countDecisions(projections.reader('decision-history'), { ...request({ scopes: [ALL, NEXT_DOOR] }), filter }),
        ]).toEqual([filter, expected.length]);
      }
      expect(ids(projections, { cut: { ordinal: 4, effectiveOn: '2024-02-19' } })).toEqual([concern]);
      expect(ids(projections, { cut: { ordinal: 4, effectiveOn: '2024-02-20' } })).toEqual([concern, support]);
    });
  });

  test('shows nothing outside the scopes, whatever is asked for', async () => {
    await given(async (log, history) => {
      const [a, b] = [new GivenPupil('a'), new GivenPupil('b', OTHER_SCHOOL)];
      const [own = '', others = '', elsewhere = ''] = log.append(
        a.concern('2024-01-10', { metadata: { recordedBy: { person: TEACHER, role: 'TEACHER' } } }),
        a.concern('2024-01-11'),
        b.concern('2024-01-12'),
      );
      const projections = await history();
      const scopes = [{ ...ALL, scope: 'OWN' as const }];
      expect(ids(projections, { scopes: [] })).toEqual([]);
      expect(ids(projections, { scopes })).toEqual([own]);
      expect(ids(projections, { scopes: [ALL, ...scopes] })).toEqual([own, others]);
      expect(ids(projections, { filter: { schoolUrn: OTHER_SCHOOL } })).toEqual([]);
      expect(ids(projections, { filter: { pupil: b.id } })).toEqual([]);
      const reader = projections.reader('decision-history');
      expect([own, others, elsewhere].map((id) => decisionById(reader, scopes, id, { ordinal: 3 })?.id)).toEqual([
        own,
        undefined,
        undefined,
      ]);
      expect(countDecisions(reader, { scopes, cut: { ordinal: 3 } })).toBe(1);
    });
  });

  test.each(['DECIDED_AT', 'RECORDED_AT', 'EFFECTIVE_FROM'] as const)(
    'gives each row once, page by page, in the order of %s and back, whatever is written meanwhile',
    async (by) => {
      await given(async (log, history) => {
        const days = ['2024-03-01', '2024-01-01', '2024-02-01', '2024-02-01', '2024-02-01', '2024-05-01', '2024-04-01'];
        log.append(
          ...days.map((day, n) => new GivenPupil(String(n), n % 2 === 0 ? SCHOOL : OTHER_SCHOOL).concern(day)),
        );
        const projections = await history();
        for (const direction of ['ASC', 'DESC'] as const) {
          const asked = { scopes: [ALL, NEXT_DOOR], cut: { ordinal: 7 }, order: { by, direction } };
          const whole = ids(projections, asked);
          const pages: string[][] = [];
          for (let after: DecisionCursor | undefined; ;) {
            const { rows, hasNextPage } = findDecisions(
              projections.reader('decision-history'),
              request({ ...asked, first: 2, after }),
            );
            pages.push(rows.map((row) => row.id));
            const last = rows.at(-1);
            if (!hasNextPage || last === undefined) break;
            after = cursorOf(last, asked.order);
            log.append(new GivenPupil(`new ${direction} ${String(pages.length)}`).concern('2024-02-01'));
            await history();
          }
          expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
          expect(pages.flat()).toEqual(whole);
        }
        const expected = by === 'RECORDED_AT' ? [0, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 0, 6, 5];
        expect(
          findDecisions(
            projections.reader('decision-history'),
            request({ scopes: [ALL, NEXT_DOOR], cut: { ordinal: 7 }, order: { by, direction: 'ASC' } }),
          ).rows.map((row) => row.ordinal - 1),
        ).toEqual(expected);
      });
    },
  );

  test('holds no word of a sealed field but its ciphertext', async () => {
    await given(async (log, history) => {
      const pupil = new GivenPupil('a');
      const [id = ''] = log.append(pupil.support('2024-03-01', ['SLCN']));
      const row = decisionById((await history()).reader('decision-history'), [ALL], id, { ordinal: 1 });
      expect(row?.data['rationale']).toEqual(sealed('why SLCN'));
    });
  });
});
