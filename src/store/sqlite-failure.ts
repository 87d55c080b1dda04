import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../kernel/failure.ts';
import type { FailureCode } from '../kernel/failure.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html), the low byte of every extended one. */
const CODES: Readonly<Record<number, readonly [FailureCode, string]>> = {
  5: ['LOCKED', 'another connection holds the database'],
  6: ['LOCKED', 'another statement holds the table'],
  8: ['READ_ONLY', 'the file or its folder cannot be written'],
  10: ['UNAVAILABLE', 'the disk reports a fault'],
  11: ['CORRUPT', 'the database is damaged'],
  13: ['DISK_FULL', 'no room is left for the database'],
  26: ['CORRUPT', 'the file is not a database'],
};
const CANNOT_OPEN = 14;
const IO_ERROR = 10;
/** SQLITE_IOERR_CORRUPTFS: the file system reports damaged bytes. */
const FILE_SYSTEM_DAMAGED = 8458;

const SYSTEM_CODES: Readonly<Record<string, readonly [FailureCode, string]>> = {
  ENOSPC: ['DISK_FULL', 'no room is left on the disk'],
  EDQUOT: ['DISK_FULL', 'no room is left in the quota'],
  EACCES: ['READ_ONLY', 'the folder cannot be written'],
  EPERM: ['READ_ONLY', 'the folder cannot be written'],
  EROFS: ['READ_ONLY', 'the file system is read-only'],
  ENOENT: ['DATA_FOLDER', 'the file or its folder does not exist'],
  ENOTDIR: ['DATA_FOLDER', 'the path does not lie in a folder'],
};

/** Turns an error of the driver or the file system into a Failure. Other errors are answered unchanged. */
export function storageFailure(error: unknown, file: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  if (code === 'ERR_INVALID_STATE') return new Failure('UNAVAILABLE', `${file} is closed`, {}, error);
  const resultCode = sqliteCode(error);
  if (resultCode === undefined) return named(SYSTEM_CODES[code], file, {}, error);
  if (resultCode === FILE_SYSTEM_DAMAGED) return named(CODES[11], file, { resultCode }, error);
  if ((resultCode & 0xff) === CANNOT_OPEN) return cannotOpen(file, resultCode, error);
  return named(CODES[resultCode & 0xff], file, { resultCode }, error);
}

/** True for a disk fault. At COMMIT it is then open whether recovery from the journal keeps the transaction. */
export function isDiskFault(error: unknown): boolean {
  return ((sqliteCode(error) ?? 0) & 0xff) === IO_ERROR;
}

/**
 * The error's system code. Node's errors may come from another realm (a worker, a test runner), so they are recognised
 * by their members.
 */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

function sqliteCode(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : undefined;
}

/** Finds the reason in the file system, because SQLite says only "unable to open database file". */
function cannotOpen(file: string, resultCode: number, error: unknown): unknown {
  try {
    accessSync(dirname(file), constants.R_OK | constants.W_OK | constants.X_OK);
    if (!existsSync(file)) return named(SYSTEM_CODES.ENOENT, file, { resultCode }, error);
    accessSync(file, constants.R_OK | constants.W_OK);
    return named(['DATA_FOLDER', 'the file cannot be opened'], file, { resultCode }, error);
  } catch (reason) {
    return storageFailure(reason, file);
  }
}

function named(
  known: readonly [FailureCode, string] | undefined,
  file: string,
  detail: Record<string, number>,
  cause: unknown,
): unknown {
  return known === undefined ? cause : new Failure(known[0], `${file}: ${known[1]}`, detail, cause);
}
