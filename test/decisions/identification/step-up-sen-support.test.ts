import { describe, test } from '@jest/globals';
import { type StepUpSenSupport, stepUpSenSupport } from '../../../src/decisions/identification/step-up-sen-support.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { ENVELOPE, review, support } from '../../support/identification-facts.ts';
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

const command: StepUpSenSupport = {
  ...ENVELOPE,
  next: 'CONSIDER_EHC_NEEDS_ASSESSMENT',
  nextReviewOn: '2027-02-05',
  parentInformed: null,
  evidence: [],
  rationale: 'Three cycles, little progress.',
};
const { schoolUrn, next, nextReviewOn, parentInformed, evidence, rationale } = command;
const held = review('2026-11-13');
const reviewed = [registered, enrolled, placedOnSupport, held];

describe('StepUpSenSupport', () => {
  test('says what more is done, and on which review it rests', () => {
    given(...reviewed)
      .as(takenHere)
      .when(stepUpSenSupport, command)
      .recorded([
        {
          type: 'SenSupportSteppedUp',
          effectiveFrom: '2026-11-20',
          data: {
            schoolUrn,
            next,
            reviewId: '00000000-0000-4000-8000-000000000003',
            nextReviewOn,
            parentInformed,
            evidence,
            rationale,
          },
        },
      ]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<StepUpSenSupport>])[] = [
    ['REVIEW_NOT_RECORDED', [registered, enrolled, placedOnSupport], {}],
    ['NOT_ON_SEN_SUPPORT', [registered, enrolled, held], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04'), held], {}],
    ['REVIEW_DATE_MISSING', reviewed, { nextReviewOn: null }],
    ['REVIEW_DATE_NOT_AFTER_START', reviewed, { nextReviewOn: '2026-11-19' }],
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
        .when(stepUpSenSupport, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(stepUpSenSupport, { ...command, ...change })
        .recordedTypes(['SenSupportSteppedUp'], [code]);
    });
  });
});
