import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../kernel/failure.ts';
import type { EmbeddedLog } from './embedded-log.ts';
import type { FollowBatch, FollowOptions, PositionedEvent, StreamFilter } from './event-store.ts';
import { storedEvent } from './log-row.ts';
import type { EventRow } from './log-row.ts';

const MAX_EVENTS = 500;
/** Characters of JSON after which a batch ends early, so that a slow follower of large events holds only a few MiB. */
const MAX_CHARACTERS = 4 * 1024 * 1024;
/** Rows that a filter may skip before the event loop gets a turn. */
const MAX_ROWS = 5_000;

interface Slice extends FollowBatch {
  /** Place up to which the file has been searched. */
  readonly place: number;
}

/** Implements `follow` over a log file that this process writes. `closing` aborts when the store closes. */
export async function* followLog(
  log: EmbeddedLog,
  options: FollowOptions,
  closing: AbortSignal,
): AsyncGenerator<FollowBatch, void> {
  const matches = matcher(options.filter ?? 'APPLICATION');
  const growth = new Growth(log, [options.signal, closing]);
  try {
    let place = startOf(log, options, closing);
    let toldCaughtUp = false;
    while (!options.signal.aborted) {
      assertOpen(closing);
      growth.clear();
      const slice = readSlice(log, place, matches);
      place = slice.place;
      if (slice.events.length > 0 || (slice.caughtUp && !toldCaughtUp)) {
        toldCaughtUp = slice.caughtUp;
        yield { events: slice.events, caughtUp: slice.caughtUp };
      }
      // Give the event loop a turn between batches, so that catching up does not delay requests.
      await (slice.caughtUp ? growth.wait() : nextTurn());
    }
  } finally {
    growth.stop();
  }
}

function startOf(log: EmbeddedLog, options: FollowOptions, closing: AbortSignal): number {
  if (options.after === undefined) return 0;
  assertOpen(closing);
  if (!/^[1-9]\d{0,15}$/.test(options.after))
    throw new Failure('CONFIGURATION', 'the position to follow from is none of this store');
  const place = Number(options.after);
  if (place > log.end().place)
    throw new Failure('CONFIGURATION', 'the position to follow from lies behind the end of this store');
  return place;
}

function assertOpen(closing: AbortSignal): void {
  if (closing.aborted) throw new Failure('UNAVAILABLE', 'the store is closed');
}

function matcher(filter: StreamFilter): (row: EventRow) => boolean {
  if (filter === 'APPLICATION') return ([, ordinal]) => ordinal !== null;
  return ([, , stream]) => filter.prefixes.some((prefix) => stream.startsWith(prefix));
}

function readSlice(log: EmbeddedLog, after: number, matches: (row: EventRow) => boolean): Slice {
  const events: PositionedEvent[] = [];
  let place = after;
  let characters = 0;
  for (const row of log.rowsAfter(after)) {
    [place] = row;
    if (matches(row)) {
      events.push({ ...storedEvent(row), position: String(place) });
      characters += row[7].length + row[8].length;
    }
    if (events.length >= MAX_EVENTS || characters >= MAX_CHARACTERS || place - after >= MAX_ROWS) break;
  }
  return { events, place, caughtUp: place >= log.end().place };
}

/** Waits for the log to grow, or for one of the signals. Notices growth between `clear` and `wait`. */
class Growth {
  readonly #stops: (() => void)[] = [];
  #grown = false;
  #wake: (() => void) | undefined;

  constructor(log: EmbeddedLog, signals: readonly AbortSignal[]) {
    const wake = () => {
      this.#grown = true;
      this.#wake?.();
    };
    this.#stops.push(log.onGrowth(wake));
    for (const signal of signals) {
      signal.addEventListener('abort', wake);
      this.#stops.push(() => {
        signal.removeEventListener('abort', wake);
      });
    }
  }

  clear(): void {
    this.#grown = false;
  }

  async wait(): Promise<void> {
    if (this.#grown) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}
