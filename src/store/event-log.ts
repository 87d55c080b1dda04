import type { StoredEvent } from '../kernel/event.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Position } from './event-store.ts';

/**
 * A stored event with its ordinal in the global order of application events. Ordinals start at 1, without gaps, and are
 * the same in every process and after `migrate`.
 * `knownAt` is the running maximum of `metadata.recordedAt` up to this event.
 */
export interface LoggedEvent extends StoredEvent {
  readonly ordinal: number;
  readonly knownAt: Instant;
}

/** Events that a reader does not need: those of these types, up to the schema version that it knows. */
export interface IgnoredEvents {
  readonly types: readonly string[];
  readonly schemaVersion: number;
}

/** A part of the log: its end, and its events except the ignored ones. */
export interface LogBatch {
  readonly events: readonly LoggedEvent[];
  /** The last event of the batch, ignored or not. */
  readonly end: Pick<LoggedEvent, 'ordinal' | 'id'>;
}

/**
 * The log in a local file of the embedded format. Read models, ledger, proofs and rebuilds read it.
 * In embedded mode it is the store's own file. With EventStoreDB each process mirrors the log into one. Reading is
 * synchronous, in any thread with its own connection.
 */
export interface EventLog {
  /** Path of the file, for threads that open their own connection. */
  readonly file: string;
  /** Ordinal of the newest event, 0 if the log is empty. */
  head(): number;
  /** `knownAt` of the newest event, undefined if the log is empty. */
  knownAt(): Instant | undefined;
  /** Up to `limit` events with an ordinal above `after`, in order. */
  readAfter(after: number, limit: number): readonly LoggedEvent[];
  /**
   * Reads the next `limit` events after the ordinal `after`, and skips the ignored ones unread and unchecked. Undefined
   * at the end of the log.
   */
  readBatch(after: number, limit: number, ignored: IgnoredEvents): LogBatch | undefined;
  /** Reads a stream from its beginning, up to and including the ordinal `upTo`. Default: all of it. */
  readStream(stream: string, upTo?: number): readonly LoggedEvent[];
  /** Names of streams that begin with `prefix`, in the order of their first event. */
  streamsWithPrefix(prefix: string): readonly string[];
  /** The greatest ordinal whose `knownAt` is at or before the instant, 0 if there is none. */
  ordinalKnownAt(recordedAt: Instant): number;
  /** `knownAt` of the event with this ordinal. */
  knownAtOrdinal(ordinal: number): Instant | undefined;
  /** Ordinal of the event at a position of the underlying store. Undefined if the log has not reached it. */
  ordinalOf(position: Position): number | undefined;
  positionOf(ordinal: number): Position | undefined;
  /**
   * Calls the listener after commits of this process, whenever the log may have grown. Answers a function that stops
   * it.
   */
  onGrowth(listener: () => void): () => void;
  close(): void;
}
