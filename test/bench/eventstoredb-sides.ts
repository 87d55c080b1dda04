import { type EventStoreDBClient, jsonEvent, NO_STREAM as NONE, START, streamNameFilter } from '@eventstore/db-client';
import { type EventStore, NO_STREAM } from '../../src/store/event-store.ts';
import type { AppendOne } from './writers.ts';

/** What is compared: the adapter, and the client as its documentation says to use it. */
export interface Side {
  readonly append: AppendOne;
  /** Tells the id of each event of the streams with this prefix, from the first on; answers the way to stop. */
  follow(prefix: string, onEvent: (id: string) => void): Promise<() => Promise<void>>;
}

export function adapterSide(store: EventStore): Side {
  return {
    append: (stream, event, revision) => store.append(stream, [event], revision === -1 ? NO_STREAM : revision),
    async follow(prefix, onEvent) {
      const ending = new AbortController();
      const following = (async () => {
        for await (const { events } of store.follow({ signal: ending.signal, filter: { prefixes: [prefix] } }))
          for (const { id } of events) onEvent(id);
      })();
      return async () => {
        ending.abort();
        await following;
      };
    },
  };
}

export function bareSide(client: EventStoreDBClient): Side {
  return {
    append: (stream, { id, type, data, metadata }, revision) =>
      client.appendToStream(stream, jsonEvent({ id, type, data: { ...data }, metadata: { ...metadata } }), {
        expectedRevision: revision === -1 ? NONE : BigInt(revision),
      }),
    async follow(prefix, onEvent) {
      const subscription = client.subscribeToAll({
        fromPosition: START,
        filter: streamNameFilter({ prefixes: [prefix] }),
      });
      subscription.on('data', ({ event }) => {
        if (event !== undefined) onEvent(event.id);
      });
      // Without a listener an error would end the process.
      subscription.on('error', () => undefined);
      return async () => {
        await subscription.unsubscribe();
      };
    },
  };
}
