import type { StoredEvent } from '../kernel/event.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Position } from './event-store.ts';

/**
 * A stored event with its ordinal in the global order of application events: 1 for the first, no gaps, the same in
 * every process and after `migrate`. `knownAt` is the running maximum of `metadata.recordedAt` up to this event.
 */
export interface LoggedEvent extends StoredEvent {
  readonly ordinal: number;
  readonly knownAt: Instant;
}

/** What a reader has no use for: events of these types, as far as their schema version is one it knows. */
export interface IgnoredEvents {
  readonly types: readonly string[];
  readonly schemaVersion: number;
}

/** Some of the log: where it ends, and those of its events that were not passed over. */
export interface LogBatch {
  readonly events: readonly LoggedEvent[];
  /** The last event of the stretch, passed over or not. */
  readonly end: Pick<LoggedEvent, 'ordinal' | 'id'>;
}

/**
 * The log in a local file of the embedded format, read by read models, ledger, proofs and rebuilds. In embedded mode it
 * is the store's own file; with EventStoreDB each process mirrors the log into one. Reading is synchronous and may
 * happen in any thread with a connection of its own.
 */
export interface EventLog {
  /** Path of the local file, for a thread that reads it with a connection of its own. */
  readonly file: string;
  /** Ordinal of the newest event; 0 when the log is empty. */
  head(): number;
  /** `knownAt` of the newest event, undefined when the log is empty. */
  knownAt(): Instant | undefined;
  /** Up to `limit` events with an ordinal above `after`, in order. */
  readAfter(after: number, limit: number): readonly LoggedEvent[];
  /**
   * The next `limit` events with an ordinal above `after`, what is passed over neither read nor checked; undefined at
   * the end of the log.
   */
  readBatch(after: number, limit: number, ignored: IgnoredEvents): LogBatch | undefined;
  /** A stream from its beginning, as it stood after the event with the ordinal `upTo`, by default as it stands. */
  readStream(stream: string, upTo?: number): readonly LoggedEvent[];
  /** Names of streams that begin with `prefix`, in the order of their first event. */
  streamsWithPrefix(prefix: string): readonly string[];
  /** The greatest ordinal whose `knownAt` is at or before the instant; 0 when there is none. */
  ordinalKnownAt(recordedAt: Instant): number;
  /** `knownAt` of the event with this ordinal. */
  knownAtOrdinal(ordinal: number): Instant | undefined;
  /** The ordinal of the event at a position of the store behind, undefined when the log has not come that far. */
  ordinalOf(position: Position): number | undefined;
  positionOf(ordinal: number): Position | undefined;
  /** Calls back (in this process, after the commit) whenever the log may have grown; answers the way to stop. */
  onGrowth(listener: () => void): () => void;
  close(): void;
}
