import type { Action, Scope } from './abilities.ts';
import type { Actor } from './actor.ts';

/** Who asks, with the standing that the log gives them today. */
export interface Viewer {
  readonly actor: Actor;
  /**
   * Schools at which the viewer may do this, with the scope: the first argument of every query function. Empty:
   * nowhere.
   */
  schoolsFor(action: Action): readonly SchoolScope[];
  /** Roles held today, by school. */
  readonly roles: readonly SchoolRole[];
}

export interface SchoolRole {
  readonly schoolUrn: string;
  readonly role: string;
}

/** One school and how far it may be read; for OWN the rows recorded by this person only. */
export interface SchoolScope {
  readonly schoolUrn: string;
  readonly scope: Scope;
  readonly person: string;
}
