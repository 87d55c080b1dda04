import type { Readable } from 'node:stream';
import { openApp, type OpenApp } from '../compose.ts';
import { readConfig } from '../config.ts';
import { withSettingsFile } from '../settings-file.ts';
import { askRunningServer } from '../control.ts';
import { dataFolder, readMarker } from '../data-folder.ts';
import { isFailure } from '../kernel/failure.ts';

/**
 * Carries out a writing command: in this process when nothing else holds the data folder, else by the server that does,
 * over loopback (design §11). `work` and the server's handler of `path` answer the same JSON.
 */
export async function throughTheWriter<T>(work: (app: OpenApp) => Promise<T>, request: { readonly path: string; readonly body: string | (() => Readable) }): Promise<T> {
  const config = readConfig(withSettingsFile(process.env));
  const folder = dataFolder(config.data, config.keyFile);
  readMarker(folder, 'SCHOOL');
  let app: OpenApp;
  try {
    app = await openApp(config);
  } catch (error) {
    if (!isFailure(error, 'LOCKED')) throw error;
    return askRunningServer<T>(folder, request.path, typeof request.body === 'string' ? request.body : request.body(), error);
  }
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
