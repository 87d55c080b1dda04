import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { periodOn } from '../sen-status.ts';
import type { RegisterRemovalDecided } from './events.ts';

type Text = 'rationale' | 'parentViews' | 'pupilViews';

/** The school decides that a pupil no longer needs SEN support: K → N, after a review (CoP 6.53-6.56). */
export interface RemoveFromSenSupport extends DecisionCommand, Omit<RegisterRemovalDecided, 'schoolUrn' | Text> {
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function removeFromSenSupport(command: RemoveFromSenSupport, given: PupilGiven): Decision {
  const { schoolUrn, reason, review, parentInformed, monitorUntil, evidence, rationale, parentViews, pupilViews, effectiveFrom } = command;
  const current = periodOn(given.pupil.periods, effectiveFrom)?.status;
  const data: RegisterRemovalDecided = { schoolUrn, reason, review, parentInformed, monitorUntil, evidence, rationale, parentViews, pupilViews };
  return judge(given.envelope.basis, [
    ...given.envelope.broken,
    ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
    ...broken(current === 'E', 'HAS_EHC_PLAN'),
    ...broken(current !== 'K' && current !== 'E', 'NOT_ON_SEN_SUPPORT'),
    ...broken(review === null, 'REVIEW_NOT_RECORDED'),
    ...broken(review !== null && review.heldOn > given.envelope.decidedOn, 'REVIEW_AFTER_DECISION'),
    ...broken(monitorUntil !== null && monitorUntil < effectiveFrom, 'END_BEFORE_START'),
    ...pastRules(given, review?.heldOn ?? null, parentInformed?.on ?? null, ...evidence.map((item) => item.on)),
    ...birthRules(given, effectiveFrom, review?.heldOn ?? null),
  ], [{ type: 'RegisterRemovalDecided', data, effectiveFrom }]);
}
