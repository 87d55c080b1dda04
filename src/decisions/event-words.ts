import { wordsOf } from '../kernel/members.ts';
import { EHC_WORDS } from './ehc/event-words.ts';
import { ENROLMENT_WORDS } from './enrolment/event-words.ts';
import { IDENTIFICATION_WORDS } from './identification/event-words.ts';
import { ConsultationOpened } from './involvement/events.ts';
import { INVOLVEMENT_WORDS } from './involvement/event-words.ts';
import { PROVISION_WORDS } from './provision/event-words.ts';
import { DiscrepancyRaised, PupilEnrolled, PupilLeft, PupilRegistered } from './pupil-events.ts';
import { DiscrepancyResolved } from './record-keeping/discrepancies.ts';
import { SIGN_OFF_WORDS } from './sign-off/event-words.ts';

/** Every event that can stand in a pupil's record, in plain words; `schema` publishes them as they are here. */
export const EVENT_WORDS = {
  ...wordsOf(PupilRegistered, PupilEnrolled, PupilLeft, DiscrepancyRaised, DiscrepancyResolved, ConsultationOpened),
  ...EHC_WORDS,
  ...ENROLMENT_WORDS,
  ...IDENTIFICATION_WORDS,
  ...INVOLVEMENT_WORDS,
  ...PROVISION_WORDS,
  ...SIGN_OFF_WORDS,
} as const;

export type RecordedEvent = keyof typeof EVENT_WORDS;
