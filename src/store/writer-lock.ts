import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Failure, isFailure } from '../kernel/failure.ts';
import { storageFailure } from './sqlite-failure.ts';
import { Database } from './sqlite.ts';

export interface WriterLock {
  /** Releases the lock. Further calls do nothing. */
  release(): void;
}

/**
 * Takes the place of the one writer: an exclusive SQLite lock on the otherwise empty file `path`. It is held until
 * `release` or until the process ends, however it ends.
 * A second caller gets Failure LOCKED with the holder's process id in `detail.pid`. Nothing else in the holding process
 * may open and close that file, or POSIX would drop the lock.
 */
export function acquireWriterLock(path: string): WriterLock {
  const holder = `${path}.pid`;
  const database = lockedDatabase(path, holder);
  try {
    writeFileSync(holder, String(process.pid), { mode: 0o600 });
  } catch (error) {
    database.close();
    throw storageFailure(error, holder);
  }
  return {
    release() {
      if (!database.isOpen) return;
      rmSync(holder, { force: true });
      database.close();
    },
  };
}

function lockedDatabase(path: string, holder: string): Database {
  let database: Database | undefined;
  try {
    database = new Database({ file: path, journal: 'DELETE', busyTimeoutMs: 0 });
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    throw isFailure(error, 'LOCKED') ? lockedBy(holderOf(holder), error) : error;
  }
}

function lockedBy(pid: number | undefined, cause: Failure): Failure {
  const who = pid === undefined ? 'another process' : `process ${String(pid)}`;
  return new Failure('LOCKED', `the data is in use by ${who}`, pid === undefined ? {} : { pid }, cause);
}

/** The process id that the holder left. It only names the holder, the lock itself is SQLite's. */
function holderOf(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(pid) ? undefined : pid;
  } catch {
    return undefined;
  }
}
