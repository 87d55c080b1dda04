import type { ENROLMENT_CLASSES } from './field-classes.ts';

/** What each of these events says, in plain words for those who read the record. */
export const ENROLMENT_WORDS: Readonly<Record<keyof typeof ENROLMENT_CLASSES, string>> = {
  PupilTransferredOut: 'Went to another school.',
  PupilTransferredIn: 'Came from another school.',
  TransferPapersReceived: 'The papers came from the other school.',
  PupilIdentityChanged: 'Name, date of birth, sex or UPN changed.',
  MergedInto: "This record was closed: it is another's.",
  PupilMerged: 'Another record of the same child was joined to this one.',
};
