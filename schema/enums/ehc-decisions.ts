/** Decisions about EHC needs assessments and plans: the school's, and those of others that it recorded. */
export const EHC_DECISION_TYPES = {
  EhcRequestDecided: 'The school decided whether to ask for an EHC needs assessment.',
  EhcRequestSubmitted: 'A request for an EHC needs assessment went to the local authority.',
  EhcRequestWithdrawn: 'A request for an EHC needs assessment was withdrawn.',
  LaDecidedToAssess: 'The local authority decided to assess.',
  LaRefusedToAssess: 'The local authority refused to assess.',
  LaDecidedToIssue: 'The local authority decided to issue a plan.',
  LaRefusedToIssue: 'The local authority refused to issue a plan.',
  LaDecidedToReassess: 'The local authority decided to assess again.',
  LaRefusedToReassess: 'The local authority refused to assess again.',
  SchoolConsultationAnswered: 'The school answered a consultation on naming it.',
  FinalPlanReceived: 'A final EHC plan was received.',
  LaReviewDecisionReceived: 'The local authority decided after a review.',
  PlanAmended: 'A final amended plan was received.',
  PlanCeased: 'The local authority ended a plan.',
  TribunalOrderReceived: 'The Tribunal made an order.',
} as const;

export type EhcDecisionType = keyof typeof EHC_DECISION_TYPES;
