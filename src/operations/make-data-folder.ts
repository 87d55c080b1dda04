import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ComposeOptions, openApp, type OpenApp } from '../compose.ts';
import type { Config } from '../host/config.ts';
import { type DataFolder, dataFolder, type Marker, writeMarker } from '../host/data-folder.ts';
import { Failure } from '../kernel/failure.ts';
import { openEmbeddedVault } from '../privacy/embedded-vault.ts';
import { createIdentifierKey } from '../privacy/identifier-mac.ts';
import { createKeyFile, readKeyFile } from '../privacy/key-encryption-key.ts';
import { storageFailure } from '../store/sqlite-failure.ts';
import { systemClock } from '../host/system-ports.ts';

/**
 * Makes a data folder with keys, lets `fill` put into it what it is for, and moves it into its place when it is whole:
 * a crash on the way leaves nothing there. A folder that holds anything already is Failure DATA_FOLDER and stays as it
 * is.
 */
export async function makeDataFolder(
  config: Config,
  marker: Marker,
  fill: (app: OpenApp) => Promise<void>,
  options: ComposeOptions = {},
): Promise<void> {
  assertFree(dataFolder(config.data));
  const making = `${resolve(config.data)}.making-${String(process.pid)}`;
  rmSync(making, { recursive: true, force: true });
  try {
    await create(dataFolder(making, config.keyFile));
    const app = await openApp({ ...config, data: making }, options);
    try {
      await fill(app);
    } finally {
      await app.close();
    }
    writeMarker(dataFolder(making), marker);
    rmSync(config.data, { recursive: true, force: true }); // empty, or it would not have come so far
    renameSync(making, config.data);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    throw error;
  }
}

function assertFree({ root, marker }: DataFolder): void {
  if (existsSync(marker))
    throw new Failure('DATA_FOLDER', 'the data folder holds a school already; it is never overwritten');
  if (existsSync(root) && readdirSync(root).length > 0)
    throw new Failure('DATA_FOLDER', 'the data folder is not empty; give an empty or a new one');
}

/**
 * Folders readable by their owner only, and the keys. A key file of the operator's own is used as it is, or made if it
 * is not there.
 */
async function create(folder: DataFolder): Promise<void> {
  try {
    for (const path of [folder.root, dirname(folder.keys), folder.readModels])
      mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageFailure(error, folder.root);
  }
  const keys = existsSync(folder.keys) ? readKeyFile(folder.keys) : createKeyFile(folder.keys);
  const vault = openEmbeddedVault({ path: folder.vault, keys, clock: systemClock });
  await createIdentifierKey(vault);
  await vault.close();
}
