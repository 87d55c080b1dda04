import { EventStoreDBClient } from '@eventstore/db-client';
import { Failure } from '../kernel/failure.ts';

/**
 * One client, used until a time limit fires on it; then `retired` aborts and everything that hangs on it starts again.
 */
export interface Lease {
  readonly client: EventStoreDBClient;
  readonly retired: AbortSignal;
}

/** The clients of one store: one at a time, replaced when it stops answering. */
export interface Clients {
  readonly closed: boolean;
  /** Failure UNAVAILABLE once closed. */
  lease(): Lease;
  /** Takes the client out of use, unless another caller already did. */
  retire(lease: Lease): void;
  close(): Promise<void>;
}

interface Opened extends Lease {
  readonly end: () => Promise<void>;
}

/**
 * Failure CONFIGURATION when the client cannot read the connection string. The string is not repeated: it may hold a
 * password.
 */
export function openClients(connectionString: string): Clients {
  let current: Opened | undefined = openClient(connectionString);
  let closed = false;
  const endings = new Set<Promise<void>>();
  const retire = (lease: Lease): void => {
    if (current === undefined || lease !== current) return;
    const ending = current.end().finally(() => endings.delete(ending));
    endings.add(ending);
    current = undefined;
  };
  return {
    get closed() {
      return closed;
    },
    lease() {
      if (closed) throw new Failure('UNAVAILABLE', 'the event store is closed');
      current ??= openClient(connectionString);
      return current;
    },
    retire,
    async close() {
      closed = true;
      if (current !== undefined) retire(current);
      await Promise.all(endings);
    },
  };
}

/** What is reached of the client beyond its public face, because its faults lie there. */
interface Inside {
  supports: () => Promise<boolean>;
  handleError: (client: unknown, error: Error) => Promise<void>;
  getChannel: () => Promise<{ close(): void }>;
}

/**
 * A client with two faults closed:
 * - batch appends of all clients of a process wait in one table; one dropped connection rejects everybody's, and a late
 *   answer then throws where nobody can catch it. With `supports` saying no, appends go one call each, which also
 *   enforces the deadline. (Credentials given per call have the same effect, but TLS without a user name has none to
 *   give.)
 * - after a connection error it looks up the next node without anybody waiting for the outcome; when no node is found,
 *   that rejection would end the process. Whoever calls next meets the same error and handles it.
 */
function openClient(connectionString: string): Opened {
  let client: EventStoreDBClient;
  try {
    // KurrentDB's name for the same protocol, which this client does not know.
    client = EventStoreDBClient.connectionString(
      withOwnConnection(connectionString.trim().replace(/^kurrentdb(?=[:+])/, 'esdb')),
    );
  } catch (error) {
    throw new Failure('CONFIGURATION', 'the connection string of the event store cannot be used', {}, error);
  }
  const inside = client as unknown as Inside;
  const { handleError, getChannel } = inside;
  let channel: Promise<{ close(): void }> | undefined;
  inside.supports = () => Promise.resolve(false);
  inside.handleError = (failed, error) => handleError(failed, error).catch(() => undefined);
  inside.getChannel = () => (channel = getChannel());
  const retirement = new AbortController();
  return {
    client,
    retired: retirement.signal,
    async end() {
      retirement.abort();
      // `dispose` cancels calls but leaves the connection open.
      await client.dispose().catch(() => undefined);
      // Not waited for: a cluster that does not answer is searched for many seconds.
      void channel?.then(
        (open) => {
          open.close();
        },
        () => undefined,
      );
    },
  };
}

const DEFAULT_KEEP_ALIVE_TIMEOUT_MS = 10_000;
const DISTINCT = 2_000;
let opened = 0;

/**
 * gRPC shares connections, and how long it waits before it tries again (up to two minutes), between all clients with
 * equal options. A keep-alive timeout that differs by milliseconds makes them unequal, so that a new client connects at
 * once.
 */
function withOwnConnection(connectionString: string): string {
  const given = /[?&]keepAliveTimeout=(-?\d+)/i.exec(connectionString)?.[1];
  const base = given === undefined ? DEFAULT_KEEP_ALIVE_TIMEOUT_MS : Number(given);
  if (base < 0) return connectionString;
  opened = (opened + 1) % DISTINCT;
  // Of an option that is given twice the client takes the last.
  return `${connectionString}${connectionString.includes('?') ? '&' : '?'}keepAliveTimeout=${String(base + opened)}`;
}
