import { NO_STREAM as CLIENT_NO_STREAM } from '@eventstore/db-client';
import type { JSONEventData } from '@eventstore/db-client';
import type { NewEvent } from '../kernel/event.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import { NO_STREAM } from './event-store.ts';
import type { ExpectedRevision, ReadOptions } from './event-store.ts';
import { inAttempts, withinLimit } from './eventstoredb-attempts.ts';
import type { Timeouts } from './eventstoredb-attempts.ts';
import type { Clients, Lease } from './eventstoredb-client.ts';
import { encodeEvents } from './eventstoredb-codec.ts';
import type { DecodedEvent } from './eventstoredb-codec.ts';
import { isWrongExpectedVersion } from './eventstoredb-errors.ts';
import type { Place } from './eventstoredb-place.ts';
import { readEvents } from './eventstoredb-read.ts';
import { TAIL_LENGTH } from './eventstoredb-tails.ts';
import type { Tail, Tails } from './eventstoredb-tails.ts';

/** The last event of an append. */
export interface Written {
  readonly revision: number;
  readonly place: Place;
  readonly repeated: boolean;
}

interface Request {
  readonly stream: string;
  readonly ids: readonly string[];
  readonly encoded: JSONEventData[];
  /** Revision that the stream must have, -1 for no stream. */
  readonly at: number;
}

/**
 * Appends by the rules of the port. The server answers a repeated append as before. But if the expectation is new, it
 * stores ids again that it already has.
 * So the end of the stream must be known, from this process's last read or write, or from a new read. Ids are looked
 * for among its newest 1,024 events.
 */
export class Appender {
  readonly #clients: Clients;
  readonly #timeouts: Timeouts;
  readonly #tails: Tails;
  readonly #running = new Map<string, Promise<Written>>();

  constructor(clients: Clients, timeouts: Timeouts, tails: Tails) {
    this.#clients = clients;
    this.#timeouts = timeouts;
    this.#tails = tails;
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Written> {
    if (stream === '' || stream.startsWith('$') || !stream.isWellFormed())
      throw new Failure('CONFIGURATION', 'the name of the stream is not allowed');
    const request: Request = {
      stream,
      ids: events.map((event) => event.id),
      encoded: encodeEvents(events),
      at: revisionExpected(expected),
    };
    // Send only one of several identical appends. The others get its answer, or try themselves if it failed.
    const key = JSON.stringify([stream, request.at, request.ids]);
    for (let running = this.#running.get(key); running !== undefined; running = this.#running.get(key)) {
      const first = await running.catch(() => undefined);
      if (first !== undefined) return { ...first, repeated: true };
    }
    const running = this.#perform(request).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return await running;
  }

  async #perform(request: Request): Promise<Written> {
    const tail = this.#tails.get(request.stream);
    const repeated = tail !== undefined && isFree(request, tail) ? false : await this.#lookFirst(request);
    return typeof repeated === 'object' ? repeated : await this.#send(request, repeated);
  }

  async #send(request: Request, repeated: boolean): Promise<Written> {
    const { stream, ids, at } = request;
    try {
      const written = await inAttempts(this.#clients, this.#timeouts, 'AMBIGUOUS', (lease, limitMs) =>
        send(lease, request, limitMs),
      );
      this.#tails.written(stream, ids, at);
      return { ...written, repeated };
    } catch (error) {
      if (!isWrongExpectedVersion(error)) {
        this.#tails.forget(stream);
        throw error;
      }
      // It is this append itself that moved the stream, or another. Only the stream can tell.
      const found = await this.#lookFirst(request).catch((lost: unknown) => {
        throw isFailure(lost, 'UNAVAILABLE')
          ? new Failure('AMBIGUOUS', 'the event store does not answer what became of an append', {}, lost)
          : lost;
      });
      if (typeof found === 'object') return found;
      throw wrongRevision(typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : -1);
    }
  }

  /**
   * Looks for the events in the stream. Answers their first result, or `true` if they are stored but only the server
   * knows the place.
   * Answers false if they may be appended. Otherwise throws Failure WRONG_EXPECTED_REVISION.
   */
  async #lookFirst(request: Request): Promise<Written | boolean> {
    const { stream, ids, at } = request;
    const newest = await this.#read(stream, { direction: 'BACKWARDS', limit: TAIL_LENGTH });
    const tail = this.#tails.read(stream, newest.map(({ event }) => event).reverse());
    if (isFree(request, tail)) return false;
    const stored = at + ids.length > tail.revision ? [] : await this.#read(stream, { from: at + 1, limit: ids.length });
    const last = stored.at(-1);
    if (
      last === undefined ||
      stored.length !== ids.length ||
      !stored.every(({ event }, index) => event.id === ids[index])
    )
      throw wrongRevision(tail.revision);
    return last.place === undefined ? true : { revision: last.event.revision, place: last.place, repeated: true };
  }

  #read(stream: string, options: ReadOptions): Promise<DecodedEvent[]> {
    return inAttempts(this.#clients, this.#timeouts, 'UNAVAILABLE', (lease, limitMs) =>
      readEvents(lease, limitMs, stream, options),
    );
  }
}

/** True if the stream ends where the request expects it to, and none of its ids was used before. */
function isFree({ ids, at }: Request, tail: Tail): boolean {
  return tail.revision === at && !ids.some((id) => tail.ids.has(id));
}

function wrongRevision(actual: number): Failure {
  return new Failure('WRONG_EXPECTED_REVISION', 'the stream is not at the expected revision', { actual });
}

function revisionExpected(expected: ExpectedRevision): number {
  if (expected === NO_STREAM) return -1;
  if (!Number.isSafeInteger(expected) || expected < 0)
    throw new Failure('CONFIGURATION', 'expected revision is not a whole number from 0');
  return expected;
}

async function send(
  { client }: Lease,
  { stream, encoded, at }: Request,
  limitMs: number,
): Promise<{ revision: number; place: Place }> {
  const expectedRevision = at === -1 ? CLIENT_NO_STREAM : BigInt(at);
  const { nextExpectedRevision, position } = await withinLimit(
    client.appendToStream(stream, encoded, { expectedRevision, deadline: limitMs }),
    limitMs,
  );
  // Despite its name, this is the revision of the last event written.
  const revision = Number(nextExpectedRevision);
  if (position === undefined) throw new Failure('AMBIGUOUS', 'the server stored an append without saying where');
  return { revision, place: position };
}
