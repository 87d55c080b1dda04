import type { PupilCase } from '../pupil-case.ts';
import type { Sharing } from './sharing.ts';
import type { Transfer } from './transfers.ts';
import type { Identity, RegisterPupilGiven } from '../register-pupil.ts';

/** Facts for commands about enrolment, identity and merging, beside the pupil's own record. */
export interface EnrolmentGiven extends RegisterPupilGiven {
  /** Schools named by the command that are in this system. */
  readonly schoolsKnown: readonly string[];
  /** Whether another pupil claims the UPN that the pupil would have. */
  readonly upnTaken: boolean;
  /** The record that this one is merged into; undefined for all other commands. */
  readonly survivor: Survivor | undefined;
  /** The record that another school hands over to this one or shares with it; undefined if the command names none. */
  readonly giver: Giver | undefined;
}

export interface Giver {
  /** The pupil in the other school's record. */
  readonly id: string;
  /** Undefined if it was erased. */
  readonly identity: Identity | undefined;
  /** The other school's transfers, and whether this school has taken them. */
  readonly transfers: readonly Transfer[];
  /** Its placements and dual registrations that name another school. */
  readonly sharings: readonly Sharing[];
}

export interface Survivor {
  readonly id: string;
  readonly pupil: PupilCase;
  readonly identity: Identity | undefined;
  /** Whether the record to be closed is itself the survivor of an unfinished merge. */
  readonly loserUnderWay: boolean;
}
