import { type DataOf, event, input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { AFTER_REVIEW, afterReview, afterReviewRules } from './after-review.ts';

export const SenSupportContinued = event('SenSupportContinued', 'SEN support goes on after a review.', AFTER_REVIEW);
export type SenSupportContinued = DataOf<typeof SenSupportContinued>;

export const ContinueSenSupport = input('The decision to go on with SEN support.', saidIn(SenSupportContinued));
export type ContinueSenSupport = DecisionCommand & InputOf<typeof ContinueSenSupport>;

/** Continues SEN support after a review, with a new review date (CoP 6.44-6.56). */
export function continueSenSupport(command: ContinueSenSupport, given: PupilGiven): Decision {
  return judge(given.envelope.basis, afterReviewRules(command, given), [
    happened(SenSupportContinued, afterReview(command, given)),
  ]);
}
