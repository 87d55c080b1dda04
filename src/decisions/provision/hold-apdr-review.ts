import { effectiveDate } from '../../kernel/folding.ts';
import {
  codes,
  type DataOf,
  dayAboutChild,
  event,
  input,
  type InputOf,
  isA,
  oneOf,
  optional,
  partsOf,
  saidIn,
  someOf,
  text,
  whole,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { ApdrPlanAgreed, MOST_CYCLES } from './agree-apdr-plan.ts';
import { PARENT_POSITION } from './parent-position.ts';
import { PARTY } from './party.ts';

const REVIEW_DECISION = codes('ApdrReviewDecision', 'What follows from the review of a cycle.', {
  CONTINUE: 'Goes on as it is.',
  CHANGE: 'Is changed.',
  STEP_UP: 'More is done.',
  STEP_DOWN: 'Less is done.',
  END: 'Ends.',
  REFER: 'A referral.',
  REQUEST_NEEDS_ASSESSMENT: 'A request for an EHC needs assessment.',
});

export const ApdrReviewHeld = event('ApdrReviewHeld', 'A cycle of assess, plan, do, review was reviewed.', {
  cycle: whole('Number of the cycle.', 1, MOST_CYCLES),
  heldOn: dayAboutChild('The day on which it was held.'),
  attendedBy: someOf(PARTY, 'Who took part.'),
  reviewDecision: oneOf(REVIEW_DECISION, 'What follows.'),
  parentPosition: oneOf(PARENT_POSITION, 'Where the parents stand.'),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  impact: optional(text('What the cycle brought.')),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
});
export type ApdrReviewHeld = DataOf<typeof ApdrReviewHeld>;

export const HoldApdrReview = input('The review of a cycle.', saidIn(ApdrReviewHeld));
export type HoldApdrReview = DecisionCommand & InputOf<typeof HoldApdrReview>;

/** Reviews a cycle: its impact, the views of those concerned, and what follows (CoP 6.53-6.56). */
export function holdApdrReview(command: HoldApdrReview, given: PupilGiven): Decision {
  const { schoolUrn, cycle, heldOn, evidence, effectiveFrom } = command;
  const planned = given.pupil.events
    .filter(isA(ApdrPlanAgreed))
    .some((plan) => plan.data.schoolUrn === schoolUrn && plan.data.cycle === cycle && effectiveDate(plan) <= heldOn);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(!planned, 'APDR_PLAN_MISSING'),
      ...pastRules(given, heldOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, heldOn),
    ],
    [happened(ApdrReviewHeld, command)],
  );
}
