import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../kernel/failure.ts';
import type { FollowBatch, FollowOptions } from './event-store.ts';
import { pauseBefore } from './eventstoredb-attempts.ts';
import type { Timeouts } from './eventstoredb-attempts.ts';
import type { Clients } from './eventstoredb-client.ts';
import { failureOf, isSlowConsumer, needsNewClient, repeatable } from './eventstoredb-errors.ts';
import { parsePosition } from './eventstoredb-place.ts';
import { Subscription } from './eventstoredb-subscription.ts';

/**
 * Follows `$all` behind a position. The client never subscribes again by itself, so every end of a subscription leads
 * to a new one behind the last place that was handed on; Failure UNAVAILABLE after `timeouts.total` without contact.
 */
export async function* followAll(
  clients: Clients,
  timeouts: Timeouts,
  options: FollowOptions,
): AsyncGenerator<FollowBatch, void, undefined> {
  const { signal, filter = 'APPLICATION' } = options;
  let after = options.after === undefined ? null : parsePosition(options.after);
  let lostAt: number | undefined;
  const bell = new Bell(signal);
  try {
    for (let attempt = 0; !bell.isOver(); attempt += 1) {
      const lease = clients.lease();
      const subscription = new Subscription(lease, timeouts, filter, after, bell.ring);
      try {
        yield* batches(subscription, bell);
      } finally {
        subscription.stop();
      }
      after = subscription.passed;
      const error = subscription.lost;
      if (bell.isOver() || error === undefined) return;
      if (repeatable(error) === 'NO' && !(error instanceof Failure && error.code === 'UNAVAILABLE'))
        throw failureOf(error);
      if (needsNewClient(error)) clients.retire(lease);
      if (subscription.confirmed) [attempt, lostAt] = [0, undefined];
      lostAt ??= performance.now();
      if (performance.now() - lostAt > timeouts.total)
        throw new Failure('UNAVAILABLE', 'the event store does not answer a follower', {}, error);
      // A consumer that was too slow is no fault of the server's: it can go on at once.
      if (!isSlowConsumer(error)) await delay(pauseBefore(attempt), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    bell.stop();
  }
}

/** Hands on what a subscription brings, in the consumer's pace, until it is lost or nobody wants more. */
async function* batches(subscription: Subscription, bell: Bell): AsyncGenerator<FollowBatch, void, undefined> {
  let said = false;
  while (!bell.isOver()) {
    if (subscription.waiting > 0) {
      const events = subscription.take();
      said = subscription.live;
      yield { events, caughtUp: said };
    } else if (subscription.lost !== undefined) {
      return;
    } else if (subscription.live && !said) {
      said = true;
      yield { events: [], caughtUp: true };
    } else {
      await bell.rung();
      // Events come one by one; what this turn of the event loop still brings goes into the same batch, and so into one
      // commit of the consumer's.
      await nextTurn();
    }
  }
}

/** Wakes the one follower that waits on it, whether it rang before or after the waiting began. */
class Bell {
  readonly #signal: AbortSignal;
  #rang = false;
  #wake: (() => void) | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.ring);
  }

  isOver(): boolean {
    return this.#signal.aborted;
  }

  readonly ring = (): void => {
    this.#rang = true;
    this.#wake?.();
  };

  async rung(): Promise<void> {
    if (!this.#rang)
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    this.#rang = false;
    this.#wake = undefined;
  }

  stop(): void {
    this.#signal.removeEventListener('abort', this.ring);
  }
}
