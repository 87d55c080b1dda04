import type { Readable } from 'node:stream';
import type { OpenApp } from '../compose.ts';
import { readConfig } from '../host/config.ts';
import { withSettingsFile } from '../host/settings-file.ts';
import { askForFile, askRunningServer } from '../host/control-port.ts';
import { type DataFolder, dataFolder, readMarker } from '../host/data-folder.ts';
import { type Failure, isFailure } from '../kernel/failure.ts';

/**
 * Carries out a writing command: in this process when nothing else holds the data folder, else by the server that does,
 * over loopback. `work` and the server's handler of `path` answer the same JSON.
 */
export async function throughTheWriter<T>(
  work: (app: OpenApp) => Promise<T>,
  { path, body }: { readonly path: string; readonly body: string | (() => Readable) },
): Promise<T> {
  return inTheWriter(work, (folder, locked) =>
    askRunningServer<T>(folder, path, typeof body === 'string' ? body : body(), locked),
  );
}

/** The same for a command whose answer is a file: `work` writes it itself, of a server's answer `take` is given it. */
export async function fileThroughTheWriter<T>(
  work: (app: OpenApp) => Promise<T>,
  { path, take }: { readonly path: string; readonly take: (body: Readable) => Promise<void> },
): Promise<T> {
  return inTheWriter(work, (folder, locked) => askForFile<T>(folder, path, take, locked));
}

async function inTheWriter<T>(
  work: (app: OpenApp) => Promise<T>,
  ask: (folder: DataFolder, locked: Failure) => Promise<T>,
): Promise<T> {
  const config = readConfig(withSettingsFile(process.env));
  const folder = dataFolder(config.data, config.keyFile);
  readMarker(folder, 'SCHOOL');
  const { openApp } = await import('../compose.ts');
  let app: OpenApp;
  try {
    app = await openApp(config);
  } catch (error) {
    if (!isFailure(error, 'LOCKED')) throw error;
    return ask(folder, error);
  }
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
