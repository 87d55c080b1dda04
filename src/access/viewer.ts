import type { Action, Scope } from './abilities.ts';
import type { Actor } from './actor.ts';

/** The person who reads, with their standing today. */
export interface Viewer {
  readonly actor: Actor;
  /**
   * Schools at which the viewer may do this, with the scope: the first argument of every query function. Empty if none.
   */
  schoolsFor(action: Action): readonly SchoolScope[];
  /** Roles held today, by school. */
  readonly roles: readonly SchoolRole[];
}

export interface SchoolRole {
  readonly schoolUrn: string;
  readonly role: string;
}

/** One school and how much of it may be read. OWN: only rows that this person recorded. */
export interface SchoolScope {
  readonly schoolUrn: string;
  readonly scope: Scope;
  readonly person: string;
}
