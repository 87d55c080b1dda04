import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { afterReview, type AfterReviewCommand, afterReviewRules } from './after-review.ts';

/** After a review, SEN support goes on, with a new date of review (CoP 6.44-6.56). */
export interface ContinueSenSupport extends AfterReviewCommand {
  readonly rationale: string;
}

export function continueSenSupport(command: ContinueSenSupport, given: PupilGiven): Decision {
  return judge(given.envelope.basis, afterReviewRules(command, given), [
    { type: 'SenSupportContinued', data: afterReview(command, given), effectiveFrom: command.effectiveFrom },
  ]);
}
