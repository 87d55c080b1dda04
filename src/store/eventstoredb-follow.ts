import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { Failure, isFailure } from '../kernel/failure.ts';
import type { FollowBatch, FollowOptions } from './event-store.ts';
import { pauseBefore } from './eventstoredb-attempts.ts';
import type { Timeouts } from './eventstoredb-attempts.ts';
import type { Clients } from './eventstoredb-client.ts';
import { failureOf, isSlowConsumer, needsNewClient, repeatable } from './eventstoredb-errors.ts';
import { parsePosition } from './eventstoredb-place.ts';
import { Subscription } from './eventstoredb-subscription.ts';

/**
 * Follows `$all` after a position. The client never renews a subscription, so each end starts a new one after the last
 * event handed on.
 * Throws Failure UNAVAILABLE after `timeouts.total` without contact.
 */
export async function* followAll(
  clients: Clients,
  timeouts: Timeouts,
  options: FollowOptions,
): AsyncGenerator<FollowBatch, void, undefined> {
  const { signal, filter = 'APPLICATION', endsWhenLost = false } = options;
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
      if (needsNewClient(error)) clients.retire(lease);
      throwIfOver(error, endsWhenLost);
      if (subscription.confirmed) [attempt, lostAt] = [0, undefined];
      lostAt = lostSince(lostAt, timeouts.total, error);
      // If only the consumer was too slow, continue at once, because the server is well.
      if (!isSlowConsumer(error)) await delay(pauseBefore(attempt), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    bell.stop();
  }
}

/** Throws for a loss that no new subscription mends, or that the user wants to hear of. */
function throwIfOver(error: Error, endsWhenLost: boolean): void {
  if (repeatable(error) === 'NO' && !isFailure(error, 'UNAVAILABLE')) throw failureOf(error);
  // If only the consumer was too slow, the connection was not lost.
  if (endsWhenLost && !isSlowConsumer(error))
    throw new Failure('UNAVAILABLE', 'the connection to the event store was lost', {}, error);
}

/** When the contact was lost. Throws Failure UNAVAILABLE if that is longer ago than the limit. */
function lostSince(lostAt: number | undefined, limitMs: number, error: Error): number {
  const since = lostAt ?? performance.now();
  if (performance.now() - since > limitMs)
    throw new Failure('UNAVAILABLE', 'the event store does not answer a follower', {}, error);
  return since;
}

/** Hands on the events of a subscription at the consumer's pace, until it is lost or the consumer stops. */
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
      // Events come one by one. Wait one turn of the event loop, to put more into the batch and so into one commit of
      // the consumer.
      await nextTurn();
    }
  }
}

/** Wakes its one waiting follower, even if it rings before the follower begins to wait. */
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
