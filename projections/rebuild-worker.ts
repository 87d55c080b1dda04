// The thread in which a read model is built anew, with connections of its own: the process goes on answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedLog } from '../src/store/embedded-log.ts';
import { build } from './build.ts';
import type { ReadModel } from './projection.ts';
import type { BuildOrder } from './rebuild.ts';

const { logFile, source, path, batch, keepFaulted } = workerData as BuildOrder;
const { MODEL } = (await import(source)) as { readonly MODEL: ReadModel };
const log = openEmbeddedLog(logFile);
const built = build({ log, model: MODEL, path, batch, keepFaulted });
log.close();
parentPort?.postMessage(built);
