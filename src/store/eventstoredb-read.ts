import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import type { StreamingRead } from '@eventstore/db-client';
import { Failure } from '../kernel/failure.ts';
import type { ReadOptions } from './event-store.ts';
import type { Lease } from './eventstoredb-client.ts';
import { decodeEvent } from './eventstoredb-codec.ts';
import type { DecodedEvent } from './eventstoredb-codec.ts';
import { ClientReplaced, isStreamNotFound, TimeLimitReached } from './eventstoredb-errors.ts';
import { isAtOrBefore } from './eventstoredb-place.ts';
import type { Place } from './eventstoredb-place.ts';

/**
 * Takes events until the stream ends or `take` answers false. Cancels a read that ends early, because it would go on at
 * the server.
 * Rejects with TimeLimitReached if nothing comes for `idleMs`, and if the client is retired. Without the latter a
 * cancelled read would look complete.
 */
function consume<E>(
  stream: StreamingRead<E>,
  { retired }: Lease,
  idleMs: number,
  take: (event: E) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (settle: () => void): void => {
      clearTimeout(timer);
      retired.removeEventListener('abort', onRetired);
      stream.removeAllListeners('data');
      stream.cancel().catch(() => undefined);
      settle();
    };
    const timer = setTimeout(() => {
      leave(() => {
        reject(new TimeLimitReached(idleMs));
      });
    }, idleMs);
    const onRetired = (): void => {
      leave(() => {
        reject(new ClientReplaced());
      });
    };
    if (retired.aborted) onRetired();
    else retired.addEventListener('abort', onRetired);
    // Keep this listener, because an error after the end would otherwise end the process.
    stream.on('error', (error) => {
      leave(() => {
        reject(error);
      });
    });
    stream.on('end', () => {
      leave(resolve);
    });
    stream.on('data', (event) => {
      timer.refresh();
      try {
        if (!take(event)) leave(resolve);
      } catch (error) {
        leave(() => {
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      }
    });
  });
}

/** Reads the events of one stream. Empty if there is no such stream. */
export async function readEvents(
  lease: Lease,
  idleMs: number,
  stream: string,
  options: ReadOptions,
): Promise<DecodedEvent[]> {
  const events: DecodedEvent[] = [];
  const { from, limit, direction = 'FORWARDS' } = options;
  assertCount(from, 'from');
  assertCount(limit, 'limit');
  if (limit === 0) return events;
  const backwards = direction === 'BACKWARDS';
  const read = lease.client.readStream(stream, {
    direction: backwards ? BACKWARDS : FORWARDS,
    fromRevision: from === undefined ? (backwards ? END : START) : BigInt(from),
    ...(limit === undefined ? {} : { maxCount: limit }),
  });
  try {
    await consume(read, lease, idleMs, (resolved) => {
      events.push(decodeEvent(resolved));
      return true;
    });
  } catch (error) {
    if (!isStreamNotFound(error)) throw error;
  }
  return events;
}

function assertCount(value: number | undefined, name: string): void {
  if (value !== undefined && (!Number.isSafeInteger(value) || value < 0))
    throw new Failure('CONFIGURATION', `${name} is not a whole number from 0`);
}

/**
 * Place of the newest event whose stream `matches`, or `floor` if there is none after it. The client's `readAll`
 * ignores filters, so this reads backwards from the end. The floor keeps that short.
 */
export async function newestPlace(
  lease: Lease,
  idleMs: number,
  matches: (stream: string) => boolean,
  floor: Place | null,
): Promise<Place | null> {
  let newest = floor;
  await consume(lease.client.readAll({ direction: BACKWARDS, fromPosition: END }), lease, idleMs, ({ event }) => {
    if (event === undefined) return true;
    if (isAtOrBefore(event.position, floor)) return false;
    if (!matches(event.streamId)) return true;
    newest = { commit: event.position.commit, prepare: event.position.prepare };
    return false;
  });
  return newest;
}
