import type { StoredEvent } from '../kernel/event.ts';

/** The end of a stream as this process last saw it. Revision -1: the stream did not exist. */
export interface Tail {
  readonly revision: number;
  /** Ids of the newest events, up to `TAIL_LENGTH`, oldest first. */
  readonly ids: Set<string>;
}

/** Enough for a pupil's whole record, which has a few hundred events. */
export const TAIL_LENGTH = 1_024;
const MOST_STREAMS = 5_000;
const MOST_IDS = 200_000;

/** Remembers the ends of the streams that this process used last. Another process may have written to them since. */
export class Tails {
  readonly #tails = new Map<string, Tail>();
  #ids = 0;

  get(stream: string): Tail | undefined {
    return this.#tails.get(stream);
  }

  /** Notes the newest events of a stream, in ascending order. No events: the stream does not exist. */
  read(stream: string, events: readonly StoredEvent[]): Tail {
    const tail = {
      revision: events.at(-1)?.revision ?? -1,
      ids: new Set(events.slice(-TAIL_LENGTH).map(({ id }) => id)),
    };
    this.#see(stream, tail);
    return tail;
  }

  /** Notes that these ids were written after revision `at`. */
  written(stream: string, ids: readonly string[], at: number): void {
    const known = this.#tails.get(stream);
    if (known?.revision !== at) return;
    this.forget(stream);
    for (const id of ids) known.ids.add(id);
    for (const oldest of known.ids) {
      if (known.ids.size <= TAIL_LENGTH) break;
      known.ids.delete(oldest);
    }
    this.#see(stream, { revision: at + ids.length, ids: known.ids });
  }

  forget(stream: string): void {
    this.#ids -= this.#tails.get(stream)?.ids.size ?? 0;
    this.#tails.delete(stream);
  }

  /** Keeps the newer of two ends. Streams only grow, so a late answer must not replace a newer one. */
  #see(stream: string, tail: Tail): void {
    if ((this.#tails.get(stream)?.revision ?? -2) >= tail.revision) return;
    this.forget(stream);
    this.#tails.set(stream, tail);
    this.#ids += tail.ids.size;
    while (this.#tails.size > 1 && (this.#tails.size > MOST_STREAMS || this.#ids > MOST_IDS))
      this.forget(this.#tails.keys().next().value as string);
  }
}
