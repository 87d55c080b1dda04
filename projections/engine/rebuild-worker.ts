// Rebuilds a read model in a thread with its own connections, so that the process goes on answering.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { build } from './build.ts';
import type { ReadModel } from './projection.ts';
import type { BuildOrder } from './rebuild.ts';

// On Linux the priority applies to this thread only. Elsewhere it would slow the whole process down.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

const { logFile, source, path, batch, keepFaulted } = workerData as BuildOrder;
const { MODEL } = (await import(source)) as { readonly MODEL: ReadModel };
const log = openEmbeddedLog(logFile);
const built = build({ log, model: MODEL, path, batch, keepFaulted });
log.close();
parentPort?.postMessage(built);
