import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { reviewReliedOn } from './review-relied-on.ts';
import { onSupportRules } from './status-rules.ts';
import type { SenSupportContinued } from './support-events.ts';

/**
 * Members of a decision to go on with SEN support, as it is or with more; the review it rests on is found in the
 * record.
 */
export interface AfterReviewCommand
  extends DecisionCommand, Omit<SenSupportContinued, 'schoolUrn' | 'reviewId' | 'rationale'> {
  readonly rationale: string;
}

export function afterReview(command: AfterReviewCommand, given: PupilGiven): SenSupportContinued {
  const { schoolUrn, nextReviewOn, parentInformed, evidence, rationale, effectiveFrom } = command;
  return {
    schoolUrn,
    reviewId: reviewReliedOn(given, effectiveFrom)?.id ?? null,
    nextReviewOn,
    parentInformed,
    evidence,
    rationale,
  };
}

export function afterReviewRules(command: AfterReviewCommand, given: PupilGiven): readonly RuleCode[] {
  const { schoolUrn, nextReviewOn, parentInformed, evidence, effectiveFrom } = command;
  return [
    ...given.envelope.broken,
    ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
    ...onSupportRules(given, effectiveFrom),
    ...broken(reviewReliedOn(given, effectiveFrom) === undefined, 'REVIEW_NOT_RECORDED'),
    ...broken(nextReviewOn === null, 'REVIEW_DATE_MISSING'),
    ...broken(nextReviewOn !== null && nextReviewOn <= effectiveFrom, 'REVIEW_DATE_NOT_AFTER_START'),
    ...pastRules(given, parentInformed?.on ?? null, ...evidence.map(({ on }) => on)),
    ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
  ];
}
