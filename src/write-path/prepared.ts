import type { Decision } from '../decisions/decision.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Placed } from '../kernel/folding.ts';
import type { Subject } from './find-subject.ts';
import type { ActorStanding } from './standing.ts';

/** A command with everything it is decided on, read and folded at one moment. */
export interface Prepared {
  readonly stream: string;
  readonly subjectId: string;
  readonly events: readonly StoredEvent[];
  /** What the school's answers rest on (src/decisions/records); for other subjects the events of the stream. */
  readonly record: readonly Placed[];
  /** Newest revision of the stream; -1 if it has no events. */
  readonly revision: number;
  readonly seenRevision: number | null;
  /** The role in which the actor records the command. */
  readonly role: string;
  readonly reliedOn: Readonly<Record<string, number>>;
  /**
   * The claim to make before writing, and the newest revision of its stream; undefined if none is needed or the subject
   * holds it.
   */
  readonly claims: { readonly stream: string; readonly holder: string; readonly after: number } | undefined;
  /** Metadata of the decision header and the sign-off; empty if the command is not a decision. */
  readonly envelope: object;
  readonly decide: () => Decision;
}

/** A subject as it is read before any rule: its events and the actor's standing today. */
export type LoadedSubject = Omit<Prepared, 'envelope' | 'decide'> & {
  readonly today: CivilDate;
  readonly standing: ActorStanding;
  readonly found: Subject;
};
