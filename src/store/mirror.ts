import { setTimeout as delay } from 'node:timers/promises';
import type { StoredEvent } from '../kernel/event.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import type { EventLog } from './event-log.ts';
import type { EventStore, Position, PositionedEvent } from './event-store.ts';
import type { MirroredEvent } from './log-writer.ts';
import { proveNewest, proveSame } from './mirror-proof.ts';

/** The writer of the local log (`log-writer.ts`). Only the mirror may write through it. */
export interface MirrorLog {
  readonly log: EventLog;
  appendMirrored(events: readonly MirroredEvent[]): number;
}

export interface MirrorOptions {
  readonly store: EventStore;
  readonly log: MirrorLog;
  /** Whether the program knows this kind of event. One that it does not know stops the mirror. Left out: all. */
  readonly knows?: (event: StoredEvent) => boolean;
  /** Called for every failure, including those that pass. */
  readonly onError?: (error: Failure) => void;
}

/**
 * CATCHING_UP and FOLLOWING are healthy. DISCONNECTED (from store or disk) retries by itself.
 * FAULTED is final for this process: the log and the store hold different events, or the store holds one that this
 * system cannot have written, and none may be skipped. The log stays as it was before.
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

function isPassing(error: unknown): boolean {
  return PASSING.some((code) => isFailure(error, code));
}

function foreignEvent(why: string, { stream, revision }: StoredEvent, cause?: unknown): Failure {
  return new Failure('CORRUPT', why, { stream, revision }, cause);
}

/** Starts to follow the store from the end of the log. */
export function openMirror(options: MirrorOptions): Mirror {
  return new Mirror(options);
}

/** Copies all application events of a store into a local log of the embedded format, in the store's global order. */
export class Mirror {
  readonly #store: EventStore;
  readonly #target: MirrorLog;
  readonly #knows: (event: StoredEvent) => boolean;
  readonly #onError: (error: Failure) => void;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  readonly #waiting = new Set<() => void>();
  #state: MirrorState = 'CATCHING_UP';
  #error: Failure | undefined;
  /** True once the newest event of the log was found in the store. */
  #proven = false;
  readonly #faulted = Promise.withResolvers<Failure>();
  #behindSince: number | undefined = performance.now();

  constructor({ store, log, knows, onError }: MirrorOptions) {
    this.#store = store;
    this.#target = log;
    this.#knows = knows ?? (() => true);
    this.#onError = onError ?? (() => undefined);
    this.#running = this.#run();
  }

  /** What stopped the mirror for good; undefined while it runs. */
  get fault(): Failure | undefined {
    return this.#state === 'FAULTED' ? this.#error : undefined;
  }

  /** Resolves with what stopped the mirror for good, if anything does. */
  get faulted(): Promise<Failure> {
    return this.#faulted.promise;
  }

  /** Throws Failure LOG_FAULTED once the mirror has stopped: what is recorded then could never be read. */
  assertWhole(): void {
    if (this.fault === undefined) return;
    const { message, detail } = this.fault;
    throw new Failure('LOG_FAULTED', `nothing is recorded, since ${message}`, detail, this.fault);
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
    while (!this.#proven || (head !== null && log.ordinalOf(head) === undefined)) {
      if (this.fault !== undefined) throw this.fault;
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
        const passing = isPassing(error);
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

  /**
   * Follows the store until the connection is lost. Each time the newest event of the log is looked for in the store
   * first, in its stream and in the global order, to notice that an older or another log was put in its place.
   */
  async #follow(signal: AbortSignal): Promise<void> {
    const { log } = this.#target;
    await proveNewest(this.#store, log);
    this.#proven = true;
    const newest = log.head();
    const after = log.positionOf(newest - 1);
    let unproven = newest > 0;
    const from = after === undefined ? {} : { after };
    for await (const batch of this.#store.follow({ ...from, signal, endsWhenLost: true })) {
      if (unproven) {
        proveSame(log, newest, batch.events[0]);
        unproven = false;
      }
      this.#take(batch.events);
      this.#enter(batch.caughtUp ? 'FOLLOWING' : 'CATCHING_UP', undefined);
    }
  }

  /** Takes all of them, or those before the first that cannot be taken, which is Failure CORRUPT with its place. */
  #take(events: readonly PositionedEvent[]): void {
    const mirrored = events.map(({ position, ...event }) => ({ event, position }));
    const strange = mirrored.findIndex(({ event }) => !this.#knows(event));
    try {
      this.#target.appendMirrored(strange === -1 ? mirrored : mirrored.slice(0, strange));
    } catch (error) {
      if (isPassing(error)) throw error;
      for (const one of mirrored) this.#takeOne(one);
    }
    const unknown = mirrored[strange]?.event;
    if (unknown !== undefined) throw foreignEvent('an event of a kind that this program does not know', unknown);
  }

  #takeOne(mirrored: MirroredEvent): void {
    try {
      this.#target.appendMirrored([mirrored]);
    } catch (error) {
      if (isPassing(error)) throw error;
      const why = isFailure(error, 'CORRUPT') ? error.message : 'an event that this system cannot have written';
      throw foreignEvent(why, mirrored.event, error);
    }
  }

  #enter(state: MirrorState, error: Failure | undefined): void {
    this.#state = state;
    this.#error = error;
    if (state === 'FOLLOWING') this.#behindSince = undefined;
    else this.#behindSince ??= performance.now();
    if (error !== undefined) this.#onError(error);
    if (error !== undefined && state === 'FAULTED') this.#faulted.resolve(error);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
