import { wordsOf } from '../../kernel/members.ts';
import { SenSupportContinued } from './continue-sen-support.ts';
import { NotSenDecided } from './decide-not-sen.ts';
import { NeedsRanked, ProvisionCodeObserved, SenSupportDecided } from './events.ts';
import { SenSupportReviewHeld } from './hold-sen-support-review.ts';
import { IdentificationProposed } from './propose-identification.ts';
import { ConcernRaised } from './raise-concern.ts';
import { ParentDiscussionHeld } from './record-discussion.ts';
import { InformationGathered } from './record-information.ts';
import { ReviewDateObserved } from './record-review-date.ts';
import { SpecialistReferralDecided } from './refer-to-specialist.ts';
import { RegisterRemovalDecided } from './remove-from-sen-support.ts';
import { MonitoringStarted } from './start-monitoring.ts';
import { SenSupportSteppedUp } from './step-up-sen-support.ts';

/** What each of these events says, in plain words for those who read the record. */
export const IDENTIFICATION_WORDS = wordsOf(
  ConcernRaised,
  InformationGathered,
  ParentDiscussionHeld,
  IdentificationProposed,
  SenSupportDecided,
  MonitoringStarted,
  NotSenDecided,
  SpecialistReferralDecided,
  ProvisionCodeObserved,
  ReviewDateObserved,
  NeedsRanked,
  SenSupportReviewHeld,
  SenSupportContinued,
  SenSupportSteppedUp,
  RegisterRemovalDecided,
);
