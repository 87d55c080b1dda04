import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, happenedHere, hasEvent, hasPlan, letterRules, transferRules } from './case-rules.ts';
import { followsRules, type OutsideFact, outsideOf } from './outside.ts';
import { isOwed } from './owed-steps.ts';
import type {
  AmendmentNoticeReceived,
  AnnualReviewHeld,
  AnnualReviewScheduled,
  LaRequiredMeeting,
  PhaseTransferRecorded,
  ReassessmentRequested,
  ReviewKind,
  ReviewPapersCirculated,
  ReviewReportSent,
  TransferPhase,
} from './review-events.ts';

/** A review meeting has a day (s.44; reg 18-20). */
export interface ScheduleAnnualReview extends PupilCommand {
  readonly kind: ReviewKind;
  readonly meetingOn: CivilDate;
}

export function scheduleAnnualReview(command: ScheduleAnnualReview, given: PupilGiven): Decision {
  const { schoolUrn, kind, meetingOn } = command;
  const data: AnnualReviewScheduled = { schoolUrn, kind, meetingOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, given.today),
      ...broken(!hasPlan(given, given.today), 'NO_PLAN'),
      ...birthRules(given, meetingOn),
    ],
    [{ type: 'AnnualReviewScheduled', data, effectiveFrom: meetingOn < given.today ? meetingOn : given.today }],
  );
}

/** Invitations and papers went out (reg 20: at least two weeks before the meeting). */
export interface CirculateReviewPapers extends PupilCommand {
  readonly on: CivilDate;
}

export function circulateReviewPapers(command: CirculateReviewPapers, given: PupilGiven): Decision {
  const { schoolUrn, on } = command;
  const data: ReviewPapersCirculated = { schoolUrn, on };
  return judge('FROM_DOCUMENT', happenedHere(command, given), [
    { type: 'ReviewPapersCirculated', data, effectiveFrom: on },
  ]);
}

/** The review meeting was held. Its outcome is the LA's, never the school's. */
export interface HoldAnnualReview
  extends PupilCommand, Omit<AnnualReviewHeld, 'schoolUrn' | 'parentViews' | 'pupilViews'> {
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function holdAnnualReview(command: HoldAnnualReview, given: PupilGiven): Decision {
  const { schoolUrn, kind, heldOn, attendees, adviceFrom, parentViews, pupilViews } = command;
  const data: AnnualReviewHeld = { schoolUrn, kind, heldOn, attendees, adviceFrom, parentViews, pupilViews };
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere({ ...command, on: heldOn }, given),
      ...broken(!hasPlan(given, heldOn), 'NO_PLAN'),
      ...transferRules(given, schoolUrn, heldOn),
    ],
    [{ type: 'AnnualReviewHeld', data, effectiveFrom: heldOn }],
  );
}

/** The report of the meeting went to everybody who was invited (reg 20: within two weeks). */
export interface SendReviewReport extends PupilCommand {
  readonly on: CivilDate;
}

export function sendReviewReport(command: SendReviewReport, given: PupilGiven): Decision {
  const { schoolUrn, on } = command;
  const data: ReviewReportSent = { schoolUrn, on };
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere(command, given),
      ...broken(!hasEvent(caseFor(given, on), 'AnnualReviewHeld'), 'NO_REVIEW_MEETING'),
    ],
    [{ type: 'ReviewReportSent', data, effectiveFrom: on }],
  );
}

/** The LA requires the head to arrange a review meeting (reg 20(2)). */
export interface RecordLaRequiredMeeting extends OutsideFact {
  readonly meetingBy: CivilDate | null;
}

export function recordLaRequiredMeeting(command: RecordLaRequiredMeeting, given: PupilGiven): Decision {
  const data: LaRequiredMeeting = { ...outsideOf(command), meetingBy: command.meetingBy };
  return judge('FROM_DOCUMENT', letterRules(command, given), [
    { type: 'LaRequiredMeeting', data, effectiveFrom: command.receivedOn },
  ]);
}

/**
 * The LA's notice of proposed amendments (reg 22(2)): comments within fifteen days, the final plan within eight weeks.
 */
export interface RecordAmendmentNotice extends OutsideFact {
  /** Receipt at the school, the only evidence of the day that it can have: the notice itself goes to the parents. */
  readonly receivedOn: CivilDate;
}

export function recordAmendmentNotice(command: RecordAmendmentNotice, given: PupilGiven): Decision {
  const data: AmendmentNoticeReceived = outsideOf(command);
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
    [{ type: 'AmendmentNoticeReceived', data, effectiveFrom: receivedOn }],
  );
}

/**
 * Parents, a young person, the school or a health body ask the LA to assess a pupil with a plan again (s.44(2)): it
 * answers within fifteen days.
 */
export interface RecordReassessmentRequest extends PupilCommand, Omit<ReassessmentRequested, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function recordReassessmentRequest(command: RecordReassessmentRequest, given: PupilGiven): Decision {
  const { schoolUrn, requestedBy, on, sentAt, laReceivedOn, note } = command;
  const data: ReassessmentRequested = { schoolUrn, requestedBy, on, sentAt, laReceivedOn, note };
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere(command, given),
      ...broken(!hasPlan(given, on), 'NO_PLAN'),
      ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
      ...broken(laReceivedOn !== null && laReceivedOn < on, 'RECEIVED_BEFORE_WRITTEN'),
      ...pastRules(given, laReceivedOn),
    ],
    [{ type: 'ReassessmentRequested', data, effectiveFrom: on }],
  );
}

/** A pupil with a plan will change phase (reg 18): the clock of the transfer runs from here. */
export interface RecordPhaseTransfer extends PupilCommand {
  readonly phase: TransferPhase;
  readonly transferOn: CivilDate;
}

export function recordPhaseTransfer(command: RecordPhaseTransfer, given: PupilGiven): Decision {
  const { schoolUrn, phase, transferOn } = command;
  const data: PhaseTransferRecorded = { schoolUrn, phase, transferOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, given.today),
      ...broken(!hasPlan(given, given.today), 'NO_PLAN'),
      ...birthRules(given, transferOn),
    ],
    [{ type: 'PhaseTransferRecorded', data, effectiveFrom: transferOn < given.today ? transferOn : given.today }],
  );
}
