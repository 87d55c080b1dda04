/** Decisions about provision. */
export const PROVISION_DECISION_TYPES = {
  ProvisionProposed: 'Provision was proposed.',
  ProvisionStarted: 'Provision was started.',
  ProvisionAmended: 'Provision was changed.',
  ProvisionSuspended: 'Provision was suspended.',
  ProvisionResumed: 'Provision was resumed.',
  ProvisionEnded: 'Provision was ended.',
  OutcomeSet: 'An outcome was set.',
  ApdrPlanAgreed: 'The plan of a cycle of assess, plan, do, review was agreed.',
  ApdrReviewHeld: 'A cycle of assess, plan, do, review was reviewed.',
  PlacementStarted: 'A pupil was placed elsewhere.',
  PlacementEnded: 'A placement elsewhere ended.',
  ReferralMade: 'A pupil was referred to an agency.',
  RecommendationAdopted: 'A recommendation of an agency was adopted.',
  RecommendationDeclined: 'A recommendation of an agency was declined.',
  TopUpRequested: 'Top-up funding was asked for.',
} as const;

export type ProvisionDecisionType = keyof typeof PROVISION_DECISION_TYPES;
