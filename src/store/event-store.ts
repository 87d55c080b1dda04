import type { NewEvent, StoredEvent } from '../kernel/event.ts';

/** The expectation that a stream does not exist yet. */
export const NO_STREAM = 'NO_STREAM';
export type ExpectedRevision = number | typeof NO_STREAM;

/**
 * A place in one store's global order, opaque outside its adapter. Used only to wait for a read model ("has it passed
 * what I wrote?") and to resume `follow`; cursors, cuts and checkpoints use the ordinal of the local log instead.
 */
export type Position = string;

/** What `append` answers: the revision and position of the last event; `repeated` when it was there already. */
export interface Appended {
  readonly revision: number;
  readonly position: Position;
  readonly repeated: boolean;
}

/** A stored event with its place in the store's global order. */
export interface PositionedEvent extends StoredEvent {
  readonly position: Position;
}

/** A run of events in global order, never split or reordered. `caughtUp`: no newer event was known when it was read. */
export interface FollowBatch {
  readonly events: readonly PositionedEvent[];
  readonly caughtUp: boolean;
}

export interface ReadOptions {
  /** First revision to return; backwards it is the highest. Default: the first, backwards the last. */
  readonly from?: number;
  readonly direction?: 'FORWARDS' | 'BACKWARDS';
  /** At most this many events; default all. */
  readonly limit?: number;
}

export interface FollowOptions {
  /** Begin behind this position; default: from the first event. */
  readonly after?: Position;
  /** Ends the iteration without an error when aborted. */
  readonly signal: AbortSignal;
  /** Which streams; default: application streams. Streams beginning with `$` never come. */
  readonly filter?: StreamFilter;
}

/** Streams by what their name begins with; 'APPLICATION' = every stream the ledger proves (`kernel/event.ts`). */
export type StreamFilter = 'APPLICATION' | { readonly prefixes: readonly string[] };

/**
 * The event store. There is no update, no delete, no force and no "any revision": a fact is corrected by a later fact.
 *
 * Guarantees, held by `test/store/contract.ts` for every adapter:
 * - revisions count from 0 in each stream, without gap;
 * - `append` writes all its events or none, and they are durable when it resolves;
 * - a stale expectation is refused with Failure WRONG_EXPECTED_REVISION and `detail.actual` (-1: no stream);
 *   of two racing appends with the same expectation exactly one wins;
 * - the same event ids with the same expectation again are a no-op that answers the first result with `repeated: true`,
 *   also when the stream has grown since;
 * - an empty list of events is Failure CONFIGURATION; it never reaches the store;
 * - `read` of a stream that does not exist answers an empty list;
 * - `follow` gives every event of the filter once, in one global order that is the same for every follower and agrees
 *   with the revisions, without gap or repeat through reconnections, waits for the consumer (back-pressure), and says
 *   when it has caught up (an empty batch with `caughtUp: true` when there is nothing to give);
 * - `head` is the position of the newest application event, or null;
 * - unicode and payloads up to 512 KiB round-trip exactly;
 * - a closed or unreachable store is Failure UNAVAILABLE within ten seconds, never a hang; an append whose outcome
 *   stays unknown after the adapter's own repeats is Failure AMBIGUOUS.
 */
export interface EventStore {
  read(stream: string, options?: ReadOptions): Promise<readonly StoredEvent[]>;
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended>;
  follow(options: FollowOptions): AsyncIterable<FollowBatch>;
  head(): Promise<Position | null>;
  close(): Promise<void>;
}
