import { describe, test } from '@jest/globals';
import {
  type HoldSenSupportReview,
  holdSenSupportReview,
} from '../../../src/decisions/identification/hold-sen-support-review.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { ENVELOPE, removal } from '../../support/identification-facts.ts';
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

const command: HoldSenSupportReview = {
  ...ENVELOPE,
  heldOn: '2026-11-13',
  withParents: true,
  withPupil: true,
  attendees: ['CLASS_TEACHER', 'SENCO', 'PARENT', 'PUPIL'],
  impact: 'SOME_PROGRESS',
  recommendation: 'CONTINUE',
  nextReviewOn: '2027-03-12',
  evidence: [],
  impactSummary: 'Six months in four.',
  parentViews: 'Pleased.',
  pupilViews: 'Likes the group.',
};
const {
  schoolUrn,
  heldOn,
  withParents,
  withPupil,
  attendees,
  impact,
  recommendation,
  nextReviewOn,
  evidence,
  impactSummary,
  parentViews,
  pupilViews,
} = command;
const onSupport = [registered, enrolled, placedOnSupport];

describe('HoldSenSupportReview', () => {
  test('counts from the day on which it was held', () => {
    given(...onSupport)
      .as(takenHere)
      .when(holdSenSupportReview, command)
      .recorded([
        {
          type: 'SenSupportReviewHeld',
          effectiveFrom: '2026-11-13',
          data: {
            schoolUrn,
            heldOn,
            withParents,
            withPupil,
            attendees,
            impact,
            recommendation,
            nextReviewOn,
            evidence,
            impactSummary,
            parentViews,
            pupilViews,
          },
        },
      ]);
  });

  test('sets no next one when it recommends to end', () => {
    given(...onSupport)
      .as(takenHere)
      .when(holdSenSupportReview, { ...command, recommendation: 'REMOVE', nextReviewOn: null })
      .recordedTypes(['SenSupportReviewHeld']);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<HoldSenSupportReview>])[] = [
    ['NOT_ON_SEN_SUPPORT', [registered, enrolled], {}],
    ['NOT_ON_SEN_SUPPORT', [...onSupport, removal('2026-11-13')], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04')], {}],
    ['REVIEW_DATE_MISSING', onSupport, { nextReviewOn: null }],
    ['REVIEW_DATE_NOT_AFTER_START', onSupport, { nextReviewOn: '2026-11-13' }],
    ['BEFORE_ADMISSION', [registered, enrolled, observed('K', '2019-01-01')], { heldOn: '2020-06-01' }],
    ['AFTER_LEAVING', [...onSupport, left], {}],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(holdSenSupportReview, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(holdSenSupportReview, { ...command, ...change })
        .recordedTypes(['SenSupportReviewHeld'], [code]);
    });
  });

  test.each([takenHere, reported])('one that is still to come has not been held ($basis)', (envelope) => {
    given(...onSupport)
      .as(envelope)
      .when(holdSenSupportReview, { ...command, heldOn: '2026-11-21' })
      .refused('DATE_IN_FUTURE');
  });
});
