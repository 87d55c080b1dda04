import { answerNamingConsultation } from '../decisions/ehc/answer-naming-consultation.ts';
import { decideEhcRequest } from '../decisions/ehc/decide-ehc-request.ts';
import {
  claimClockException,
  recordAppeal,
  recordConcession,
  recordDisabilityClaim,
  recordMediation,
} from '../decisions/ehc/dispute-steps.ts';
import { recordLaMove, recordLaMoveNotice } from '../decisions/ehc/la-move.ts';
import {
  recordAdviceRequest,
  recordDraftPlan,
  recordLaReceipt,
  recordNamingConsultation,
  returnAdvice,
} from '../decisions/ehc/la-letters.ts';
import {
  assembleEhcEvidence,
  considerEhcRequest,
  recordEhcParentDiscussion,
} from '../decisions/ehc/prepare-request.ts';
import { closeProspectivePupil, openProspectivePupil } from '../decisions/ehc/prospective-pupil.ts';
import { recordFinalPlan } from '../decisions/ehc/record-final-plan.ts';
import { recordLaDecisionToAssess } from '../decisions/ehc/record-la-decision-to-assess.ts';
import { recordLaDecisionToIssue } from '../decisions/ehc/record-la-decision-to-issue.ts';
import { recordLaReviewDecision } from '../decisions/ehc/record-la-review-decision.ts';
import { recordPlanAmended } from '../decisions/ehc/record-plan-amended.ts';
import { recordPlanCeased } from '../decisions/ehc/record-plan-ceased.ts';
import { recordReassessmentDecision } from '../decisions/ehc/record-reassessment-decision.ts';
import { recordTribunalOrder } from '../decisions/ehc/record-tribunal-order.ts';
import {
  circulateReviewPapers,
  holdAnnualReview,
  recordAmendmentNotice,
  recordLaRequiredMeeting,
  recordPhaseTransfer,
  recordReassessmentRequest,
  scheduleAnnualReview,
  sendReviewReport,
} from '../decisions/ehc/review-steps.ts';
import { submitEhcRequest } from '../decisions/ehc/submit-ehc-request.ts';
import { withdrawEhcRequest } from '../decisions/ehc/withdraw-ehc-request.ts';
import { STATUS_EVENT_TYPES } from '../decisions/sen-status.ts';
import type { ReadModelName } from './read-model-names.ts';
import { type CommandDefinition, define } from './definition.ts';
import { HEAD } from './offices.ts';

const TRACKER: readonly ReadModelName[] = ['ehc-tracker'];
const PROSPECTIVE: readonly ReadModelName[] = ['ehc-tracker', 'prospective-pupils'];
const HISTORY: readonly ReadModelName[] = ['decision-history', 'ehc-tracker'];
const REGISTER: readonly ReadModelName[] = ['decision-history', 'sen-register', 'ehc-tracker'];

/** EHC needs assessments and plans (domain §2.3). What others did is recorded; only what the school does is decided. */
export const EHC_COMMANDS: readonly CommandDefinition[] = [
  define('PUPIL', 'RECORD', considerEhcRequest, {
    description: 'Records that a request for an EHC needs assessment is being considered.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['CoP 6.63'],
    emits: ['EhcRequestConsidered'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', assembleEhcEvidence, {
    description:
      'Records the evidence that the school has put together, against what local authorities usually ask for.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['CoP 9.14', 'Children and Families Act 2014 s.36(8)'],
    emits: ['EhcEvidenceAssembled'],
    awaits: [...TRACKER, 'pupil-facts'],
  }),
  define('PUPIL', 'RECORD', recordEhcParentDiscussion, {
    description: 'Records that a request was discussed with parents or the young person.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.19', 'CoP 9.8'],
    emits: ['EhcParentDiscussionHeld'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'DECISION', decideEhcRequest, {
    rightsMatter: 'EHC_NEEDS_ASSESSMENT',
    offices: HEAD,
    description: 'Decides whether the school asks the local authority for an EHC needs assessment.',
    action: 'RECORD_DECISION',
    legalBasis: ['Children and Families Act 2014 s.36(1)', 'CoP 9.8-9.9'],
    emits: ['EhcRequestDecided'],
    awaits: HISTORY,
    conflictsWith: ['EhcRequestDecided', 'EhcRequestSubmitted'],
    signOff: ({ outcome }: { readonly outcome: string }) =>
      outcome === 'REQUEST' ? 'EHC_NEEDS_ASSESSMENT_REQUEST' : null,
  }),
  define('PUPIL', 'DECISION', submitEhcRequest, {
    rightsMatter: 'EHC_NEEDS_ASSESSMENT',
    offices: HEAD,
    description:
      "Records that a request for an EHC needs assessment went to the local authority, by whomever; for the school's own, who signed it.",
    action: 'RECORD_DECISION',
    legalBasis: ['Children and Families Act 2014 s.36(1)', 'CoP 9.8-9.9'],
    emits: ['EhcRequestSubmitted'],
    awaits: HISTORY,
    conflictsWith: ['EhcRequestSubmitted'],
  }),
  define('PUPIL', 'DECISION', withdrawEhcRequest, {
    rightsMatter: 'EHC_NEEDS_ASSESSMENT',
    offices: HEAD,
    description: 'Records that a request for an EHC needs assessment was withdrawn by whoever made it.',
    action: 'RECORD_DECISION',
    legalBasis: ['Children and Families Act 2014 s.36'],
    emits: ['EhcRequestWithdrawn'],
    awaits: HISTORY,
    conflictsWith: ['EhcRequestWithdrawn'],
  }),
  define('PUPIL', 'RECORD', recordLaReceipt, {
    description: 'Records when the local authority received a request, as it says itself.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 5(1)'],
    emits: ['LaReceiptAcknowledged'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'DECISION', recordLaDecisionToAssess, {
    rightsMatter: 'EHC_NEEDS_ASSESSMENT',
    description: "Records the local authority's decision whether to carry out an EHC needs assessment.",
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.36', 'SEND Regulations 2014 reg 5'],
    emits: ['LaDecidedToAssess', 'LaRefusedToAssess'],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordAdviceRequest, {
    description: 'Records that the local authority asked for advice.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 6', 'SEND Regulations 2014 reg 8'],
    emits: ['AdviceRequested'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', returnAdvice, {
    description: 'Records that advice went to the local authority; no sign-off is waited for.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 8'],
    emits: ['AdviceReturned'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'DECISION', recordLaDecisionToIssue, {
    rightsMatter: 'EHC_PLAN',
    description: "Records the local authority's decision whether to issue an EHC plan.",
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.37', 'SEND Regulations 2014 reg 10'],
    emits: ['LaDecidedToIssue', 'LaRefusedToIssue'],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordDraftPlan, {
    records: 'PROSPECTIVE',
    description: 'Records that a draft plan was received.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 13(1)'],
    emits: ['DraftPlanReceived'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', recordNamingConsultation, {
    records: 'PROSPECTIVE',
    description: 'Records that the local authority asked the school about being named in a plan.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.38(2)', 'Children and Families Act 2014 s.39'],
    emits: ['SchoolConsulted'],
    awaits: PROSPECTIVE,
  }),
  define('PUPIL', 'DECISION', answerNamingConsultation, {
    rightsMatter: 'EHC_PLAN',
    records: 'PROSPECTIVE',
    offices: HEAD,
    description: 'Answers the local authority on naming the school in a plan.',
    action: 'RECORD_DECISION',
    legalBasis: ['Children and Families Act 2014 s.39(4)', 'CoP 9.79-9.84'],
    emits: ['SchoolConsultationAnswered'],
    awaits: [...HISTORY, 'prospective-pupils'],
  }),
  define('PUPIL', 'DECISION', recordFinalPlan, {
    rightsMatter: 'EHC_PLAN',
    description: 'Records a final EHC plan, and with it the provision code E.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.37', 'SEND Regulations 2014 reg 13-14'],
    emits: ['FinalPlanReceived', 'ProvisionCodeObserved'],
    awaits: REGISTER,
    conflictsWith: STATUS_EVENT_TYPES,
  }),
  define('PUPIL', 'RECORD', scheduleAnnualReview, {
    description: 'Sets the day of a review meeting of an EHC plan.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.44', 'SEND Regulations 2014 reg 18-20'],
    emits: ['AnnualReviewScheduled'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', circulateReviewPapers, {
    description: 'Records that papers and invitations for a review meeting went out.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 20'],
    emits: ['ReviewPapersCirculated'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', holdAnnualReview, {
    description: 'Records that a review meeting of an EHC plan was held.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.44', 'SEND Regulations 2014 reg 20'],
    emits: ['AnnualReviewHeld'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', sendReviewReport, {
    description: 'Records that the report of a review meeting was sent to all who were invited.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 20'],
    emits: ['ReviewReportSent'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', recordLaRequiredMeeting, {
    description: 'Records that the local authority requires the head to arrange a review meeting.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 20(2)'],
    emits: ['LaRequiredMeeting'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'DECISION', recordLaReviewDecision, {
    rightsMatter: 'EHC_PLAN',
    description: "Records the local authority's decision after a review: maintain, amend or cease.",
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.44', 'SEND Regulations 2014 reg 20(10)'],
    emits: ['LaReviewDecisionReceived'],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordAmendmentNotice, {
    description: "Records the local authority's notice of proposed amendments to a plan.",
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 22(2)'],
    emits: ['AmendmentNoticeReceived'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'DECISION', recordPlanAmended, {
    rightsMatter: 'EHC_PLAN',
    description: 'Records a final amended plan.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 22'],
    emits: ['PlanAmended'],
    awaits: HISTORY,
  }),
  define('PUPIL', 'DECISION', recordPlanCeased, {
    rightsMatter: 'EHC_PLAN',
    description:
      'Records that the local authority ceased to maintain a plan, and with it the end of the provision code E.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.45', 'SEND Regulations 2014 reg 31'],
    emits: ['PlanCeased', 'ProvisionCodeObserved'],
    awaits: REGISTER,
    conflictsWith: STATUS_EVENT_TYPES,
  }),
  define('PUPIL', 'RECORD', recordReassessmentRequest, {
    description: 'Records that somebody asked the local authority to assess a pupil with a plan again.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.44(2)', 'SEND Regulations 2014 reg 25(1)'],
    emits: ['ReassessmentRequested'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'DECISION', recordReassessmentDecision, {
    rightsMatter: 'EHC_NEEDS_ASSESSMENT',
    description: "Records the local authority's decision whether to assess a pupil with a plan again.",
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.44', 'SEND Regulations 2014 reg 25'],
    emits: ['LaDecidedToReassess', 'LaRefusedToReassess'],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordPhaseTransfer, {
    description: 'Records when a pupil with a plan changes phase of education.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 18'],
    emits: ['PhaseTransferRecorded'],
    awaits: [...TRACKER, 'pupil-facts'],
  }),
  define('PUPIL', 'RECORD', recordMediation, {
    description: 'Records a step of mediation between parents or young person and the local authority.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.52-55', 'SEND Regulations 2014 reg 32-42'],
    emits: ['MediationRecorded'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', recordAppeal, {
    description: 'Records that a parent or young person appealed, and where the school stands. A school cannot appeal.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.51'],
    emits: ['AppealLodged'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'DECISION', recordTribunalOrder, {
    rightsMatter: 'EHC_PLAN',
    description: 'Records an order of the Tribunal.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.51-54', 'SEND Regulations 2014 reg 43-44'],
    emits: ['TribunalOrderReceived'],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordLaMove, {
    description: 'Records that a plan was transferred to another local authority.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.47', 'SEND Regulations 2014 reg 15'],
    emits: ['PlanTransferredToLa'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', recordLaMoveNotice, {
    description:
      'Records that the new local authority told the parent or young person what it will do with a plan that was transferred to it.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 15(4)'],
    emits: ['LaMoveNoticeReceived'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', recordConcession, {
    description: 'Records that the local authority does not oppose an appeal, and has told the Tribunal so.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['SEND Regulations 2014 reg 45'],
    emits: ['AppealConceded'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', recordDisabilityClaim, {
    description: 'Records a complaint of disability discrimination by the school, and that a claim was lodged.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Equality Act 2010 s.85', 'Equality Act 2010 Sch.17'],
    emits: ['DisabilityComplaintMade', 'DisabilityClaimLodged'],
    awaits: TRACKER,
  }),
  define('PUPIL', 'RECORD', openProspectivePupil, {
    records: 'NEW_PUPIL',
    claims: 'UPN',
    description: 'Opens the record of a child who is not on roll, about whom a local authority asks the school.',
    action: 'REGISTER_PUPIL',
    legalBasis: ['Children and Families Act 2014 s.38-39'],
    emits: ['ProspectivePupilOpened'],
    awaits: PROSPECTIVE,
  }),
  define('PUPIL', 'RECORD', closeProspectivePupil, {
    records: 'PROSPECTIVE',
    description: 'Records whether a prospective pupil is admitted; if not, the record is kept for a short time only.',
    action: 'REGISTER_PUPIL',
    legalBasis: ['Children and Families Act 2014 s.43', 'UK GDPR Art 5(1)(e)'],
    emits: ['ProspectivePupilClosed'],
    awaits: PROSPECTIVE,
  }),
  define('PUPIL', 'RECORD', claimClockException, {
    description: 'Records that somebody claims an exception to a statutory time limit. No other date follows from it.',
    action: 'RECORD_OBSERVATION',
    legalBasis: [
      'SEND Regulations 2014 reg 5(4)',
      'SEND Regulations 2014 reg 10(4)',
      'SEND Regulations 2014 reg 13(3)',
    ],
    emits: ['ClockExceptionRecorded'],
    awaits: TRACKER,
  }),
];
