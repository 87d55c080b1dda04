import { InputType } from 'type-graphql';
import type { RecordLaReviewDecision } from '../../src/decisions/ehc/record-la-review-decision.ts';
import type { RecordPlanAmended } from '../../src/decisions/ehc/record-plan-amended.ts';
import type { RecordPlanCeased } from '../../src/decisions/ehc/record-plan-ceased.ts';
import type {
  CeaseReason,
  ReviewAttendee,
  ReviewKind,
  ReviewOutcome,
  TransferPhase,
} from '../../src/decisions/ehc/review-events.ts';
import type {
  CirculateReviewPapers,
  HoldAnnualReview,
  RecordAmendmentNotice,
  RecordLaRequiredMeeting,
  RecordPhaseTransfer,
  RecordReassessmentRequest,
  ScheduleAnnualReview,
  SendReviewReport,
} from '../../src/decisions/ehc/review-steps.ts';
import type { Requester } from '../../src/decisions/ehc/request-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { RequesterEnum } from '../enums/ehc.ts';
import {
  CeaseReasonEnum,
  ReviewAttendeeEnum,
  ReviewKindEnum,
  ReviewOutcomeEnum,
  TransferPhaseEnum,
} from '../enums/ehc-reviews.ts';
import { PupilCommandInput } from './envelope.ts';
import { OutsideDecisionInput, OutsideFactInput } from './outside.ts';
import { Day, FreeText, Line, Moment, OneOf, optional, SomeOf, Urn } from '../scalars/shape.ts';

@InputType({ description: 'The day of a review meeting.' })
export class ScheduleAnnualReviewInput extends PupilCommandInput implements ScheduleAnnualReview {
  @OneOf(ReviewKindEnum, 'What kind of review.')
  kind!: ReviewKind;

  @Day('The day of the meeting.')
  meetingOn!: CivilDate;
}

@InputType({ description: 'Papers and invitations for a review meeting.' })
export class CirculateReviewPapersInput extends PupilCommandInput implements CirculateReviewPapers {
  @Day('The day on which they went out.')
  on!: CivilDate;
}

@InputType({ description: 'A review meeting that was held.' })
export class HoldAnnualReviewInput extends PupilCommandInput implements HoldAnnualReview {
  @OneOf(ReviewKindEnum, 'What kind of review.')
  kind!: ReviewKind;

  @Day('The day of the meeting.')
  heldOn!: CivilDate;

  @SomeOf(ReviewAttendeeEnum, 'Who took part, by role.')
  attendees: ReviewAttendee[] = [];

  @SomeOf(ReviewAttendeeEnum, 'Who sent advice.')
  adviceFrom: ReviewAttendee[] = [];

  @FreeText(optional('Views of the parents.'))
  parentViews: string | null = null;

  @FreeText(optional('Views of the pupil.'))
  pupilViews: string | null = null;
}

@InputType({ description: 'The report of a review meeting.' })
export class SendReviewReportInput extends PupilCommandInput implements SendReviewReport {
  @Day('The day on which it was sent.')
  on!: CivilDate;
}

@InputType({ description: 'A requirement of the local authority that the head arrange a review meeting.' })
export class RecordLaRequiredMeetingInput extends OutsideFactInput implements RecordLaRequiredMeeting {
  @Day(optional('By when.'))
  meetingBy: CivilDate | null = null;
}

@InputType({ description: "The local authority's decision after a review." })
export class RecordLaReviewDecisionInput extends OutsideDecisionInput implements RecordLaReviewDecision {
  @OneOf(ReviewOutcomeEnum, 'What it decided.')
  reviewOutcome!: ReviewOutcome;

  @Day(optional('The date that its notice bears.'))
  noticeOn: CivilDate | null = null;
}

@InputType({ description: "The local authority's notice of proposed amendments." })
export class RecordAmendmentNoticeInput extends OutsideFactInput implements RecordAmendmentNotice {}

@InputType({ description: 'A final amended plan.' })
export class RecordPlanAmendedInput extends OutsideDecisionInput implements RecordPlanAmended {
  @Urn(optional('URN of the school named in section I.'))
  namedSchoolUrn: string | null = null;

  @Line(optional('Reference of the plan.'))
  planReference: string | null = null;
}

@InputType({ description: 'The end of a plan.' })
export class RecordPlanCeasedInput extends OutsideDecisionInput implements RecordPlanCeased {
  @Day('The last day of the plan.')
  ceasedOn!: CivilDate;

  @OneOf(CeaseReasonEnum, 'Why.')
  ceaseReason!: CeaseReason;
}

@InputType({ description: 'A request to the local authority to assess a pupil with a plan again.' })
export class RecordReassessmentRequestInput extends PupilCommandInput implements RecordReassessmentRequest {
  @OneOf(RequesterEnum, 'Who asked.')
  requestedBy!: Requester;

  @Day('The day on which it was made.')
  on!: CivilDate;

  @Moment(
    optional(
      'When it was sent, to the moment: an e-mail after 17:00 or on a day that is no working day counts as received on the next one.',
    ),
  )
  sentAt: Instant | null = null;

  @Day(optional('The day on which the local authority received it, as it says itself.'))
  laReceivedOn: CivilDate | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'A change of phase of a pupil with a plan.' })
export class RecordPhaseTransferInput extends PupilCommandInput implements RecordPhaseTransfer {
  @OneOf(TransferPhaseEnum, 'Between which phases.')
  phase!: TransferPhase;

  @Day('First day in the next setting; 1 September where only the year is known.')
  transferOn!: CivilDate;
}
