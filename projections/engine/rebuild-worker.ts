// The thread in which a read model is built anew, with connections of its own: the process goes on answering meanwhile.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { build } from './build.ts';
import type { ReadModel } from './projection.ts';
import type { BuildOrder } from './rebuild.ts';

// On Linux this concerns the calling thread only: answering people goes before building. Elsewhere it would be the
// process.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

const { logFile, source, path, batch, keepFaulted } = workerData as BuildOrder;
const { MODEL } = (await import(source)) as { readonly MODEL: ReadModel };
const log = openEmbeddedLog(logFile);
const built = build({ log, model: MODEL, path, batch, keepFaulted });
log.close();
parentPort?.postMessage(built);
