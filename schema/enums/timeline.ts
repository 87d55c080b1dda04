import { publishEnum } from './publish.ts';

/** What stands in a pupil's own record, as its timeline names it. A test holds this to the commands about pupils. */
export const TIMELINE_WORDS = {
  PupilRegistered: 'The pupil became known.',
  PupilEnrolled: 'Came on roll.',
  PupilLeft: 'Left the roll.',
  DiscrepancyRaised: 'A file disagreed with the record.',
  DiscrepancyResolved: 'A disagreement with a file was settled.',
  ConcernRaised: 'A concern was raised.',
  SenSupportDecided: 'Placed on SEN support.',
  ProvisionCodeObserved: 'A provision code was recorded from a file or document.',
  RegisterRemovalDecided: 'Taken off SEN support.',
  ConsultationOpened: 'The SENCO was told and asked.',
} as const;

export const TimelineEntryTypeEnum = publishEnum<keyof typeof TIMELINE_WORDS>('TimelineEntryType', 'What can stand in a pupil\'s timeline.', TIMELINE_WORDS);
