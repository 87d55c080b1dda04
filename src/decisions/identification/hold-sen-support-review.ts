import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { onSupportRules } from './status-rules.ts';
import type { SenSupportReviewHeld } from './support-events.ts';

type Text = 'impactSummary' | 'parentViews' | 'pupilViews';

/**
 * A review of SEN support (CoP 6.53-6.56). It counts from the day on which it was held; `effectiveFrom` of the envelope
 * is not used.
 */
export interface HoldSenSupportReview extends DecisionCommand, Omit<SenSupportReviewHeld, 'schoolUrn' | Text> {
  readonly impactSummary: string;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function holdSenSupportReview(command: HoldSenSupportReview, given: PupilGiven): Decision {
  const {
    schoolUrn,
    heldOn,
    withParents,
    withPupil,
    attendees,
    impact,
    recommendation,
    nextReviewOn,
    evidence,
    impactSummary,
    parentViews,
    pupilViews,
  } = command;
  const data: SenSupportReviewHeld = {
    schoolUrn,
    heldOn,
    withParents,
    withPupil,
    attendees,
    impact,
    recommendation,
    nextReviewOn,
    evidence,
    impactSummary,
    parentViews,
    pupilViews,
  };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, heldOn),
      ...onSupportRules(given, heldOn),
      ...broken(nextReviewOn === null && recommendation !== 'REMOVE', 'REVIEW_DATE_MISSING'),
      ...broken(nextReviewOn !== null && nextReviewOn <= heldOn, 'REVIEW_DATE_NOT_AFTER_START'),
      ...pastRules(given, heldOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, heldOn),
    ],
    [{ type: 'SenSupportReviewHeld', data, effectiveFrom: heldOn }],
  );
}
