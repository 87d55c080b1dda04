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
  /** The subject's whole record: for a pupil with what was merged into it, else the events of the stream. */
  readonly record: readonly Placed[];
  /** Newest revision of the stream; -1 when there is none yet. */
  readonly revision: number;
  readonly seenRevision: number | null;
  /** The role in which the actor records. */
  readonly role: string;
  readonly reliedOn: Readonly<Record<string, number>>;
  /** The claim to make before writing; undefined when none is needed or it is held already. */
  readonly claims: { readonly stream: string; readonly holder: string } | undefined;
  /** Who decided, when and on what basis, for the metadata of a decision's events; {} for other commands. */
  readonly envelope: object;
  readonly decide: () => Decision;
}

/** A subject as every preparation starts from it: read, with the actor's standing on the day. */
export type LoadedSubject = Omit<Prepared, 'envelope' | 'decide'> & {
  readonly today: CivilDate;
  readonly standing: ActorStanding;
  readonly found: Subject;
};
