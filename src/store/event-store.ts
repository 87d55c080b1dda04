import type { NewEvent, StoredEvent } from '../kernel/event.ts';

/** The expectation that a stream does not exist yet. */
export const NO_STREAM = 'NO_STREAM';
export type ExpectedRevision = number | typeof NO_STREAM;

/**
 * A position in one store's global order. Only its adapter can read it.
 * Used to wait for a read model and to resume `follow`. Cursors, cuts and checkpoints use the ordinal of the local log
 * instead.
 */
export type Position = string;

/** Result of `append`: revision and position of the last event. `repeated` is true if it was already stored. */
export interface Appended {
  readonly revision: number;
  readonly position: Position;
  readonly repeated: boolean;
}

/** A stored event with its position in the store's global order. */
export interface PositionedEvent extends StoredEvent {
  readonly position: Position;
}

/** Consecutive events in global order. `caughtUp`: no newer event was known when they were read. */
export interface FollowBatch {
  readonly events: readonly PositionedEvent[];
  readonly caughtUp: boolean;
}

export interface ReadOptions {
  /** First revision to return, or the highest when reading backwards. Default: the first or the last. */
  readonly from?: number;
  readonly direction?: 'FORWARDS' | 'BACKWARDS';
  /** Largest number of events. Default: all. */
  readonly limit?: number;
}

export interface FollowOptions {
  /** Start after this position. Default: with the first event. */
  readonly after?: Position;
  /** Ends the iteration without an error. */
  readonly signal: AbortSignal;
  /** Streams to follow. Default: application streams. Streams that begin with `$` are never followed. */
  readonly filter?: StreamFilter;
  /** Whether a lost connection is Failure UNAVAILABLE at once. Default: the follower connects again by itself. */
  readonly endsWhenLost?: boolean;
}

/**
 * Streams chosen by the beginning of their name. 'APPLICATION': every stream that the ledger proves
 * (`kernel/event.ts`).
 */
export type StreamFilter = 'APPLICATION' | { readonly prefixes: readonly string[] };

/**
 * The event store. It has no update, delete, force or "any revision". A later fact corrects an earlier one.
 *
 * `test/store/contract.ts` holds every adapter to these guarantees:
 * - Revisions count from 0 in each stream, without gaps.
 * - `append` writes all its events or none. They are durable when it resolves.
 * - A stale expectation is Failure WRONG_EXPECTED_REVISION with `detail.actual` (-1: no stream). If two appends race
 *   with the same expectation, exactly one wins.
 * - The same event ids with the same expectation change nothing when sent again, even if the stream has grown since.
 *   The first result is answered with `repeated: true`.
 * - An empty list of events is Failure CONFIGURATION and never reaches the store.
 * - `read` of a stream that does not exist answers an empty list.
 * - `follow` gives every event of the filter once, without gaps or repeats, even after reconnections. All followers get
 *   the same global order, which agrees with the revisions.
 * - `follow` waits for the consumer (back-pressure) and says when it has caught up. If there is nothing to give, it
 *   gives an empty batch with `caughtUp: true`.
 * - `head` is the position of the newest application event, or null.
 * - Unicode and payloads of up to 512 KiB are read exactly as they were written.
 * - A closed or unreachable store is Failure UNAVAILABLE within ten seconds, never a hang.
 * - An append is Failure AMBIGUOUS if its outcome is still unknown after the adapter's own repeats.
 */
export interface EventStore {
  read(stream: string, options?: ReadOptions): Promise<readonly StoredEvent[]>;
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended>;
  follow(options: FollowOptions): AsyncIterable<FollowBatch>;
  head(): Promise<Position | null>;
  close(): Promise<void>;
}
