import { describe, test } from '@jest/globals';
import {
  type ContinueSenSupport,
  continueSenSupport,
} from '../../../src/decisions/identification/continue-sen-support.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { continued, ENVELOPE, removal, review, steppedUp, support } from '../../support/identification-facts.ts';
import {
  enrolled,
  type Fact,
  given,
  left,
  observed,
  placedOnSupport,
  registered,
  reported,
  takenHere,
} from '../../support/pupil-spec.ts';

const command: ContinueSenSupport = {
  ...ENVELOPE,
  nextReviewOn: '2027-03-12',
  parentInformed: { on: '2026-11-13', method: 'MEETING', by: null },
  evidence: [],
  rationale: 'It works; it needs longer.',
};
const { schoolUrn, nextReviewOn, parentInformed, evidence, rationale } = command;
const held = review('2026-11-13');
const reviewed = [registered, enrolled, placedOnSupport, held];
const idOf = (revision: number): string => `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`;

describe('ContinueSenSupport', () => {
  test('rests on the newest review that is in the record', () => {
    given(registered, enrolled, placedOnSupport, review('2026-03-02'), held)
      .as(takenHere)
      .when(continueSenSupport, command)
      .recorded([
        {
          type: 'SenSupportContinued',
          effectiveFrom: '2026-11-20',
          data: { schoolUrn, reviewId: idOf(4), nextReviewOn, parentInformed, evidence, rationale },
        },
      ]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<ContinueSenSupport>])[] = [
    ['REVIEW_NOT_RECORDED', [registered, enrolled, placedOnSupport], {}],
    ['NOT_ON_SEN_SUPPORT', [registered, enrolled, held], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04'), held], {}],
    ['REVIEW_DATE_MISSING', reviewed, { nextReviewOn: null }],
    ['REVIEW_DATE_NOT_AFTER_START', reviewed, { nextReviewOn: '2026-11-20' }],
    [
      'BEFORE_ADMISSION',
      [registered, enrolled, support('2019-01-07'), review('2020-05-04')],
      { effectiveFrom: '2020-06-01' },
    ],
    ['AFTER_LEAVING', [...reviewed, left], {}],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(continueSenSupport, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(continueSenSupport, { ...command, ...change })
        .recordedTypes(['SenSupportContinued'], [code]);
    });
  });

  // A review carries one decision: it belongs to this stretch of SEN support and to nothing that was decided since.
  test.each<readonly [string, readonly Fact[]]>([
    [
      'of SEN support that ended before',
      [registered, enrolled, support('2024-01-08'), review('2024-06-03'), removal('2024-07-01'), placedOnSupport],
    ],
    ['that another continuation has used', [...reviewed, continued('2026-11-16')]],
    ['that a step up has used', [...reviewed, steppedUp('2026-11-16')]],
  ])('a review %s carries nothing', (_words, facts) => {
    given(...facts)
      .as(takenHere)
      .when(continueSenSupport, command)
      .refused('REVIEW_NOT_RECORDED');
    given(...facts)
      .as(reported)
      .when(continueSenSupport, command)
      .recordedTypes(['SenSupportContinued'], ['REVIEW_NOT_RECORDED']);
  });

  test('a review that came after the decision carries nothing', () => {
    given(registered, enrolled, placedOnSupport, review('2026-11-18'))
      .as(reported)
      .when(continueSenSupport, command)
      .recordedTypes(['SenSupportContinued'], ['REVIEW_NOT_RECORDED']);
  });
});
