import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';

/** Where a pupil went. The first four are schools, which may be one of this system. */
export const DESTINATIONS = [
  'STATE_SCHOOL',
  'SPECIAL_SCHOOL',
  'INDEPENDENT_SCHOOL',
  'ALTERNATIVE_PROVISION',
  'FURTHER_EDUCATION',
  'ELECTIVE_HOME_EDUCATION',
  'OUTSIDE_ENGLAND',
  'MISSING_EDUCATION',
  'OTHER',
  'NOT_KNOWN',
] as const;
export type Destination = (typeof DESTINATIONS)[number];
export const SCHOOL_DESTINATIONS: readonly Destination[] = [
  'STATE_SCHOOL',
  'SPECIAL_SCHOOL',
  'INDEPENDENT_SCHOOL',
  'ALTERNATIVE_PROVISION',
];

/** The record is handed on (domain §6: the last school keeps it, earlier ones keep that they passed it on). */
export interface PupilTransferredOut {
  readonly schoolUrn: string;
  readonly leftOn: CivilDate;
  /** A school of this system, which may then take the record over; null: any other. */
  readonly toSchoolUrn: string | null;
  readonly destination: Destination;
  /** Day on which the papers were sent, null: not yet, or not known. */
  readonly packSentOn: CivilDate | null;
}

export interface PupilTransferredIn {
  readonly schoolUrn: string;
  readonly fromSchoolUrn: string;
  readonly admittedOn: CivilDate;
  readonly recordReceivedOn: CivilDate | null;
}

/** The papers of a record that was taken over before they came. */
export interface TransferPapersReceived {
  readonly schoolUrn: string;
  readonly fromSchoolUrn: string;
  readonly receivedOn: CivilDate;
}

export const IDENTITY_REASONS = ['NAME_CHANGE', 'CORRECTION', 'PERMANENT_UPN', 'OTHER'] as const;
export type IdentityReason = (typeof IDENTITY_REASONS)[number];

/** Who the pupil is from now on; what is null stays as it was. What was said before stays in the log. */
export interface PupilIdentityChanged {
  readonly upn: Personal | null;
  readonly surname: Personal | null;
  readonly forename: Personal | null;
  readonly dateOfBirth: Personal | null;
  readonly sex: Personal | null;
  readonly schoolUrn: string;
  readonly reason: IdentityReason;
  /** Given where the date of birth changed: until when the record is kept (academic year). */
  readonly retainUntil: number | null;
}

export const MERGE_REASONS = ['TEMPORARY_UPN', 'DUPLICATE'] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

/** The last event of a record that was found to be another's: nothing is written here any more (design §3). */
export interface MergedInto {
  readonly schoolUrn: string;
  readonly survivor: string;
  readonly reason: MergeReason;
}

/**
 * On the survivor: from here on its record holds what the loser's does. `revision` is that of the loser's `MergedInto`.
 */
export interface PupilMerged {
  readonly schoolUrn: string;
  readonly loser: string;
  readonly revision: number;
  readonly reason: MergeReason;
}
