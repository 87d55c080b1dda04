import type { CivilDate } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
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
  readonly personId: string;
  readonly today: CivilDate;
  readonly now: Instant;
  /** Who acts. `operator`: at the machine's own command line. */
  readonly actor: { readonly person: string; readonly operator: boolean };
  /** The claim of the sign-in that the command names: its holder, and whether it was another person's before. */
  readonly claim: { readonly stream: string; readonly heldBy: string; readonly wasAnothers: boolean } | null;
  /** Whether anybody beside the actor and the person may confirm a sign-in of this person today. */
  readonly othersMayConfirm: boolean;
  /** Whether the person can sign in today, and so refuse what waits. */
  readonly mayRefuse: boolean;
  /** Of those who linked a sign-in of this person: whom the actor is surely not. */
  readonly isApartFrom: ReadonlySet<string>;
}
