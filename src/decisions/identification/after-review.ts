import { id, type InputOf, optional, partOf, partsOf, reviewDay, text, workedOut } from '../../kernel/members.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { PARENT_INFORMED } from '../parent-informed.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { reviewReliedOn } from './review-relied-on.ts';
import { onSupportRules } from './status-rules.ts';

/** Members of both decisions after a review: to continue SEN support, or to do more. */
export const AFTER_REVIEW = {
  reviewId: workedOut(optional(id('Decision', 'The review in the record that it rests on.'))),
  nextReviewOn: optional(reviewDay('When it is reviewed next.')),
  parentInformed: optional(partOf(PARENT_INFORMED, 'That a parent or young person was informed.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
};
type AfterReviewCommand = DecisionCommand & InputOf<{ readonly words: string; readonly members: typeof AFTER_REVIEW }>;

/** The command with the review that it rests on. */
export function afterReview<C extends AfterReviewCommand>(
  command: C,
  given: PupilGiven,
): C & { reviewId: string | null } {
  return { ...command, reviewId: reviewReliedOn(given, command.effectiveFrom)?.id ?? null };
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
