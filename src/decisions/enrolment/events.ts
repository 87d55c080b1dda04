import {
  codes,
  type CodeOf,
  type DataOf,
  day,
  event,
  id,
  leftOut,
  oneOf,
  optional,
  urn,
  whole,
  workedOut,
} from '../../kernel/members.ts';
import { IDENTITY } from './identity.ts';

const LAST_YEAR = 9999;

/** Destinations of a pupil who leaves. The first four are schools, which may be in this system. */
export const DESTINATION = codes('Destination', 'Where a pupil went on leaving.', {
  STATE_SCHOOL: 'A maintained school or academy.',
  SPECIAL_SCHOOL: 'A special school.',
  INDEPENDENT_SCHOOL: 'An independent school.',
  ALTERNATIVE_PROVISION: 'A pupil referral unit or other alternative provision.',
  FURTHER_EDUCATION: 'A college of further education or training.',
  ELECTIVE_HOME_EDUCATION: 'Educated at home by choice of the parents.',
  OUTSIDE_ENGLAND: 'A school outside England.',
  MISSING_EDUCATION: 'Not known to receive education.',
  OTHER: 'Elsewhere.',
  NOT_KNOWN: 'Not known.',
});
export type Destination = CodeOf<typeof DESTINATION>;
export const SCHOOL_DESTINATIONS: readonly Destination[] = [
  'STATE_SCHOOL',
  'SPECIAL_SCHOOL',
  'INDEPENDENT_SCHOOL',
  'ALTERNATIVE_PROVISION',
];

/** Hands the record on. The last school keeps it; an earlier one keeps the fact that it handed it on. */
export const PupilTransferredOut = event('PupilTransferredOut', 'Went to another school.', {
  leftOn: day('Last day on roll.'),
  toSchoolUrn: optional(urn('URN of the school, where it is in this system; it may then take the record over.')),
  destination: oneOf(DESTINATION, 'Where the pupil went.'),
  packSentOn: optional(day('Day on which the papers were sent.')),
});
export type PupilTransferredOut = DataOf<typeof PupilTransferredOut>;

export const PupilTransferredIn = event('PupilTransferredIn', 'Came from another school.', {
  fromSchoolUrn: urn('URN of the school the pupil came from.'),
  admittedOn: day('Day of admission.'),
  recordReceivedOn: optional(day('Day on which the papers were received.')),
  fromPupil: workedOut(
    leftOut(id('Pupil', 'The pupil in the record that was handed over; left out where both schools wrote one record.')),
  ),
});
export type PupilTransferredIn = DataOf<typeof PupilTransferredIn>;

/**
 * Begins a school's own record of a child whom an older record holds together with another school's events. What the
 * school recorded there is the beginning of its own record.
 */
export const RecordContinued = event('RecordContinued', 'The school goes on in a record of its own.', {
  fromPupil: workedOut(id('Pupil', 'The pupil in the record that two schools wrote.')),
});
export type RecordContinued = DataOf<typeof RecordContinued>;

/** Takes part in another school's record while both have the child: what that school decides is read here. */
export const SharedRecordAccepted = event(
  'SharedRecordAccepted',
  'The school took part in the record of another school that has the child too.',
  {
    fromSchoolUrn: urn('URN of the school that placed the pupil here, or registered the pupil with this school.'),
    fromPupil: workedOut(id('Pupil', "The pupil in the other school's record.")),
  },
);
export type SharedRecordAccepted = DataOf<typeof SharedRecordAccepted>;

/** The papers of a record that was taken over before they arrived. */
export const TransferPapersReceived = event('TransferPapersReceived', 'The papers came from the other school.', {
  fromSchoolUrn: urn('URN of the school the pupil came from.'),
  receivedOn: day('Day on which the papers were received.'),
});
export type TransferPapersReceived = DataOf<typeof TransferPapersReceived>;

const IDENTITY_REASON = codes('IdentityReason', 'Why a pupil is known otherwise from now on.', {
  NAME_CHANGE: 'The name has changed.',
  CORRECTION: 'It was recorded wrongly.',
  PERMANENT_UPN: 'A permanent UPN has taken the place of a temporary one.',
  OTHER: 'Another reason.',
});

/** The pupil's identity from now on. Null members stay as they were, and the earlier identity stays in the log. */
export const PupilIdentityChanged = event('PupilIdentityChanged', 'Name, date of birth, sex or UPN changed.', {
  upn: optional(IDENTITY.upn),
  surname: optional(IDENTITY.surname),
  forename: optional(IDENTITY.forename),
  dateOfBirth: optional(IDENTITY.dateOfBirth),
  sex: optional(IDENTITY.sex),
  reason: oneOf(IDENTITY_REASON, 'Why.'),
  retainUntil: workedOut(
    optional(whole('Academic year until which the record is kept, for another date of birth.', 0, LAST_YEAR)),
  ),
});
export type PupilIdentityChanged = DataOf<typeof PupilIdentityChanged>;

export const MERGE_REASON = codes('MergeReason', 'Why two records are merged.', {
  TEMPORARY_UPN: 'One was kept under a temporary UPN.',
  DUPLICATE: 'The child was entered twice.',
});
export type MergeReason = CodeOf<typeof MERGE_REASON>;

/** Closes a record that was found to be a duplicate. It is the last event of its stream. */
export const MergedInto = event('MergedInto', "This record was closed: it is another's.", {
  survivor: id('Pupil', 'The pupil whose record goes on with both.'),
  reason: oneOf(MERGE_REASON, 'Why there were two.'),
});
export type MergedInto = DataOf<typeof MergedInto>;

/** Joins the closed record to the survivor's from here on. */
export const PupilMerged = event('PupilMerged', 'Another record of the same child was joined to this one.', {
  loser: id('Pupil', 'The pupil whose record is closed.'),
  revision: whole('Revision of `MergedInto` in the record that is closed.', 0, Number.MAX_SAFE_INTEGER),
  reason: oneOf(MERGE_REASON, 'Why there were two.'),
});
export type PupilMerged = DataOf<typeof PupilMerged>;
