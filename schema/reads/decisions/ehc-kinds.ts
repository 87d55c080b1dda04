import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { Decision, Naming } from './decision.ts';
import { EhcRequestDecision, EhcRequestSubmission, EhcRequestWithdrawal, NamingAnswer } from './ehc.ts';
import {
  FinalPlan,
  LaDecisionOnAssessment,
  LaReviewDecision,
  PlanAmendment,
  PlanCease,
  TribunalOrder,
} from './ehc-outside.ts';

/** The kinds of decision about EHC needs assessments and plans. */
export const EHC_KINDS: Readonly<Record<string, new (row: DecisionRow, naming: Naming) => Decision>> = {
  EhcRequestDecided: EhcRequestDecision,
  EhcRequestSubmitted: EhcRequestSubmission,
  EhcRequestWithdrawn: EhcRequestWithdrawal,
  LaDecidedToAssess: LaDecisionOnAssessment,
  LaRefusedToAssess: LaDecisionOnAssessment,
  LaDecidedToIssue: LaDecisionOnAssessment,
  LaRefusedToIssue: LaDecisionOnAssessment,
  LaDecidedToReassess: LaDecisionOnAssessment,
  LaRefusedToReassess: LaDecisionOnAssessment,
  SchoolConsultationAnswered: NamingAnswer,
  FinalPlanReceived: FinalPlan,
  LaReviewDecisionReceived: LaReviewDecision,
  PlanAmended: PlanAmendment,
  PlanCeased: PlanCease,
  TribunalOrderReceived: TribunalOrder,
};
