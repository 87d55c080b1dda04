import type { PROVISION_CLASSES } from './field-classes.ts';

/** What each of these events says, in plain words for those who read the record. */
export const PROVISION_WORDS: Readonly<Record<keyof typeof PROVISION_CLASSES, string>> = {
  ProvisionProposed: 'Provision was proposed.',
  ProvisionStarted: 'Provision was started.',
  ProvisionAmended: 'Provision was changed.',
  ProvisionSuspended: 'Provision was suspended.',
  ProvisionResumed: 'Provision was resumed.',
  ProvisionEnded: 'Provision was ended.',
  OutcomeSet: 'An outcome was set.',
  OutcomeAssessed: 'An outcome was assessed.',
  DeliveryLogged: 'Sessions were logged.',
  DeliveryVarianceRecorded: 'Something was not delivered as it should have been.',
  ApdrPlanAgreed: 'The plan of a cycle of assess, plan, do, review was agreed.',
  ApdrReviewHeld: 'A cycle of assess, plan, do, review was reviewed.',
  PlacementStarted: 'A pupil was placed elsewhere.',
  PlacementEnded: 'A placement elsewhere ended.',
  ReferralMade: 'A pupil was referred to an agency.',
  AdviceReceived: 'Advice of an agency was received.',
  RecommendationAdopted: 'A recommendation of an agency was adopted.',
  RecommendationDeclined: 'A recommendation of an agency was declined.',
  TopUpRequested: 'Top-up funding was asked for.',
  TopUpDecided: 'The local authority decided on top-up funding.',
};
