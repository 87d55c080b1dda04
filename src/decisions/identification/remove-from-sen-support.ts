import {
  codes,
  type DataOf,
  dayAboutChild,
  event,
  id,
  input,
  type InputOf,
  leftOut,
  oneOf,
  optional,
  part,
  partOf,
  partsOf,
  plannedDay,
  saidIn,
  text,
  workedOut,
  yesNo,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { PARENT_INFORMED } from '../parent-informed.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { assessmentOpen } from './ehc-assessment.ts';
import { reviewReliedOn } from './review-relied-on.ts';
import { onSupportRules } from './status-rules.ts';

/** Reasons for a removal. Staffing and funding are listed, so that they can be given honestly. */
export const REMOVAL_REASON = codes('RemovalReason', 'Why a pupil came off SEN support.', {
  EXPECTED_PROGRESS: 'Makes expected progress.',
  NEEDS_MET_BY_UNIVERSAL_OFFER: 'Needs are met by what is offered to all.',
  DISCHARGED_BY_SPECIALIST: 'Discharged by a specialist.',
  IDENTIFIED_IN_ERROR: 'Was identified in error.',
  PARENT_REQUEST: 'At the request of a parent.',
  FUNDING: 'For lack of funding.',
  STAFFING: 'For lack of staff.',
  OTHER: 'Another reason.',
});

/** The review that a removal rests on (CoP 6.44-6.56). */
const REVIEW_HELD = part(
  'ReviewHeld',
  'The review that a removal rests on (SEND Code of Practice 6.53 to 6.56).',
  {
    heldOn: dayAboutChild('The day on which it was held.'),
    withParents: yesNo('Whether parents took part.'),
    withPupil: yesNo('Whether the pupil took part.'),
  },
  'A review of SEN support.',
);

export const RegisterRemovalDecided = event('RegisterRemovalDecided', 'A pupil was taken off SEN support.', {
  reason: oneOf(REMOVAL_REASON, 'The reason, honestly.', 'The reason.'),
  review: optional(partOf(REVIEW_HELD, 'The review that it rests on.')),
  reviewId: workedOut(leftOut(id('Decision', 'The review in the record that it rests on.'))),
  parentInformed: optional(partOf(PARENT_INFORMED, 'That a parent or young person was informed.')),
  monitorUntil: optional(plannedDay('Until when the pupil is watched.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
  whileAssessmentOpen: leftOut(
    text('Why, when an EHC needs assessment is open.', 'Why, while an EHC needs assessment was open.'),
  ),
});
export type RegisterRemovalDecided = DataOf<typeof RegisterRemovalDecided>;

export const RemoveFromSenSupport = input(
  'The decision that a pupil comes off SEN support.',
  saidIn(RegisterRemovalDecided),
);
export type RemoveFromSenSupport = DecisionCommand & InputOf<typeof RemoveFromSenSupport>;

/**
 * Takes a pupil off SEN support, K to N, after a review (CoP 6.53-6.56). The review is in the command or already in the
 * record.
 */
export function removeFromSenSupport(command: RemoveFromSenSupport, given: PupilGiven): Decision {
  const { schoolUrn, review, parentInformed, monitorUntil, evidence, whileAssessmentOpen, effectiveFrom } = command;
  const held = review === null ? reviewReliedOn(given, effectiveFrom) : undefined;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...onSupportRules(given, effectiveFrom),
      ...broken(review === null && held === undefined, 'REVIEW_NOT_RECORDED'),
      ...broken(review !== null && review.heldOn > given.envelope.decidedOn, 'REVIEW_AFTER_DECISION'),
      ...broken(
        whileAssessmentOpen == null && assessmentOpen(given.pupil.events, effectiveFrom),
        'EHC_ASSESSMENT_OPEN',
      ),
      ...broken(monitorUntil !== null && monitorUntil < effectiveFrom, 'END_BEFORE_START'),
      ...pastRules(given, review?.heldOn ?? null, parentInformed?.on ?? null, ...evidence.map((item) => item.on)),
      ...birthRules(given, effectiveFrom, review?.heldOn ?? null),
    ],
    [happened(RegisterRemovalDecided, { ...command, ...(held && { reviewId: held.id }) })],
  );
}
