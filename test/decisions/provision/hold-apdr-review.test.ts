import { describe, test } from '@jest/globals';
import { type HoldApdrReview, holdApdrReview } from '../../../src/decisions/provision/hold-apdr-review.ts';
import { type Fact, given, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { always, bothWays, DECISION, onRoll } from '../../support/provision-spec.ts';

const plan = {
  schoolUrn: SCHOOL,
  cycle: 1,
  outcomes: [],
  provisions: [],
  reviewOn: '2026-11-20',
  agreedWith: [],
  assessment: null,
  expectedImpact: null,
};
const planned: Fact = { type: 'ApdrPlanAgreed', effectiveFrom: '2026-09-07', data: plan };
const said = {
  cycle: 1,
  heldOn: '2026-11-20',
  attendedBy: ['PARENT'],
  reviewDecision: 'REFER',
  parentPosition: 'AGREES',
  evidence: [],
  impact: 'None.',
  parentViews: null,
  pupilViews: null,
} as const;
const command: HoldApdrReview = { ...DECISION, ...said };

describe('HoldApdrReview', () => {
  test('says what the cycle brought and what follows', () => {
    given(...onRoll, planned)
      .as(takenHere)
      .when(holdApdrReview, command)
      .recorded([{ type: 'ApdrReviewHeld', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } }]);
  });

  bothWays(
    holdApdrReview,
    command,
    ['ApdrReviewHeld'],
    [
      { code: 'APDR_PLAN_MISSING', facts: onRoll, change: {} },
      { code: 'APDR_PLAN_MISSING', facts: [...onRoll, planned], change: { cycle: 2 } },
      { code: 'APDR_PLAN_MISSING', facts: [...onRoll, planned], change: { heldOn: '2026-09-06' } },
    ],
  );
  always(holdApdrReview, command, [
    { code: 'DATE_IN_FUTURE', facts: [...onRoll, planned], change: { heldOn: '2026-11-21' } },
  ]);
});
