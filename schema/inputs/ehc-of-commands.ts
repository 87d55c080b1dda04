import { DecideEhcRequestInput } from './ehc.ts';
import { AnswerNamingConsultationInput, RecordAdviceRequestInput, RecordDraftPlanInput, RecordFinalPlanInput, RecordLaDecisionToAssessInput, RecordLaDecisionToIssueInput, RecordLaReceiptInput, RecordNamingConsultationInput, RecordReassessmentDecisionInput, ReturnAdviceInput } from './ehc-assessments.ts';
import { AssembleEhcEvidenceInput, ConsiderEhcRequestInput, RecordEhcParentDiscussionInput, SubmitEhcRequestInput, WithdrawEhcRequestInput } from './ehc-requests.ts';
import { CirculateReviewPapersInput, HoldAnnualReviewInput, RecordAmendmentNoticeInput, RecordLaRequiredMeetingInput, RecordLaReviewDecisionInput, RecordPhaseTransferInput, RecordPlanAmendedInput, RecordPlanCeasedInput, RecordReassessmentRequestInput, ScheduleAnnualReviewInput, SendReviewReportInput } from './ehc-reviews.ts';
import { ClaimClockExceptionInput, RecordAppealInput, RecordConcessionInput, RecordDisabilityClaimInput, RecordLaMoveInput, RecordLaMoveNoticeInput, RecordMediationInput, RecordTribunalOrderInput } from './ehc-disputes.ts';
import { CloseProspectivePupilInput, OpenProspectivePupilInput } from './prospective-pupils.ts';
import type { InputClass } from './of-commands.ts';

/** The input classes of the commands of EHC needs assessments and plans. */
export const EHC_INPUTS: Readonly<Record<string, InputClass>> = {
  DecideEhcRequest: DecideEhcRequestInput,
  ConsiderEhcRequest: ConsiderEhcRequestInput,
  AssembleEhcEvidence: AssembleEhcEvidenceInput,
  RecordEhcParentDiscussion: RecordEhcParentDiscussionInput,
  SubmitEhcRequest: SubmitEhcRequestInput,
  WithdrawEhcRequest: WithdrawEhcRequestInput,
  RecordLaReceipt: RecordLaReceiptInput,
  RecordLaDecisionToAssess: RecordLaDecisionToAssessInput,
  RecordLaDecisionToIssue: RecordLaDecisionToIssueInput,
  RecordReassessmentDecision: RecordReassessmentDecisionInput,
  RecordAdviceRequest: RecordAdviceRequestInput,
  ReturnAdvice: ReturnAdviceInput,
  RecordDraftPlan: RecordDraftPlanInput,
  RecordNamingConsultation: RecordNamingConsultationInput,
  AnswerNamingConsultation: AnswerNamingConsultationInput,
  RecordFinalPlan: RecordFinalPlanInput,
  ScheduleAnnualReview: ScheduleAnnualReviewInput,
  CirculateReviewPapers: CirculateReviewPapersInput,
  HoldAnnualReview: HoldAnnualReviewInput,
  SendReviewReport: SendReviewReportInput,
  RecordLaRequiredMeeting: RecordLaRequiredMeetingInput,
  RecordLaReviewDecision: RecordLaReviewDecisionInput,
  RecordAmendmentNotice: RecordAmendmentNoticeInput,
  RecordPlanAmended: RecordPlanAmendedInput,
  RecordPlanCeased: RecordPlanCeasedInput,
  RecordPhaseTransfer: RecordPhaseTransferInput,
  RecordReassessmentRequest: RecordReassessmentRequestInput,
  RecordMediation: RecordMediationInput,
  RecordAppeal: RecordAppealInput,
  RecordTribunalOrder: RecordTribunalOrderInput,
  RecordConcession: RecordConcessionInput,
  RecordDisabilityClaim: RecordDisabilityClaimInput,
  RecordLaMove: RecordLaMoveInput,
  RecordLaMoveNotice: RecordLaMoveNoticeInput,
  ClaimClockException: ClaimClockExceptionInput,
  OpenProspectivePupil: OpenProspectivePupilInput,
  CloseProspectivePupil: CloseProspectivePupilInput,
};
