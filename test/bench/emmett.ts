import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { Pool } from 'pg';
import type { NewEvent } from '../../src/kernel/event.ts';
import { startPostgres } from './postgres.ts';
import type { AppendOne } from './writers.ts';

/** Emmett's event store on a PostgreSQL of this run's own. */
export interface Emmett {
  /** With the version of PostgreSQL. */
  readonly name: string;
  readonly append: AppendOne;
  close(): Promise<void>;
}

/**
 * Undefined when PostgreSQL is not installed. As many connections as there are writers, so that none waits for
 * another's.
 */
export async function startEmmett(writers: number): Promise<Emmett | undefined> {
  const postgres = await startPostgres();
  if (postgres === undefined) return undefined;
  const pool = new Pool({ connectionString: postgres.connectionString, max: writers });
  // A connection that hears of the server's end before its own says so by an event that must have a listener.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  const store = getPostgreSQLEventStore(postgres.connectionString, { connectionOptions: { pool } });
  await store.schema.migrate();
  return {
    name: `Emmett 0.42 on PostgreSQL ${postgres.version}`,
    append: (stream, { type, data, metadata }: NewEvent, revision) =>
      store.appendToStream(stream, [{ type, data: { ...data }, metadata: { ...metadata } }], {
        expectedStreamVersion: revision === -1 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision + 1),
      }),
    async close() {
      await store.close();
      await pool.end();
      await postgres.stop();
    },
  };
}
