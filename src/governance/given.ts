import type { CivilDate } from '../kernel/civil-date.ts';
import type { Governance } from './school.ts';
import type { Person } from './person.ts';

/** What a command on a school's or trust's stream is decided on. */
export interface GovernanceGiven {
  readonly governance: Governance;
  readonly today: CivilDate;
  /** Who acts, and whether as head or by first authority, who alone may appoint themselves. */
  readonly actor: string;
  readonly mayAppointSelf: boolean;
  /** Persons the command names who are not registered. */
  readonly unknownPersons: readonly string[];
}

/** What a command on a person's stream is decided on. */
export interface PersonGiven {
  readonly person: Person;
  readonly today: CivilDate;
  /** Stream of the claim of the sign-in that the command names, and who holds it. */
  readonly claim: string | null;
  readonly claimedBy: string | null;
}
