import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { afterReview, type AfterReviewCommand, afterReviewRules } from './after-review.ts';
import type { SenSupportSteppedUp } from './support-events.ts';

/**
 * After a review more is done than before: intensive support, a specialist, or to consider an EHC needs assessment (CoP
 * 6.58-6.63).
 */
export interface StepUpSenSupport extends AfterReviewCommand {
  readonly next: SenSupportSteppedUp['next'];
}

export function stepUpSenSupport(command: StepUpSenSupport, given: PupilGiven): Decision {
  const data: SenSupportSteppedUp = { ...afterReview(command, given), next: command.next };
  return judge(given.envelope.basis, afterReviewRules(command, given), [
    { type: 'SenSupportSteppedUp', data, effectiveFrom: command.effectiveFrom },
  ]);
}
