import { wordsOf } from '../../kernel/members.ts';
import { ConcernRaised } from './raise-concern.ts';
import { ParentDiscussionHeld } from './record-discussion.ts';
import { SenSupportDecided } from './events.ts';
import { RegisterRemovalDecided } from './remove-from-sen-support.ts';
import type { IDENTIFICATION_CLASSES } from './field-classes.ts';

/** What each of these events says, in plain words for those who read the record. */
export const IDENTIFICATION_WORDS: Readonly<Record<keyof typeof IDENTIFICATION_CLASSES, string>> = {
  ...wordsOf(ConcernRaised, ParentDiscussionHeld, SenSupportDecided, RegisterRemovalDecided),
  InformationGathered: 'Information about a concern was gathered.',
  IdentificationProposed: 'It was proposed what becomes of a concern.',
  MonitoringStarted: 'A pupil is watched without SEN support.',
  NotSenDecided: 'A concern was found not to be SEN.',
  SpecialistReferralDecided: 'A pupil was referred to a specialist.',
  ProvisionCodeObserved: 'A provision code was recorded from a file or document.',
  ReviewDateObserved: 'A date of the next review was taken from a file or document.',
  NeedsRanked: 'Needs were ranked anew.',
  SenSupportReviewHeld: 'SEN support was reviewed.',
  SenSupportContinued: 'SEN support goes on after a review.',
  SenSupportSteppedUp: 'More is done after a review of SEN support.',
};
