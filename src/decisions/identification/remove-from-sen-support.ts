import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { assessmentOpen } from './ehc-assessment.ts';
import type { RegisterRemovalDecided } from './events.ts';
import { reviewReliedOn } from './review-relied-on.ts';
import { onSupportRules } from './status-rules.ts';

type Text = 'rationale' | 'parentViews' | 'pupilViews' | 'whileAssessmentOpen';

/**
 * The school decides that a pupil no longer needs SEN support: K → N, after a review (CoP 6.53-6.56), told with the
 * decision or held before and in the record.
 */
export interface RemoveFromSenSupport
  extends DecisionCommand, Omit<RegisterRemovalDecided, 'schoolUrn' | 'reviewId' | Text> {
  readonly rationale: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
  /** Why, when an EHC needs assessment is open. */
  readonly whileAssessmentOpen?: string | null;
}

export function removeFromSenSupport(command: RemoveFromSenSupport, given: PupilGiven): Decision {
  const {
    schoolUrn,
    reason,
    review,
    parentInformed,
    monitorUntil,
    evidence,
    rationale,
    parentViews,
    pupilViews,
    whileAssessmentOpen = null,
    effectiveFrom,
  } = command;
  const held = review === null ? reviewReliedOn(given, effectiveFrom) : undefined;
  const data: RegisterRemovalDecided = {
    schoolUrn,
    reason,
    review,
    parentInformed,
    monitorUntil,
    evidence,
    rationale,
    parentViews,
    pupilViews,
    ...(held && { reviewId: held.id }),
    ...(whileAssessmentOpen !== null && { whileAssessmentOpen }),
  };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...onSupportRules(given, effectiveFrom),
      ...broken(review === null && held === undefined, 'REVIEW_NOT_RECORDED'),
      ...broken(review !== null && review.heldOn > given.envelope.decidedOn, 'REVIEW_AFTER_DECISION'),
      ...broken(
        whileAssessmentOpen === null && assessmentOpen(given.pupil.events, effectiveFrom),
        'EHC_ASSESSMENT_OPEN',
      ),
      ...broken(monitorUntil !== null && monitorUntil < effectiveFrom, 'END_BEFORE_START'),
      ...pastRules(given, review?.heldOn ?? null, parentInformed?.on ?? null, ...evidence.map((item) => item.on)),
      ...birthRules(given, effectiveFrom, review?.heldOn ?? null),
    ],
    [{ type: 'RegisterRemovalDecided', data, effectiveFrom }],
  );
}
