import type { CivilDate } from '../kernel/civil-date.ts';
import type { Personal } from './personal.ts';
import type { RankedNeed } from './ranked-need.ts';

/** Statutory provision codes of the school census (domain §2.1): no SEN, SEN support, EHC plan. */
export const SEN_STATUSES = ['N', 'K', 'E'] as const;
export type SenStatus = (typeof SEN_STATUSES)[number];

/** A pupil becomes known to the log: who it is (sealed) and until when the record is kept (academic year). */
export interface PupilRegistered {
  readonly upn: Personal | null;
  readonly surname: Personal;
  readonly forename: Personal;
  readonly dateOfBirth: Personal;
  readonly sex: Personal | null;
  readonly schoolUrn: string;
  readonly retainUntil: number;
}

/** On roll at a school. `admittedOn` null: not known; then `knownOn`, the date of the file or entry, is all we have. */
export interface PupilEnrolled {
  readonly schoolUrn: string;
  readonly admittedOn: CivilDate | null;
  readonly knownOn: CivilDate;
  readonly enrolment: 'CURRENT' | 'MAIN' | 'SUBSIDIARY' | 'GUEST';
  readonly ncYear: string | null;
}

export interface PupilLeft {
  readonly schoolUrn: string;
  readonly leftOn: CivilDate;
}

/** What a file says about a pupil differs from what the log says: a question for a person, never an overwrite. */
export interface DiscrepancyRaised {
  readonly schoolUrn: string;
  readonly source: string;
  readonly kind: 'STATUS_DIFFERS' | 'START_DATE_DIFFERS' | 'NEEDS_DIFFER' | 'IDENTITY_DIFFERS';
  readonly fields: readonly string[];
  readonly status: SenStatus | null;
  readonly from: CivilDate | null;
  readonly needs: readonly RankedNeed[];
}
