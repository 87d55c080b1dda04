import type { Action, Scope } from '../src/access/abilities.ts';
import type { Actor } from '../src/access/actor.ts';
import type { App } from '../src/app.ts';

/** Who asks, with the standing that the log gives them today. Undefined in a context: nobody is signed in. */
export interface Viewer {
  readonly actor: Actor;
  /** Schools at which the viewer may do this, with the scope: the first argument of every query function. Empty: nowhere. */
  schoolsFor(action: Action): readonly SchoolScope[];
  /** Roles held today, by school. */
  readonly roles: readonly { readonly schoolUrn: string; readonly role: string }[];
}

/** One school and how far it may be read; for OWN the rows recorded by this person only. */
export interface SchoolScope {
  readonly schoolUrn: string;
  readonly scope: Scope;
  readonly person: string;
}

/** What one request showed, gathered while it is answered and made durable before the reply leaves (design §6). */
export interface AccessNote {
  /** Pseudonymous ids of the pupils whose record was shown. */
  readonly pupils: Set<string>;
  /** Codes of what was refused, e.g. NOT_FOUND, UNAUTHENTICATED or a rule's code. */
  readonly refusals: Set<string>;
}

/** The context of one GraphQL operation over HTTP or WebSocket. */
export interface RequestContext {
  readonly app: App;
  readonly viewer: Viewer | undefined;
  readonly correlationId: string;
  readonly access: AccessNote;
}
