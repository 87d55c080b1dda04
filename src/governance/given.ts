import type { CivilDate } from '../kernel/civil-date.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Governance } from './school.ts';
import type { Person } from './person.ts';

/** All that a command about a school or trust is decided on. */
export interface GovernanceGiven {
  readonly governance: Governance;
  readonly today: CivilDate;
  /** The person who acts. Only the head, or a holder of first authority, may appoint themselves. */
  readonly actor: string;
  /** The roles that the actor holds here today. */
  readonly roles: readonly string[];
  /** Names of the decisions that the head may take without a delegation. */
  readonly headMayDecide: readonly string[];
  readonly mayAppointSelf: boolean;
  /** Whether the command corrects an earlier record. */
  readonly corrects: boolean;
  /** What stands in the school's record under an id, corrections applied; undefined for what does not. */
  readonly record: (id: string) => EffectiveEvent | undefined;
  /** Named persons who are not registered. */
  readonly unknownPersons: readonly string[];
}

/** All that a command about a person is decided on. */
export interface PersonGiven {
  readonly person: Person;
  /** What stands in the person's stream under an id, corrections applied; undefined for what does not. */
  readonly record: (id: string) => EffectiveEvent | undefined;
  /** Whether the actor may end access at every school of the person, not at one alone. */
  readonly answersForAll: boolean;
  readonly personId: string;
  readonly today: CivilDate;
  readonly now: Instant;
  /** Who acts. `operator`: at the machine's own command line. */
  readonly actor: { readonly person: string; readonly operator: boolean };
  /** The claim of the sign-in that the command names: its holder, and whether it was another person's before. */
  readonly claim: { readonly stream: string; readonly heldBy: string; readonly wasAnothers: boolean } | null;
  /** Whether anybody beside the actor and the person may confirm a sign-in of this person today. */
  readonly othersMayConfirm: boolean;
  /** First days of what the person holds, or held, at the school that the command names. */
  readonly heldHereFrom: readonly CivilDate[];
  /** Whether the person can sign in today, and so refuse what waits. */
  readonly mayRefuse: boolean;
  /** Of those who linked a sign-in of this person: whom the actor is surely not. */
  readonly isApartFrom: ReadonlySet<string>;
}
