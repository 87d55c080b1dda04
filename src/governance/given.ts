import type { CivilDate } from '../kernel/civil-date.ts';
import type { Governance } from './school.ts';
import type { Person } from './person.ts';

/** All that a command about a school or trust is decided on. */
export interface GovernanceGiven {
  readonly governance: Governance;
  readonly today: CivilDate;
  /** The person who acts. Only the head, or a holder of first authority, may appoint themselves. */
  readonly actor: string;
  readonly mayAppointSelf: boolean;
  /** Named persons who are not registered. */
  readonly unknownPersons: readonly string[];
}

/** All that a command about a person is decided on. */
export interface PersonGiven {
  readonly person: Person;
  readonly today: CivilDate;
  /** The claim of the sign-in that the command names, and its holder. */
  readonly claim: string | null;
  readonly claimedBy: string | null;
}
