import { EHC_WORDS } from './ehc/event-words.ts';
import { ENROLMENT_WORDS } from './enrolment/event-words.ts';
import { IDENTIFICATION_WORDS } from './identification/event-words.ts';
import { INVOLVEMENT_WORDS } from './involvement/event-words.ts';
import { PROVISION_WORDS } from './provision/event-words.ts';
import { SIGN_OFF_WORDS } from './sign-off/event-words.ts';

/** Every event that can stand in a pupil's record, in plain words; `schema` publishes them as they are here. */
export const EVENT_WORDS = {
  PupilRegistered: 'The pupil became known.',
  PupilEnrolled: 'Came on roll.',
  PupilLeft: 'Left the roll.',
  DiscrepancyRaised: 'A file disagreed with the record.',
  DiscrepancyResolved: 'A disagreement with a file was settled.',
  ConsultationOpened: 'The SENCO was told and asked.',
  ...EHC_WORDS,
  ...ENROLMENT_WORDS,
  ...IDENTIFICATION_WORDS,
  ...INVOLVEMENT_WORDS,
  ...PROVISION_WORDS,
  ...SIGN_OFF_WORDS,
} as const;

export type RecordedEvent = keyof typeof EVENT_WORDS;
