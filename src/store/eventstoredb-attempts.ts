import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../kernel/failure.ts';
import type { Clients, Lease } from './eventstoredb-client.ts';
import {
  failureOf,
  isWrongExpectedVersion,
  needsNewClient,
  repeatable,
  TimeLimitReached,
} from './eventstoredb-errors.ts';

/** Time limits in milliseconds. */
export interface Timeouts {
  /** Limit for one attempt. A read may take longer as long as events keep coming. */
  readonly attempt: number;
  /** Limit for all attempts of one call. A follower gives up after this long without contact. */
  readonly total: number;
  /**
   * How long a follower hears nothing before it checks whether it has caught up. Needed for servers that do not say so.
   */
  readonly quiet: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { attempt: 3_000, total: 9_000, quiet: 100 };

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

export function pauseBefore(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
}

/**
 * Runs a call, and repeats it after passing errors, with a new client if the old one is silent or cut off.
 * At the time limit throws Failure UNAVAILABLE, or `perhapsDone` if an attempt may have had its effect.
 */
export async function inAttempts<T>(
  clients: Clients,
  timeouts: Timeouts,
  perhapsDone: 'AMBIGUOUS' | 'UNAVAILABLE',
  call: (lease: Lease, limitMs: number) => Promise<T>,
): Promise<T> {
  const end = performance.now() + timeouts.total;
  let uncertain = false;
  for (let attempt = 0; ; attempt += 1) {
    if (clients.closed) throw givenUp(uncertain, perhapsDone, 'the event store is closed', undefined);
    const lease = clients.lease();
    try {
      return await call(lease, Math.min(timeouts.attempt, end - performance.now()));
    } catch (error) {
      const again = repeatable(error);
      if (again === 'NO') {
        // The server's word on the expectation settles an earlier attempt too; any other answer leaves it open.
        if (uncertain && perhapsDone === 'AMBIGUOUS' && !isWrongExpectedVersion(error))
          throw new Failure('AMBIGUOUS', 'an earlier attempt may have been stored', {}, error);
        throw failureOf(error);
      }
      if (again === 'PERHAPS_DONE') uncertain = true;
      if (needsNewClient(error)) clients.retire(lease);
      const pause = pauseBefore(attempt);
      if (performance.now() + pause >= end)
        throw givenUp(uncertain, perhapsDone, 'the event store does not answer', error);
      await delay(pause);
    }
  }
}

function givenUp(
  uncertain: boolean,
  perhapsDone: 'AMBIGUOUS' | 'UNAVAILABLE',
  message: string,
  cause: unknown,
): Failure {
  return new Failure(uncertain ? perhapsDone : 'UNAVAILABLE', message, {}, cause);
}

/** Rejects with TimeLimitReached if `work` takes longer. What `work` does later is ignored. */
export async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimeLimitReached(limitMs));
    }, limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
