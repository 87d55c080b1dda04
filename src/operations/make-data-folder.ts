import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ComposeOptions, openApp, type OpenApp } from '../compose.ts';
import type { Config } from '../host/config.ts';
import { type DataFolder, dataFolder, type Marker, writeMarker } from '../host/data-folder.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import { openEmbeddedVault } from '../privacy/embedded-vault.ts';
import { createIdentifierKey } from '../privacy/identifier-mac.ts';
import { createKeyFile, readKeyFile } from '../privacy/key-encryption-key.ts';
import { storageFailure, systemCode } from '../store/sqlite-failure.ts';
import { acquireWriterLock } from '../store/writer-lock.ts';
import { assertNoSchoolIn } from './school-in-store.ts';
import { systemClock } from '../host/system-ports.ts';

/** Where the events of an unfinished folder are: in the folder itself, or in a server that keeps them for good. */
interface Unfinished {
  readonly events: 'HERE' | 'SERVER';
}

/**
 * Makes a data folder with keys and lets `fill` put into it what it is for. It is made in its place, which may be an
 * empty folder, such as a mounted one. The marker comes last, so that nothing uses an unfinished folder.
 *
 * Keys stand before the first event and stay as long as an event may need them. If `fill` breaks off, a folder with its
 * events in it is emptied again. Where a server holds the events, the folder stays, and the next call goes on with its
 * keys; `fill` must then pass over what is there. A folder that holds anything else is Failure DATA_FOLDER and stays as
 * it is, as is a new folder for a server that holds a school.
 */
export async function makeDataFolder(
  config: Config,
  marker: Marker,
  fill: (app: OpenApp) => Promise<void>,
  options: ComposeOptions = {},
): Promise<void> {
  const folder = dataFolder(config.data, config.keyFile);
  assertFree(folder);
  if (!existsSync(folder.unfinished)) await assertNoSchoolIn(config);
  const isOurs = !existsSync(folder.root);
  makeFolder(folder.root);
  keepPrivate(folder.root);
  const lockFile = join(folder.root, LOCK);
  const lock = acquireWriterLock(lockFile);
  try {
    // Another process may have finished it meanwhile.
    assertFree(folder);
    await make(folder, config, fill, options);
    writeMarker(folder, marker);
    rmSync(folder.unfinished, { force: true });
  } finally {
    lock.release();
    rmSync(lockFile, { force: true });
    if (isOurs && readdirSync(folder.root).length === 0) rmSync(folder.root, { recursive: true });
  }
}

const LOCK = 'init.lock';
/** What an empty folder may hold: the lock with its helpers, and what a file system puts at its root. */
function isPassedOver(name: string): boolean {
  return name.startsWith(LOCK) || name === 'lost+found';
}

async function make(
  folder: DataFolder,
  config: Config,
  fill: (app: OpenApp) => Promise<void>,
  options: ComposeOptions,
): Promise<void> {
  const events = config.store === 'embedded' ? 'HERE' : 'SERVER';
  goOnOrBegin(folder, events);
  let filling = false;
  try {
    await create(folder);
    const app = await openApp(config, options);
    filling = true;
    try {
      await fill(app);
    } finally {
      await app.close();
    }
  } catch (error) {
    // What a server has, or may have, stays sealed under keys that lie only here.
    if (events === 'HERE' || !filling) empty(folder);
    throw events === 'SERVER' && filling ? withWayOn(error) : error;
  }
}

function withWayOn(error: unknown): unknown {
  if (!isFailure(error)) return error;
  const { code, message, detail } = error;
  return new Failure(code, `${message}; run the same command again: it goes on with the keys made here`, detail, error);
}

/** Goes on with what a server holds events of; what was broken off with its events in the folder begins anew. */
function goOnOrBegin(folder: DataFolder, events: Unfinished['events']): void {
  const before = existsSync(folder.unfinished) ? unfinishedIn(folder) : undefined;
  if (before?.events === 'SERVER' && events === 'HERE')
    throw new Failure(
      'DATA_FOLDER',
      'a start against an event store was broken off in this folder, which holds its keys: run it again with the same SEN_TRAIL_STORE',
    );
  if (before?.events === 'HERE') empty(folder);
  try {
    writeFileSync(folder.unfinished, `${JSON.stringify({ events } satisfies Unfinished)}\n`, {
      mode: 0o600,
      flush: true,
    });
  } catch (error) {
    throw storageFailure(error, folder.root);
  }
}

/** A note that a crash cut short was written before anything else. */
function unfinishedIn(folder: DataFolder): Unfinished {
  try {
    return JSON.parse(readFileSync(folder.unfinished, 'utf8')) as Unfinished;
  } catch {
    return { events: 'HERE' };
  }
}

function assertFree(folder: DataFolder): void {
  if (existsSync(folder.marker))
    throw new Failure('DATA_FOLDER', 'the data folder holds a school already; it is never overwritten');
  if (!isFree(folder)) throw new Failure('DATA_FOLDER', 'the data folder is not empty; give an empty or a new one');
}

/** Whether a data folder may be made here: the folder is not there, is empty, or was not finished. */
export function isFree({ root, marker, unfinished }: DataFolder): boolean {
  if (!existsSync(root) || existsSync(unfinished)) return true;
  return !existsSync(marker) && readdirSync(root).every(isPassedOver);
}

/** Takes everything out of the folder, and leaves the folder, which may be a mount point. */
export function empty({ root }: DataFolder): void {
  for (const name of readdirSync(root))
    if (!isPassedOver(name)) rmSync(join(root, name), { recursive: true, force: true });
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageFailure(error, path);
  }
}

/** Takes other users' rights from a folder that was there before, where it is ours. Its files are private anyway. */
function keepPrivate(path: string): void {
  try {
    chmodSync(path, 0o700);
  } catch (error) {
    if (systemCode(error) !== 'EPERM' && systemCode(error) !== 'EROFS') throw storageFailure(error, path);
  }
}

/**
 * Folders readable by their owner only, and the keys. A key file of the operator's own is used as it is, or made if it
 * is not there.
 */
async function create(folder: DataFolder): Promise<void> {
  for (const path of [dirname(folder.keys), folder.readModels]) makeFolder(path);
  // A crash while it was made left it empty.
  if (existsSync(folder.keys) && !existsSync(folder.vault) && statSync(folder.keys).size === 0) rmSync(folder.keys);
  const keys = existsSync(folder.keys) ? readKeyFile(folder.keys) : createKeyFile(folder.keys);
  const vault = openEmbeddedVault({ path: folder.vault, keys, clock: systemClock });
  await createIdentifierKey(vault);
  await vault.close();
}
