import type { IDENTIFICATION_CLASSES } from './field-classes.ts';

/** What each of these events says, in plain words for those who read the record. */
export const IDENTIFICATION_WORDS: Readonly<Record<keyof typeof IDENTIFICATION_CLASSES, string>> = {
  ConcernRaised: 'A concern was raised.',
  InformationGathered: 'Information about a concern was gathered.',
  ParentDiscussionHeld: 'Parents and pupil were spoken to, or it was tried.',
  IdentificationProposed: 'It was proposed what becomes of a concern.',
  SenSupportDecided: 'A pupil was placed on SEN support.',
  MonitoringStarted: 'A pupil is watched without SEN support.',
  NotSenDecided: 'A concern was found not to be SEN.',
  SpecialistReferralDecided: 'A pupil was referred to a specialist.',
  ProvisionCodeObserved: 'A provision code was recorded from a file or document.',
  ReviewDateObserved: 'A date of the next review was taken from a file or document.',
  NeedsRanked: 'Needs were ranked anew.',
  SenSupportReviewHeld: 'SEN support was reviewed.',
  SenSupportContinued: 'SEN support goes on after a review.',
  SenSupportSteppedUp: 'More is done after a review of SEN support.',
  RegisterRemovalDecided: 'A pupil was taken off SEN support.',
};
