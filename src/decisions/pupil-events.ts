import {
  code,
  codes,
  type CodeOf,
  type DataOf,
  day,
  event,
  leftOut,
  oneOf,
  optional,
  partsOf,
  someOf,
  urn,
  whole,
  workedOut,
} from '../kernel/members.ts';
import { IDENTITY, IDENTITY_FIELD } from './enrolment/identity.ts';
import { OBSERVATION_SOURCE } from './observation-source.ts';
import { RANKED_NEED } from './ranked-need.ts';

const LAST_YEAR = 9999;

/** Statutory provision codes of the school census. */
export const SEN_STATUS = codes('SenStatus', 'SEN provision code of the school census.', {
  N: 'No special educational need.',
  K: 'SEN support.',
  E: 'Education, health and care plan.',
});
export type SenStatus = CodeOf<typeof SEN_STATUS>;

/** Registers a pupil: the sealed identity, and how long the record is kept. */
export const PupilRegistered = event('PupilRegistered', 'The pupil became known.', {
  ...IDENTITY,
  upn: optional(IDENTITY.upn),
  sex: optional(IDENTITY.sex),
  retainUntil: workedOut(whole('Academic year until which the record is kept.', 0, LAST_YEAR)),
});
export type PupilRegistered = DataOf<typeof PupilRegistered>;

const ENROLMENT = codes('Enrolment', 'Kinds of enrolment (school census).', {
  CURRENT: 'Current, single registration.',
  MAIN: 'Current, main of two registrations.',
  SUBSIDIARY: 'Current, subsidiary of two registrations.',
  GUEST: 'Guest pupil.',
});

/** Puts a pupil on roll at a school. If the admission date is not known, `knownOn` is the only date. */
export const PupilEnrolled = event('PupilEnrolled', 'Came on roll.', {
  admittedOn: optional(day('Day of admission, where it is known.')),
  knownOn: day('Date of the file or entry that tells of the enrolment.'),
  enrolment: oneOf(ENROLMENT, 'Kind of enrolment.'),
  ncYear: optional(code('National Curriculum year, from `codeList(name: YEAR_GROUP)`.')),
  otherSchoolUrn: leftOut(
    urn(
      'URN of the other school of a dual registration, MAIN or SUBSIDIARY. It may then read what this school decides while both have the pupil.',
      'URN of the other school of a dual registration; null if none was named.',
    ),
  ),
});
export type PupilEnrolled = DataOf<typeof PupilEnrolled>;

export const PupilLeft = event('PupilLeft', 'Left the roll.', { leftOn: day('Last day on roll.') });
export type PupilLeft = DataOf<typeof PupilLeft>;

export const DISCREPANCY_KIND = codes('DiscrepancyKind', 'What a file and the record disagree about.', {
  STATUS_DIFFERS: 'The provision code.',
  START_DATE_DIFFERS: 'The day from which the provision code holds.',
  NEEDS_DIFFER: 'The needs or their ranks.',
  IDENTITY_DIFFERS: 'Name, date of birth or sex.',
  UPN_IN_DOUBT: 'The UPN: the file has none for the pupil, or one whose check letter does not fit.',
});

/** Asks a person about a difference between a file and the log. A file never overwrites the log. */
export const DiscrepancyRaised = event('DiscrepancyRaised', 'A file disagreed with the record.', {
  source: oneOf(OBSERVATION_SOURCE, 'Kind of the file.'),
  kind: oneOf(DISCREPANCY_KIND, 'What they disagree about.'),
  fields: someOf(IDENTITY_FIELD, "Fields of the pupil's identity that differ. Their values stay in the file."),
  status: optional(oneOf(SEN_STATUS, 'Provision code that the file gives.')),
  from: optional(day('From when, by the file.')),
  needs: partsOf(RANKED_NEED, 'Needs that the file gives.'),
});
export type DiscrepancyRaised = DataOf<typeof DiscrepancyRaised>;
