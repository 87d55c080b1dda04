import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { Failure } from '../kernel/failure.ts';

/** One client, used until a time limit fires on it. Then `retired` aborts, and everything that uses it starts again. */
export interface Lease {
  readonly client: EventStoreDBClient;
  readonly retired: AbortSignal;
}

/** The clients of one store, one at a time. A client that stops answering is replaced. */
export interface Clients {
  readonly closed: boolean;
  /** Throws Failure UNAVAILABLE once closed. */
  lease(): Lease;
  /** Takes the client out of use, unless another caller already did. */
  retire(lease: Lease): void;
  close(): Promise<void>;
}

interface Opened extends Lease {
  readonly end: () => Promise<void>;
}

/**
 * Makes the client. `attemptMs` is the limit of one attempt. Throws Failure CONFIGURATION if it cannot read the
 * connection string, which is not repeated because it may hold a password.
 */
export function openClients(connectionString: string, attemptMs: number): Clients {
  let current: Opened | undefined = openClient(connectionString, attemptMs);
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
      current ??= openClient(connectionString, attemptMs);
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

/** Parts of the client that are not public. Its faults are there. */
interface Inside {
  supports: () => Promise<boolean>;
  handleError: (client: unknown, error: Error) => Promise<void>;
  getChannel: () => Promise<{ close(): void }>;
  getGRPCClient: (...which: readonly unknown[]) => Promise<Stub>;
}

interface Stub {
  getChannel(): { getConnectivityState(connect: boolean): number };
}

/** gRPC's state of a channel that was closed. */
const SHUT_DOWN = 4;

/**
 * Makes a client that is safe from two of its own faults:
 * - Batch appends of all clients in a process share one table. One dropped connection rejects all of them, and a late
 *   answer then throws where nobody can catch it. If `supports` says no, each append is one call, which also has a
 *   deadline. (Credentials for each call would do the same, but TLS without a user name has none.)
 * - After a connection error the client looks up the next node and ignores the outcome. If it finds no node, the
 *   unhandled rejection would end the process. The next caller meets the same error and handles it.
 * - A call on a closed channel throws where nobody can catch it, and never ends. So nobody gets such a channel, those
 *   who wait for one when the client is retired stop waiting, and channels are closed in a later turn of the loop, when
 *   whoever got one has made its call.
 */
function openClient(connectionString: string, attemptMs: number): Opened {
  let client: EventStoreDBClient;
  try {
    // KurrentDB's name for the same protocol, which this client does not know.
    client = EventStoreDBClient.connectionString(
      withOwnOptions(connectionString.trim().replace(/^kurrentdb(?=[:+])/, 'esdb'), attemptMs),
    );
  } catch (error) {
    throw new Failure('CONFIGURATION', 'the connection string of the event store cannot be used', {}, error);
  }
  const inside = client as unknown as Inside;
  const { handleError, getChannel, getGRPCClient } = inside;
  const retirement = new AbortController();
  const { promise: retired, reject } = Promise.withResolvers<never>();
  retired.catch(() => undefined);
  retirement.signal.addEventListener('abort', () => {
    reject(new Error(REPLACED));
  });
  let channel: Promise<{ close(): void }> | undefined;
  inside.supports = () => Promise.resolve(false);
  inside.handleError = (failed, error) =>
    nextTurn()
      .then(() => handleError(failed, error))
      .catch(() => undefined);
  inside.getChannel = () => (channel = getChannel());
  inside.getGRPCClient = async (...which) => {
    const stub = await Promise.race([getGRPCClient(...which), retired]);
    if (retirement.signal.aborted || stub.getChannel().getConnectivityState(false) === SHUT_DOWN)
      throw new Error(REPLACED);
    return stub;
  };
  return {
    client,
    retired: retirement.signal,
    async end() {
      retirement.abort();
      // `dispose` cancels calls but leaves the connection open.
      await client.dispose().catch(() => undefined);
      // Do not wait, because searching a cluster that does not answer takes many seconds.
      void channel?.then(
        (open) => {
          setImmediate(() => {
            open.close();
          });
        },
        () => undefined,
      );
    },
  };
}

/** Told by its words as one that never left this process (`eventstoredb-errors.ts`). */
const REPLACED = 'the channel closed before the call was made';

const DEFAULT_KEEP_ALIVE_TIMEOUT_MS = 10_000;
const DISTINCT = 2_000;
let opened = 0;

/**
 * Adds two options:
 * - One that makes a new client connect at once. gRPC shares connections between clients with equal options, and their
 *   wait before the next try, up to two minutes. A keep-alive timeout that differs by milliseconds keeps them apart.
 * - A limit for asking one node of a cluster who leads, below that of an attempt. Else a node that takes the connection
 *   and says nothing costs the whole attempt, and the next one may ask it again.
 */
function withOwnOptions(connectionString: string, attemptMs: number): string {
  const given = (name: string): number | undefined => {
    const text = new RegExp(`[?&]${name}=(-?\\d+)`, 'i').exec(connectionString)?.[1];
    return text === undefined ? undefined : Number(text);
  };
  const options: string[] = [];
  const keepAlive = given('keepAliveTimeout') ?? DEFAULT_KEEP_ALIVE_TIMEOUT_MS;
  opened = (opened + 1) % DISTINCT;
  if (keepAlive >= 0) options.push(`keepAliveTimeout=${String(keepAlive + opened)}`);
  const gossip = Math.max(1, Math.floor(attemptMs / 2_000));
  options.push(`gossipTimeout=${String(Math.max(1, Math.min(gossip, given('gossipTimeout') ?? gossip)))}`);
  // If an option is given twice, the client takes the last.
  return `${connectionString}${connectionString.includes('?') ? '&' : '?'}${options.join('&')}`;
}
