import { setTimeout as delay } from 'node:timers/promises';
import { canonicalEvent } from '../kernel/canonical.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import type { EventLog } from './event-log.ts';
import type { EventStore, FollowBatch, Position } from './event-store.ts';
import type { MirroredEvent } from './log-writer.ts';

/** The writer of the local log (`log-writer.ts`). Only the mirror may write through it. */
export interface MirrorLog {
  readonly log: EventLog;
  appendMirrored(events: readonly MirroredEvent[]): number;
}

export interface MirrorOptions {
  readonly store: EventStore;
  readonly log: MirrorLog;
  /** Called for every failure, including those that pass. */
  readonly onError?: (error: Failure) => void;
}

/**
 * CATCHING_UP and FOLLOWING are healthy. DISCONNECTED (from store or disk) retries by itself.
 * FAULTED is final: the log and the store hold different events, and none may be skipped.
 */
export type MirrorState = 'CATCHING_UP' | 'FOLLOWING' | 'DISCONNECTED' | 'FAULTED' | 'STOPPED';

export interface MirrorStatus {
  readonly state: MirrorState;
  /** Number of events in the local log. */
  readonly ordinal: number;
  readonly mirrored: Position | null;
  /** Newest application event of the store, undefined if the store does not answer. */
  readonly storeHead: Position | null | undefined;
  /** Time since the log last held everything that the store was known to hold. 0 if it holds everything now. */
  readonly behindMs: number;
  readonly error: Failure | undefined;
}

const PASSING = ['UNAVAILABLE', 'DISK_FULL', 'READ_ONLY'] as const;
const PAUSE_MS = 500;

/** Starts to follow the store from the end of the log. */
export function openMirror(options: MirrorOptions): Mirror {
  return new Mirror(options);
}

/** Copies all application events of a store into a local log of the embedded format, in the store's global order. */
export class Mirror {
  readonly #store: EventStore;
  readonly #target: MirrorLog;
  readonly #onError: (error: Failure) => void;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  readonly #waiting = new Set<() => void>();
  #state: MirrorState = 'CATCHING_UP';
  #error: Failure | undefined;
  #behindSince: number | undefined = performance.now();

  constructor({ store, log, onError }: MirrorOptions) {
    this.#store = store;
    this.#target = log;
    this.#onError = onError ?? (() => undefined);
    this.#running = this.#run();
  }

  async status(): Promise<MirrorStatus> {
    const storeHead = await this.#store.head().catch(() => undefined);
    const { log } = this.#target;
    const ordinal = log.head();
    const behindMs = this.#behindSince === undefined ? 0 : performance.now() - this.#behindSince;
    return {
      state: this.#state,
      ordinal,
      mirrored: log.positionOf(ordinal) ?? null,
      storeHead,
      behindMs,
      error: this.#error,
    };
  }

  /**
   * Resolves when the log holds everything that the store held at the call. Waits while DISCONNECTED.
   * Rejects with the failure that faulted the mirror, or UNAVAILABLE if the store does not answer or the mirror is
   * stopped.
   */
  async caughtUp(): Promise<void> {
    const head = await this.#store.head();
    const { log } = this.#target;
    while (head !== null && log.ordinalOf(head) === undefined) {
      if (this.#state === 'FAULTED' && this.#error !== undefined) throw this.#error;
      if (this.#state === 'STOPPED') throw new Failure('UNAVAILABLE', 'the mirror is stopped');
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Stops following. The owner of the log closes it. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        const passing = PASSING.some((code) => isFailure(error, code));
        this.#enter(
          passing ? 'DISCONNECTED' : 'FAULTED',
          isFailure(error) ? error : new Failure('CORRUPT', 'the mirror met an error that it does not know', {}, error),
        );
        if (!passing) return;
        await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    this.#enter('STOPPED', undefined);
  }

  /** Reads the newest event of the log again, to notice if the store is not the same as before. */
  async #follow(signal: AbortSignal): Promise<void> {
    const { log } = this.#target;
    const newest = log.head();
    const after = log.positionOf(newest - 1);
    let unproven = newest > 0;
    for await (const batch of this.#store.follow({ ...(after === undefined ? {} : { after }), signal })) {
      if (unproven) {
        this.#proveSame(newest, batch);
        unproven = false;
      }
      this.#target.appendMirrored(batch.events.map(({ position, ...event }) => ({ event, position })));
      this.#enter(batch.caughtUp ? 'FOLLOWING' : 'CATCHING_UP', undefined);
    }
  }

  #proveSame(ordinal: number, batch: FollowBatch): void {
    const { log } = this.#target;
    const [mine] = log.readAfter(ordinal - 1, 1);
    const [theirs] = batch.events;
    if (mine === undefined || theirs === undefined)
      throw new Failure('CORRUPT', 'the store ends before its mirror does', { ordinal });
    if (canonicalEvent(mine) !== canonicalEvent(theirs) || log.positionOf(ordinal) !== theirs.position) {
      throw new Failure('CORRUPT', 'the mirror holds another event than its store', { ordinal });
    }
  }

  #enter(state: MirrorState, error: Failure | undefined): void {
    this.#state = state;
    this.#error = error;
    if (state === 'FOLLOWING') this.#behindSince = undefined;
    else this.#behindSince ??= performance.now();
    if (error !== undefined) this.#onError(error);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
