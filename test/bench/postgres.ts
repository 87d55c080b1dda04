import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../support/free-port.ts';

/** A PostgreSQL of this run's own: a new cluster in a temporary folder, every setting as it is shipped (fsync on). */
export interface Postgres {
  readonly version: string;
  readonly connectionString: string;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const READY_WITHIN_MS = 20_000;

/** Undefined when PostgreSQL is not installed. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const programs = await findPrograms();
  const account = await accountToRunAs();
  if (programs === undefined || account === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'sen-trail-postgres-'));
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const { uid, gid } = account;
  if (uid !== undefined && gid !== undefined) for (const path of [folder, data]) await chown(path, uid, gid);
  await run(
    join(programs, 'initdb'),
    ['--pgdata', data, '--username', 'bench', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C'],
    { ...account, cwd: folder },
  );
  const port = await freePort();
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)], {
    ...account,
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(server, 'exit');
  // Nothing of it is left behind, however this process ends.
  const remove = (): void => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
    process.off('exit', remove);
    remove();
  };
  const connectionString = `postgresql://bench@127.0.0.1:${String(port)}/postgres`;
  try {
    return {
      version: await Promise.race([
        versionWhenReady(connectionString),
        ended.then(() => {
          throw new Error('postgres ended before it answered');
        }),
      ]),
      connectionString,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The folder with `initdb` and `postgres`: on PATH, or where Debian keeps its newest version. */
async function findPrograms(): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? await readdir(debian) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

/** PostgreSQL refuses to run as root: then as the account that its package makes. Undefined: there is none. */
async function accountToRunAs(): Promise<{ readonly uid?: number; readonly gid?: number } | undefined> {
  if (process.getuid?.() !== 0) return {};
  const id = async (option: string): Promise<number> => Number((await run('id', [option, 'postgres'])).stdout);
  return Promise.all([id('-u'), id('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => undefined,
  );
}

async function versionWhenReady(connectionString: string): Promise<string> {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const client = new Client({ connectionString });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
      return rows[0]?.server_version.split(' ')[0] ?? '';
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await later(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
