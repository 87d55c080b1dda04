import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Personal } from '../personal.ts';
import type { Outside } from './outside.ts';
import type { Requester } from './request-events.ts';

export const REVIEW_KINDS = ['ANNUAL', 'EARLY', 'PHASE_TRANSFER', 'AFTER_LA_MOVE'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export interface AnnualReviewScheduled {
  readonly schoolUrn: string;
  readonly kind: ReviewKind;
  readonly meetingOn: CivilDate;
}

/** Papers and invitations went out (reg 20: two weeks before the meeting). */
export interface ReviewPapersCirculated {
  readonly schoolUrn: string;
  readonly on: CivilDate;
}

export const REVIEW_ATTENDEES = [
  'PARENT',
  'YOUNG_PERSON',
  'PUPIL',
  'SENCO',
  'HEADTEACHER',
  'TEACHER',
  'TEACHING_ASSISTANT',
  'LA_OFFICER',
  'EDUCATIONAL_PSYCHOLOGIST',
  'HEALTH',
  'SOCIAL_CARE',
  'NEXT_SETTING',
  'OTHER',
] as const;
export type ReviewAttendee = (typeof REVIEW_ATTENDEES)[number];

export interface AnnualReviewHeld {
  readonly schoolUrn: string;
  readonly kind: ReviewKind;
  readonly heldOn: CivilDate;
  readonly attendees: readonly ReviewAttendee[];
  readonly adviceFrom: readonly ReviewAttendee[];
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

export interface ReviewReportSent {
  readonly schoolUrn: string;
  readonly on: CivilDate;
}

/** The LA may require the head to arrange the meeting (reg 20(2)); the LA itself has to see that it is held. */
export interface LaRequiredMeeting extends Outside {
  readonly meetingBy: CivilDate | null;
}

/** Somebody asked the LA to assess a pupil with a plan again (s.44(2); reg 23). */
export interface ReassessmentRequested {
  readonly schoolUrn: string;
  readonly requestedBy: Requester;
  readonly on: CivilDate;
  readonly sentAt: Instant | null;
  /** The day on which the LA received it, as it says itself; null while it has not. */
  readonly laReceivedOn: CivilDate | null;
  readonly note: Personal | null;
}

export type ReviewOutcome = 'MAINTAIN' | 'AMEND' | 'CEASE';

/** What the LA decides after a review meeting (reg 20(10)). `noticeOn`: the day its notice bears. */
export interface LaReviewDecisionReceived extends Outside {
  readonly reviewOutcome: ReviewOutcome;
  readonly noticeOn: CivilDate | null;
  /** As in `FinalPlanReceived`. */
  readonly earlyYears?: true;
}

export type AmendmentNoticeReceived = Outside;

export interface PlanAmended extends Outside {
  readonly namedSchoolUrn: string | null;
  readonly planReference: Personal | null;
}

/** SEN2 cease reasons 1 to 9, in their order. */
export const CEASE_REASONS = [
  'MAXIMUM_AGE',
  'NEEDS_MET_WITHOUT_PLAN',
  'HIGHER_EDUCATION',
  'PAID_EMPLOYMENT',
  'TRANSFERRED_LA',
  'NO_LONGER_ENGAGES',
  'LEFT_ENGLAND',
  'DECEASED',
  'OTHER',
] as const;
export type CeaseReason = (typeof CEASE_REASONS)[number];

export interface PlanCeased extends Outside {
  readonly ceasedOn: CivilDate;
  readonly ceaseReason: CeaseReason;
}

/** Transfers between phases (reg 2); each has its own last day (reg 18). */
export const TRANSFER_PHASES = [
  'EARLY_YEARS_TO_SCHOOL',
  'INFANT_TO_JUNIOR',
  'PRIMARY_TO_MIDDLE',
  'PRIMARY_TO_SECONDARY',
  'MIDDLE_TO_SECONDARY',
  'SECONDARY_TO_POST_16',
  'BETWEEN_POST_16',
] as const;
export type TransferPhase = (typeof TRANSFER_PHASES)[number];

/** A pupil with a plan changes phase: a fact of the calendar, from which a clock runs. */
export interface PhaseTransferRecorded {
  readonly schoolUrn: string;
  readonly phase: TransferPhase;
  /** First day in the next setting; 1 September where only the year is known. */
  readonly transferOn: CivilDate;
}

/** The plan is now another LA's (reg 15). */
export interface PlanTransferredToLa extends Outside {
  readonly laCode: string;
  readonly transferredOn: CivilDate;
}

/**
 * The new LA's notice to the parent or young person (reg 15(4)): that the plan was transferred, whether it will assess,
 * when it will review.
 */
export interface LaMoveNoticeReceived extends Outside {
  /** The day on which they were told, where that is known. */
  readonly informedOn: CivilDate | null;
  readonly assessmentProposed: boolean | null;
  readonly reviewProposedOn: CivilDate | null;
}
