import type { Config } from '../host/config.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { EventLog } from '../store/event-log.ts';
import type { EventStore } from '../store/event-store.ts';
import { prepareEvent } from '../store/log-row.ts';
import { proveNewest } from '../store/mirror-proof.ts';

/** Events behind the mirror's end that are looked at. A server that follows the store lacks a few at most. */
export const MOST_LOOKED_AT = 10_000;
/** How long the store may take to hand them on, in milliseconds. */
const LIMIT_MS = 30_000;

/**
 * Compares a mirror with its store: the newest event of the mirror has to be there, and what comes behind it has to fit
 * into the log. Answers how many events the mirror lacks; null for an embedded store, which has no mirror.
 * Throws Failure CORRUPT with stream and revision, or UNAVAILABLE if the store does not answer.
 */
export async function compareWithStore(
  config: Config,
  log: EventLog,
  knows: (event: StoredEvent) => boolean,
): Promise<number | null> {
  if (config.store === 'embedded') return null;
  const { openEventStoreDb } = await import('../store/eventstoredb.ts');
  const store = await openEventStoreDb({ connectionString: config.store });
  try {
    await proveNewest(store, log);
    return await lookAhead(store, log, knows);
  } finally {
    await store.close();
  }
}

async function lookAhead(store: EventStore, log: EventLog, knows: (event: StoredEvent) => boolean): Promise<number> {
  const after = log.positionOf(log.head());
  const signal = AbortSignal.timeout(LIMIT_MS);
  const heads = new Map<string, number>();
  let ahead = 0;
  for await (const batch of store.follow({ ...(after === undefined ? {} : { after }), signal, endsWhenLost: true })) {
    for (const event of batch.events) {
      checkFits(event, heads.get(event.stream) ?? headOf(log, event.stream), knows);
      heads.set(event.stream, event.revision);
    }
    ahead += batch.events.length;
    if (batch.caughtUp || ahead >= MOST_LOOKED_AT) break;
  }
  return ahead;
}

function headOf(log: EventLog, stream: string): number {
  return log.readStream(stream).at(-1)?.revision ?? -1;
}

function checkFits(event: StoredEvent, head: number, knows: (event: StoredEvent) => boolean): void {
  const { stream, revision } = event;
  const fail = (why: string, cause?: unknown): never => {
    throw new Failure('CORRUPT', why, { stream, revision }, cause);
  };
  if (!knows(event)) fail('an event of a kind that this program does not know');
  if (revision !== head + 1) fail('a stream of the mirror would have a gap');
  try {
    prepareEvent(event);
  } catch (error) {
    fail('an event that this system cannot have written', error);
  }
}
