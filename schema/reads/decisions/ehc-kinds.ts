import {
  FinalPlanReceived,
  LaDecidedToAssess,
  SchoolConsultationAnswered,
} from '../../../src/decisions/ehc/assessment-events.ts';
import { TribunalOrderReceived } from '../../../src/decisions/ehc/dispute-events.ts';
import { OUTSIDE } from '../../../src/decisions/ehc/outside.ts';
import {
  EhcRequestDecided,
  EhcRequestSubmitted,
  EhcRequestWithdrawn,
} from '../../../src/decisions/ehc/request-events.ts';
import { LaReviewDecisionReceived, PlanAmended, PlanCeased } from '../../../src/decisions/ehc/review-events.ts';
import type { EventTable } from '../../../src/kernel/members.ts';
import { decisionInterface, type DecisionKind, decisionKind } from './decision-kind.ts';

const OUTSIDE_DECISION = decisionInterface(
  'OutsideDecision',
  'A decision of the local authority or the Tribunal, as the school came to know of it.',
  OUTSIDE,
);

const othersDecision = (name: string, description: string, table: EventTable): DecisionKind =>
  decisionKind(name, description, [table], {}, OUTSIDE_DECISION);

const LaDecisionOnAssessment = othersDecision(
  'LaDecisionOnAssessment',
  'A decision of the local authority about an assessment or plan; `type` says which.',
  LaDecidedToAssess,
);

/** The kinds of decision about EHC needs assessments and plans. */
export const EHC_KINDS: Readonly<Record<string, DecisionKind>> = {
  EhcRequestDecided: decisionKind(
    'EhcRequestDecision',
    "The school's decision whether to ask for an EHC needs assessment.",
    [EhcRequestDecided],
  ),
  EhcRequestSubmitted: decisionKind(
    'EhcRequestSubmission',
    'That a request for an EHC needs assessment went to the local authority. Its deciders are who signed for the school.',
    [EhcRequestSubmitted],
  ),
  EhcRequestWithdrawn: decisionKind('EhcRequestWithdrawal', 'That a request was withdrawn.', [EhcRequestWithdrawn]),
  LaDecidedToAssess: LaDecisionOnAssessment,
  LaRefusedToAssess: LaDecisionOnAssessment,
  LaDecidedToIssue: LaDecisionOnAssessment,
  LaRefusedToIssue: LaDecisionOnAssessment,
  LaDecidedToReassess: LaDecisionOnAssessment,
  LaRefusedToReassess: LaDecisionOnAssessment,
  SchoolConsultationAnswered: decisionKind(
    'NamingAnswer',
    'The answer of a school to a consultation on naming it in a plan.',
    [SchoolConsultationAnswered],
  ),
  FinalPlanReceived: othersDecision('FinalPlan', 'A final EHC plan that reached the school.', FinalPlanReceived),
  LaReviewDecisionReceived: othersDecision(
    'LaReviewDecision',
    'The decision of the local authority after a review.',
    LaReviewDecisionReceived,
  ),
  PlanAmended: othersDecision('PlanAmendment', 'A final amended plan.', PlanAmended),
  PlanCeased: othersDecision('PlanCease', 'The end of a plan.', PlanCeased),
  TribunalOrderReceived: othersDecision('TribunalOrder', 'An order of the Tribunal.', TribunalOrderReceived),
};
