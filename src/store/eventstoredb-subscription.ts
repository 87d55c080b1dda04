import { START, STREAM_NAME } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, AllStreamSubscription, Filter } from '@eventstore/db-client';
import type { PositionedEvent, StreamFilter } from './event-store.ts';
import { isApplicationStream } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { Timeouts } from './eventstoredb-attempts.ts';
import type { Lease } from './eventstoredb-client.ts';
import { decodeEvent } from './eventstoredb-codec.ts';
import { ClientReplaced, TimeLimitReached } from './eventstoredb-errors.ts';
import { isAtOrBefore, laterPlace, positionText } from './eventstoredb-place.ts';
import type { Place } from './eventstoredb-place.ts';
import { newestPlace } from './eventstoredb-read.ts';

/** How many events wait for the consumer before the server is made to wait too. */
const FULL = 512;
/** Records the server looks through before it says how far it has come. */
const SEARCH_WINDOW = 512;

/** The server's form of 'APPLICATION': the same streams as `isApplicationStream`, held by a test. */
export const APPLICATION_STREAMS = '^(?!\\$|access-|checkpoint-|vault-)';

export function streamMatcher(filter: StreamFilter): (stream: string) => boolean {
  if (filter === 'APPLICATION') return isApplicationStream;
  return (stream) => !stream.startsWith('$') && filter.prefixes.some((prefix) => stream.startsWith(prefix));
}

/**
 * One subscription to `$all` and the events it has brought. It ends at the first fault (`lost`); whoever uses it takes
 * what is left and subscribes again behind `passed`. Nothing it emits can end the process.
 */
export class Subscription {
  /** Everything up to here has been taken or waits in the buffer. */
  passed: Place | null;
  confirmed = false;
  /** The server has nothing newer, as far as it is known here. */
  live = false;
  lost: Error | undefined;
  readonly #lease: Lease;
  readonly #timeouts: Timeouts;
  readonly #matches: (stream: string) => boolean;
  readonly #source: AllStreamSubscription;
  readonly #changed: () => void;
  #buffer: PositionedEvent[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(lease: Lease, timeouts: Timeouts, filter: StreamFilter, after: Place | null, changed: () => void) {
    this.#lease = lease;
    this.#timeouts = timeouts;
    this.#matches = streamMatcher(filter);
    this.#changed = changed;
    this.passed = after;
    this.#source = lease.client.subscribeToAll({ fromPosition: after ?? START, filter: this.#filter(filter) });
    this.#source.on('error', (error) => {
      this.#lose(error);
    });
    this.#source.on('end', () => {
      this.#lose(new Failure('UNAVAILABLE', 'the server ended the subscription'));
    });
    this.#source.on('confirmation', () => {
      this.#confirm();
    });
    this.#source.on('caughtUp', () => {
      this.#becomeLive();
    });
    this.#source.on('data', (resolved) => {
      this.#receive(resolved);
    });
    // Newer servers say when a live subscription has fallen behind; this client's types do not know it.
    (this.#source as NodeJS.EventEmitter).on('fellBehind', () => {
      this.#fallBehind();
    });
    lease.retired.addEventListener('abort', this.#onRetired, { once: true });
    this.#timer = setTimeout(() => {
      this.#lose(new TimeLimitReached(timeouts.attempt));
    }, timeouts.attempt);
  }

  readonly #onRetired = (): void => {
    this.#lose(new ClientReplaced());
  };

  get waiting(): number {
    return this.#buffer.length;
  }

  /** What has come since the last call; lets the server go on when it had to wait. */
  take(): readonly PositionedEvent[] {
    const events = this.#buffer;
    this.#buffer = [];
    if (this.lost === undefined && this.#source.isPaused()) {
      // While it was paused newer events may have come to the server: what is known about being live is old.
      this.#fallBehind();
      this.#source.resume();
    }
    return events;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#lease.retired.removeEventListener('abort', this.#onRetired);
    this.#source.removeAllListeners('data');
    // Without it the stream would live on at the server. A subscription that never began cannot be ended, and need not.
    this.#source.unsubscribe().catch(() => undefined);
  }

  #filter(filter: StreamFilter): Filter {
    const common = {
      filterOn: STREAM_NAME,
      maxSearchWindow: SEARCH_WINDOW,
      checkpointInterval: 1,
      checkpointReached: (_: unknown, place: Place): void => {
        this.#checkpoint(place);
      },
    } as const;
    return filter === 'APPLICATION'
      ? { ...common, regex: APPLICATION_STREAMS }
      : { ...common, prefixes: [...filter.prefixes] };
  }

  #receive(resolved: AllStreamResolvedEvent): void {
    if (this.lost !== undefined) return;
    try {
      const recorded = resolved.event;
      if (recorded === undefined) throw new Failure('CORRUPT', 'the server gave a record without an event');
      const place = { commit: recorded.position.commit, prepare: recorded.position.prepare };
      // The same event twice would be one fault too many to hand on.
      if (isAtOrBefore(place, this.passed)) return;
      if (this.#matches(recorded.streamId))
        this.#buffer.push({ ...decodeEvent(resolved).event, position: positionText(place) });
      this.passed = place;
    } catch (error) {
      this.#lose(error as Error);
      return;
    }
    if (this.#buffer.length >= FULL) this.#source.pause();
    this.#askWhenQuiet();
    this.#changed();
  }

  /** A checkpoint is passed once every event before it has left the client's own buffer. */
  #checkpoint(place: Place): void {
    if (this.#source.readableLength === 0) this.passed = laterPlace(this.passed, place);
  }

  #confirm(): void {
    this.confirmed = true;
    this.#askWhenQuiet();
    this.#changed();
  }

  #becomeLive(): void {
    // It overtakes events that still wait in the client's own buffer.
    if (this.#source.readableLength > 0) return;
    this.live = true;
    clearTimeout(this.#timer);
    this.#changed();
  }

  #fallBehind(): void {
    this.live = false;
    this.#askWhenQuiet();
  }

  #askWhenQuiet(): void {
    if (!this.confirmed || this.live || this.lost !== undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#compareWithNewest(), this.#timeouts.quiet);
  }

  /** Servers before 23.10 never say that a follower has caught up. */
  async #compareWithNewest(): Promise<void> {
    const passed = this.passed;
    const newest = await newestPlace(this.#lease, this.#timeouts.attempt, this.#matches, passed).catch(() => undefined);
    if (this.lost !== undefined || this.live) return;
    const nothingNewer = newest !== undefined && (newest === null || isAtOrBefore(newest, this.passed));
    if (nothingNewer && !this.#source.isPaused() && this.#source.readableLength === 0) this.#becomeLive();
    else this.#askWhenQuiet();
  }

  #lose(error: Error): void {
    if (this.lost !== undefined) return;
    this.lost = error;
    this.live = false;
    clearTimeout(this.#timer);
    this.#changed();
  }
}
