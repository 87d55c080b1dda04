import type { PupilCase } from '../pupil-case.ts';
import type { Identity, RegisterPupilGiven } from '../register-pupil.ts';

/** What commands about enrolment, identity and merging are decided on beside the pupil's own record. */
export interface EnrolmentGiven extends RegisterPupilGiven {
  /** Of the schools that the command names, those that are in this system. */
  readonly schoolsKnown: readonly string[];
  /** Whether the UPN that the pupil would have is claimed by another pupil. */
  readonly upnTaken: boolean;
  /** The record into which this one is to be merged; undefined for every other command. */
  readonly survivor: Survivor | undefined;
}

export interface Survivor {
  readonly id: string;
  readonly pupil: PupilCase;
  readonly identity: Identity | undefined;
  /** Whether the record to be closed is itself the survivor of a merge that is not finished. */
  readonly loserUnderWay: boolean;
}
