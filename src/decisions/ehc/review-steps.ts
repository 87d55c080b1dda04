import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, happenedHere, hasEvent, hasPlan, letterRules, transferRules } from './case-rules.ts';
import { followsRules } from './outside-rules.ts';
import { isOwed } from './owed-steps.ts';
import {
  AmendmentNoticeReceived,
  AnnualReviewHeld,
  AnnualReviewScheduled,
  LaRequiredMeeting,
  PhaseTransferRecorded,
  ReassessmentRequested,
  ReviewPapersCirculated,
  ReviewReportSent,
} from './review-events.ts';

/** Sets the day of a review meeting (s.44; reg 18-20). */
export const ScheduleAnnualReview = input('The day of a review meeting.', saidIn(AnnualReviewScheduled));
export type ScheduleAnnualReview = PupilCommand & InputOf<typeof ScheduleAnnualReview>;

export function scheduleAnnualReview(command: ScheduleAnnualReview, given: PupilGiven): Decision {
  const { schoolUrn, meetingOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, given.today),
      ...broken(!hasPlan(given, given.today), 'NO_PLAN'),
      ...birthRules(given, meetingOn),
    ],
    [happened(AnnualReviewScheduled, command, meetingOn < given.today ? meetingOn : given.today)],
  );
}

/** Records that invitations and papers went out (reg 20: at least two weeks before the meeting). */
export const CirculateReviewPapers = input(
  'Papers and invitations for a review meeting.',
  saidIn(ReviewPapersCirculated),
);
export type CirculateReviewPapers = PupilCommand & InputOf<typeof CirculateReviewPapers>;

export function circulateReviewPapers(command: CirculateReviewPapers, given: PupilGiven): Decision {
  return judge('FROM_DOCUMENT', happenedHere(command, given), [happened(ReviewPapersCirculated, command, command.on)]);
}

/** Records that the review meeting was held. The decision after it is the local authority's, never the school's. */
export const HoldAnnualReview = input('A review meeting that was held.', saidIn(AnnualReviewHeld));
export type HoldAnnualReview = PupilCommand & InputOf<typeof HoldAnnualReview>;

export function holdAnnualReview(command: HoldAnnualReview, given: PupilGiven): Decision {
  const { schoolUrn, heldOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere({ ...command, on: heldOn }, given),
      ...broken(!hasPlan(given, heldOn), 'NO_PLAN'),
      ...transferRules(given, schoolUrn, heldOn),
    ],
    [happened(AnnualReviewHeld, command, heldOn)],
  );
}

/** Records that the report went to everybody invited (reg 20: within two weeks). */
export const SendReviewReport = input('The report of a review meeting.', saidIn(ReviewReportSent));
export type SendReviewReport = PupilCommand & InputOf<typeof SendReviewReport>;

export function sendReviewReport(command: SendReviewReport, given: PupilGiven): Decision {
  const { on } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere(command, given),
      ...broken(!hasEvent(caseFor(given, on), 'AnnualReviewHeld'), 'NO_REVIEW_MEETING'),
    ],
    [happened(ReviewReportSent, command, on)],
  );
}

/** Records that the local authority requires the head to arrange a review meeting (reg 20(2)). */
export const RecordLaRequiredMeeting = input(
  'A requirement of the local authority that the head arrange a review meeting.',
  saidIn(LaRequiredMeeting),
);
export type RecordLaRequiredMeeting = PupilCommand & InputOf<typeof RecordLaRequiredMeeting>;

export function recordLaRequiredMeeting(command: RecordLaRequiredMeeting, given: PupilGiven): Decision {
  return judge('FROM_DOCUMENT', letterRules(command, given), [
    happened(LaRequiredMeeting, command, command.receivedOn),
  ]);
}

/**
 * Records a notice of proposed amendments (reg 22(2)): comments within fifteen days, the final plan within eight weeks.
 */
export const RecordAmendmentNotice = input(
  "The local authority's notice of proposed amendments.",
  saidIn(AmendmentNoticeReceived),
);
export type RecordAmendmentNotice = PupilCommand & InputOf<typeof RecordAmendmentNotice>;

export function recordAmendmentNotice(command: RecordAmendmentNotice, given: PupilGiven): Decision {
  const { receivedOn, predecessor } = command;
  const known = caseFor(given, receivedOn);
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(
        predecessor,
        hasEvent(known, 'AnnualReviewHeld', 'LaReviewDecisionReceived') ||
          isOwed(known, ['AMEND', 'NAME_SCHOOL'], ['PlanCeased']),
        'NO_REVIEW_MEETING',
      ),
    ],
    [happened(AmendmentNoticeReceived, command, receivedOn)],
  );
}

/**
 * Records a request by parents, young person, school or health body to assess a pupil with a plan again (s.44(2)). The
 * local authority answers within fifteen days.
 */
export const RecordReassessmentRequest = input(
  'A request to the local authority to assess a pupil with a plan again.',
  saidIn(ReassessmentRequested),
);
export type RecordReassessmentRequest = PupilCommand & InputOf<typeof RecordReassessmentRequest>;

export function recordReassessmentRequest(command: RecordReassessmentRequest, given: PupilGiven): Decision {
  const { on, sentAt, laReceivedOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere(command, given),
      ...broken(!hasPlan(given, on), 'NO_PLAN'),
      ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
      ...broken(laReceivedOn !== null && laReceivedOn < on, 'RECEIVED_BEFORE_WRITTEN'),
      ...pastRules(given, laReceivedOn),
    ],
    [happened(ReassessmentRequested, command, on)],
  );
}

/** Records that a pupil with a plan will change phase (reg 18). The clock of the transfer runs from it. */
export const RecordPhaseTransfer = input('A change of phase of a pupil with a plan.', saidIn(PhaseTransferRecorded));
export type RecordPhaseTransfer = PupilCommand & InputOf<typeof RecordPhaseTransfer>;

export function recordPhaseTransfer(command: RecordPhaseTransfer, given: PupilGiven): Decision {
  const { schoolUrn, transferOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, given.today),
      ...broken(!hasPlan(given, given.today), 'NO_PLAN'),
      ...birthRules(given, transferOn),
    ],
    [happened(PhaseTransferRecorded, command, transferOn < given.today ? transferOn : given.today)],
  );
}
