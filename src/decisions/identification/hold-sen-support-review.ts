import {
  inApi,
  codes,
  type DataOf,
  dayAboutChild,
  event,
  input,
  type InputOf,
  oneOf,
  optional,
  partsOf,
  reviewDay,
  saidIn,
  someOf,
  text,
  yesNo,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { onSupportRules } from './status-rules.ts';

/** Attendees by role. Their names are not recorded. */
const ATTENDEE = codes('SenSupportAttendee', 'In which role somebody took part in a review.', {
  CLASS_TEACHER: 'Class or subject teacher.',
  SENCO: 'SENCO.',
  SENIOR_LEADER: 'Senior leader.',
  TEACHING_ASSISTANT: 'Teaching assistant.',
  PARENT: 'Parent or carer.',
  PUPIL: 'Pupil.',
  SPECIALIST: 'Specialist.',
  ADVOCATE: 'Advocate or supporter of the family.',
  OTHER: 'Somebody else.',
});

const SUPPORT_IMPACT = codes('SupportImpact', 'What SEN support has brought.', {
  EXPECTED_PROGRESS: 'Expected progress, or better.',
  SOME_PROGRESS: 'Some progress.',
  LITTLE_OR_NO_PROGRESS: 'Little or no progress.',
  NOT_KNOWN: 'Not known.',
});

const RECOMMENDATION = codes('ReviewRecommendation', 'What a review recommends.', {
  CONTINUE: 'To go on.',
  STEP_UP: 'To do more.',
  STEP_DOWN: 'To do less, still on SEN support.',
  REMOVE: 'To end SEN support.',
});

export const SenSupportReviewHeld = event('SenSupportReviewHeld', 'SEN support was reviewed.', {
  heldOn: dayAboutChild('The day on which it was held; it counts from then.', 'The day on which it was held.'),
  withParents: yesNo('Whether parents took part.'),
  withPupil: yesNo('Whether the pupil took part.'),
  attendees: someOf(ATTENDEE, 'In which roles people took part.'),
  impact: inApi('supportImpact', oneOf(SUPPORT_IMPACT, 'What SEN support has brought.')),
  recommendation: oneOf(RECOMMENDATION, 'What is recommended.'),
  nextReviewOn: optional(reviewDay('When it is reviewed next.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  impactSummary: text('What SEN support has brought, in words.'),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
});
export type SenSupportReviewHeld = DataOf<typeof SenSupportReviewHeld>;

export const HoldSenSupportReview = input('A review of SEN support.', saidIn(SenSupportReviewHeld));
export type HoldSenSupportReview = DecisionCommand & InputOf<typeof HoldSenSupportReview>;

/**
 * Records a review of SEN support (CoP 6.53-6.56). It counts from the day on which it was held, so the command's
 * `effectiveFrom` is not used.
 */
export function holdSenSupportReview(command: HoldSenSupportReview, given: PupilGiven): Decision {
  const { schoolUrn, heldOn, recommendation, nextReviewOn, evidence } = command;
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
    [happened(SenSupportReviewHeld, command, heldOn)],
  );
}
