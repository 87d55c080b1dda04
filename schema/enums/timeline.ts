import { publishEnum } from './publish.ts';

/** What stands in a pupil's own record, as its timeline names it. A test holds this to the commands about pupils. */
export const TIMELINE_WORDS = {
  PupilRegistered: 'The pupil became known.',
  PupilEnrolled: 'Came on roll.',
  PupilLeft: 'Left the roll.',
  DiscrepancyRaised: 'A file disagreed with the record.',
  DiscrepancyResolved: 'A disagreement with a file was settled.',
  ConcernRaised: 'A concern was raised.',
  InformationGathered: 'Information about a concern was gathered.',
  ParentDiscussionHeld: 'Parents and pupil were spoken to, or it was tried.',
  IdentificationProposed: 'It was proposed what becomes of a concern.',
  SenSupportDecided: 'Placed on SEN support.',
  MonitoringStarted: 'Watched without SEN support.',
  NotSenDecided: 'A concern was found not to be SEN.',
  SpecialistReferralDecided: 'Referred to a specialist.',
  ProvisionCodeObserved: 'A provision code was recorded from a file or document.',
  NeedsRanked: 'Needs were ranked anew.',
  SenSupportReviewHeld: 'SEN support was reviewed.',
  SenSupportContinued: 'SEN support goes on after a review.',
  SenSupportSteppedUp: 'More is done after a review of SEN support.',
  RegisterRemovalDecided: 'Taken off SEN support.',
  ConsultationOpened: 'The SENCO was told and asked.',
} as const;

export const TimelineEntryTypeEnum = publishEnum<keyof typeof TIMELINE_WORDS>('TimelineEntryType', 'What can stand in a pupil\'s timeline.', TIMELINE_WORDS);
