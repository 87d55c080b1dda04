import { describe, test } from '@jest/globals';
import {
  type PlaceOnSenSupport,
  placeOnSenSupport,
} from '../../../src/decisions/identification/place-on-sen-support.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import {
  enrolled,
  type Fact,
  given,
  left,
  observed,
  placedOnSupport,
  PUPIL,
  registered,
  reported,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';

// Y2, phonics catch-up tried, hearing checked → K, SPLD rank 1, parents informed, review set.
const command: PlaceOnSenSupport = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
  needs: [{ code: 'SPLD', rank: 1 }],
  reviewOn: '2026-12-12',
  parentInformed: { on: '2026-10-14', method: 'MEETING', by: null },
  evidence: [{ kind: 'ASSESSMENT', on: '2026-10-01', author: 'TEACHER', sha256: null }],
  rationale: 'Reading age 14 months behind.',
  desiredOutcomes: null,
  parentViews: null,
  pupilViews: null,
};
const event = {
  type: 'SenSupportDecided',
  effectiveFrom: '2026-11-20',
  data: {
    schoolUrn: SCHOOL,
    needs: command.needs,
    reviewOn: '2026-12-12',
    parentInformed: command.parentInformed,
    evidence: command.evidence,
    ncYear: '5',
    rationale: command.rationale,
    desiredOutcomes: null,
    parentViews: null,
    pupilViews: null,
  },
};

describe('PlaceOnSenSupport', () => {
  test('is decided', () => {
    given(registered, enrolled).as(takenHere).when(placeOnSenSupport, command).recorded([event]);
  });

  test('may follow monitoring or a removal', () => {
    given(registered, enrolled, observed('N', '2026-01-01'))
      .as(takenHere)
      .when(placeOnSenSupport, command)
      .recorded([event]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<PlaceOnSenSupport>])[] = [
    ['NEED_NOT_RECORDED', [registered, enrolled], { needs: [] }],
    [
      'NEED_RANKS_NOT_DISTINCT',
      [registered, enrolled],
      {
        needs: [
          { code: 'SPLD', rank: 1 },
          { code: 'SLCN', rank: 1 },
        ],
      },
    ],
    ['NEED_RANKS_NOT_DISTINCT', [registered, enrolled], { needs: [{ code: 'SPLD', rank: 2 }] }],
    ['NEED_CODE_NOT_IN_FORCE', [registered, enrolled], { needs: [{ code: 'BESD', rank: 1 }] }],
    ['ALREADY_ON_SEN_SUPPORT', [registered, enrolled, placedOnSupport], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04')], {}],
    ['BEFORE_ADMISSION', [registered, enrolled], { effectiveFrom: '2020-06-01', reviewOn: '2020-10-01' }],
    ['AFTER_LEAVING', [registered, enrolled, left], {}],
    ['REVIEW_DATE_NOT_AFTER_START', [registered, enrolled], { reviewOn: '2026-11-20' }],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(placeOnSenSupport, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(placeOnSenSupport, { ...command, ...change })
        .recordedTypes(['SenSupportDecided'], [code]);
    });
  });

  test.each([takenHere, reported])(
    'an impossible date or an unknown code refuses on every basis ($basis)',
    (envelope) => {
      given(registered, enrolled)
        .as(envelope)
        .when(placeOnSenSupport, { ...command, parentInformed: { on: '2026-11-21', method: 'MEETING', by: null } })
        .refused('DATE_IN_FUTURE');
      given(registered, enrolled)
        .as(envelope)
        .when(placeOnSenSupport, { ...command, needs: [{ code: 'DYSLEX', rank: 1 }] })
        .refused('CODE_NOT_KNOWN');
    },
  );

  test('all reasons are told, not the first', () => {
    given(registered, enrolled, placedOnSupport)
      .as({ ...takenHere, broken: ['NO_AUTHORITY_AT_DECISION'] })
      .when(placeOnSenSupport, { ...command, needs: [] })
      .refused('NEED_NOT_RECORDED', 'ALREADY_ON_SEN_SUPPORT', 'NO_AUTHORITY_AT_DECISION');
  });

  test('a late entry is noted, never refused, together with what the envelope breaks', () => {
    given(registered, enrolled)
      .as({ ...reported, broken: ['LATE_ENTRY', 'NO_AUTHORITY_AT_DECISION'] })
      .when(placeOnSenSupport, command)
      .recorded([event], ['LATE_ENTRY', 'NO_AUTHORITY_AT_DECISION']);
  });

  test.each([takenHere, reported])('a first review more than a term away is noted ($basis)', (envelope) => {
    given(registered, enrolled)
      .as(envelope)
      .when(placeOnSenSupport, { ...command, reviewOn: '2027-03-20' })
      .recordedTypes(['SenSupportDecided']);
    given(registered, enrolled)
      .as(envelope)
      .when(placeOnSenSupport, { ...command, reviewOn: '2027-03-21' })
      .recordedTypes(['SenSupportDecided'], ['FIRST_REVIEW_AFTER_A_TERM']);
  });
});
