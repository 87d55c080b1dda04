import { START, STREAM_NAME } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, AllStreamSubscription, Filter } from '@eventstore/db-client';
import type { PositionedEvent, StreamFilter } from './event-store.ts';
import { APPLICATION_PREFIXES, isApplicationStream } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { Timeouts } from './eventstoredb-attempts.ts';
import type { Lease } from './eventstoredb-client.ts';
import { decodeEvent } from './eventstoredb-codec.ts';
import { ClientReplaced, TimeLimitReached } from './eventstoredb-errors.ts';
import { isAtOrBefore, laterPlace, positionText } from './eventstoredb-place.ts';
import type { Place } from './eventstoredb-place.ts';
import { newestPlace } from './eventstoredb-read.ts';

/** Number of waiting events at which the server has to pause. */
const FULL = 512;
/** Records that the server searches before it reports its progress. */
const SEARCH_WINDOW = 512;

export function streamMatcher(filter: StreamFilter): (stream: string) => boolean {
  if (filter === 'APPLICATION') return isApplicationStream;
  return (stream) => !stream.startsWith('$') && filter.prefixes.some((prefix) => stream.startsWith(prefix));
}

/**
 * One subscription to `$all` and the events it has received. It ends at the first fault (`lost`). The user then takes
 * what is left and subscribes again after `passed`. Nothing that it emits can end the process.
 */
export class Subscription {
  /** Every event up to this place has been taken or is in the buffer. */
  passed: Place | null;
  confirmed = false;
  /** True if, as far as is known, the server has nothing newer. */
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
    // Newer servers send this when a live subscription falls behind. The types of this client do not have it.
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

  /** Takes the events received since the last call, and lets a paused server continue. */
  take(): readonly PositionedEvent[] {
    const events = this.#buffer;
    this.#buffer = [];
    if (this.lost === undefined && this.#source.isPaused()) {
      // While paused, newer events may have reached the server, so it may no longer be live.
      this.#fallBehind();
      this.#source.resume();
    }
    return events;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#lease.retired.removeEventListener('abort', this.#onRetired);
    this.#source.removeAllListeners('data');
    // Unsubscribe, or the stream would go on at the server. A subscription that never began cannot be ended and need
    // not be.
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
    return { ...common, prefixes: [...(filter === 'APPLICATION' ? APPLICATION_PREFIXES : filter.prefixes)] };
  }

  #receive(resolved: AllStreamResolvedEvent): void {
    if (this.lost !== undefined) return;
    try {
      const recorded = resolved.event;
      if (recorded === undefined) throw new Failure('CORRUPT', 'the server gave a record without an event');
      const place = { commit: recorded.position.commit, prepare: recorded.position.prepare };
      // Skip an event that the server sends twice.
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

  /** Passes a checkpoint only when all events before it have left the client's own buffer. */
  #checkpoint(place: Place): void {
    if (this.#source.readableLength === 0) this.passed = laterPlace(this.passed, place);
  }

  #confirm(): void {
    this.confirmed = true;
    this.#askWhenQuiet();
    this.#changed();
  }

  #becomeLive(): void {
    // The checkpoint may be ahead of events that are still in the client's own buffer.
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

  /** Finds out whether it has caught up, for servers before 23.10, which never say so. */
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
