import { codes, type DataOf, event, input, type InputOf, oneOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { AFTER_REVIEW, afterReview, afterReviewRules } from './after-review.ts';

const STEP_UP = codes('SupportStepUp', 'What more is done.', {
  MORE_INTENSIVE_SUPPORT: 'More intensive support.',
  SPECIALIST_ADVICE: 'Advice of a specialist.',
  CONSIDER_EHC_NEEDS_ASSESSMENT: 'To consider asking for an EHC needs assessment.',
});

/** More is done because SEN support has not brought what was expected (CoP 6.58-6.63). */
export const SenSupportSteppedUp = event('SenSupportSteppedUp', 'More is done after a review of SEN support.', {
  ...AFTER_REVIEW,
  next: oneOf(STEP_UP, 'What more is done.'),
});
export type SenSupportSteppedUp = DataOf<typeof SenSupportSteppedUp>;

export const StepUpSenSupport = input('The decision to do more than before.', saidIn(SenSupportSteppedUp));
export type StepUpSenSupport = DecisionCommand & InputOf<typeof StepUpSenSupport>;

/**
 * Does more after a review: intensive support, a specialist, or considering an EHC needs assessment (CoP 6.58-6.63).
 */
export function stepUpSenSupport(command: StepUpSenSupport, given: PupilGiven): Decision {
  return judge(given.envelope.basis, afterReviewRules(command, given), [
    happened(SenSupportSteppedUp, afterReview(command, given)),
  ]);
}
