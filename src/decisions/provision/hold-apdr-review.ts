import { effectiveDate } from '../../kernel/folding.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { ApdrReviewHeld } from './delivery-events.ts';

type Text = 'impact' | 'parentViews' | 'pupilViews';

/** A cycle is reviewed: what it brought, what those concerned think, and what follows (CoP 6.53-6.56). */
export interface HoldApdrReview extends DecisionCommand, Omit<ApdrReviewHeld, 'schoolUrn' | Text> {
  readonly impact: string | null;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function holdApdrReview(command: HoldApdrReview, given: PupilGiven): Decision {
  const {
    schoolUrn,
    cycle,
    heldOn,
    attendedBy,
    reviewDecision,
    parentPosition,
    evidence,
    impact,
    parentViews,
    pupilViews,
    effectiveFrom,
  } = command;
  const data: ApdrReviewHeld = {
    schoolUrn,
    cycle,
    heldOn,
    attendedBy,
    reviewDecision,
    parentPosition,
    evidence,
    impact,
    parentViews,
    pupilViews,
  };
  const planned = given.pupil.events.some(
    (event) =>
      event.type === 'ApdrPlanAgreed' &&
      event.data['schoolUrn'] === schoolUrn &&
      event.data['cycle'] === cycle &&
      effectiveDate(event) <= heldOn,
  );
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(!planned, 'APDR_PLAN_MISSING'),
      ...pastRules(given, heldOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, heldOn),
    ],
    [{ type: 'ApdrReviewHeld', data, effectiveFrom }],
  );
}
