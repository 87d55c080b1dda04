import { isApplicationStream } from '../kernel/event.ts';
import type { EventStore } from './event-store.ts';
import { Appender } from './eventstoredb-append.ts';
import { DEFAULT_TIMEOUTS, inAttempts } from './eventstoredb-attempts.ts';
import type { Timeouts } from './eventstoredb-attempts.ts';
import { openClients } from './eventstoredb-client.ts';
import { followAll } from './eventstoredb-follow.ts';
import { laterPlace, positionText } from './eventstoredb-place.ts';
import type { Place } from './eventstoredb-place.ts';
import { newestPlace, readEvents } from './eventstoredb-read.ts';
import { Tails } from './eventstoredb-tails.ts';

export interface EventStoreDbOptions {
  /** `esdb://` or `esdb+discover://`, with credentials, TLS, keep-alive and leader preference. */
  readonly connectionString: string;
  readonly timeouts?: Partial<Timeouts>;
}

/**
 * Opens the event store on EventStoreDB 22.10 and later, or KurrentDB. Works around faults of client 6.2.1: own time
 * limits, one call for each append, repeats with the same ids and expectation, a new client when one falls silent, new
 * subscriptions.
 * Resolves after the server has answered a first read. Otherwise throws Failure UNAVAILABLE or CONFIGURATION.
 */
export async function openEventStoreDb({
  connectionString,
  timeouts: given,
}: EventStoreDbOptions): Promise<EventStore> {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...given };
  const clients = openClients(connectionString, timeouts.attempt);
  const tails = new Tails();
  const appender = new Appender(clients, timeouts, tails);
  // Newest application event known to this process. Reading backwards can stop there.
  let newest: Place | null = null;
  const head = async (): Promise<Place | null> => {
    const floor = newest;
    newest = laterPlace(
      newest,
      await inAttempts(clients, timeouts, 'UNAVAILABLE', (lease, limitMs) =>
        newestPlace(lease, limitMs, isApplicationStream, floor),
      ),
    );
    return newest;
  };
  const store: EventStore = {
    async read(stream, options = {}) {
      const found = await inAttempts(clients, timeouts, 'UNAVAILABLE', (lease, limitMs) =>
        readEvents(lease, limitMs, stream, options),
      );
      const events = found.map(({ event }) => event);
      if (options.from === undefined && options.limit === undefined && options.direction !== 'BACKWARDS')
        tails.read(stream, events);
      return events;
    },
    async append(stream, events, expected) {
      const { revision, place, repeated } = await appender.append(stream, events, expected);
      if (isApplicationStream(stream)) newest = laterPlace(newest, place);
      return { revision, position: positionText(place), repeated };
    },
    follow: (options) => followAll(clients, timeouts, options),
    async head() {
      const place = await head();
      return place === null ? null : positionText(place);
    },
    close: () => clients.close(),
  };
  try {
    await head();
  } catch (error) {
    await clients.close();
    throw error;
  }
  return store;
}
