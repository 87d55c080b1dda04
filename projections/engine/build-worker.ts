// Builds read models in a thread with its own connections, so that the process goes on answering.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { finish } from './build.ts';
import type { Answers, Order, Orders, ShareData } from './build-orders.ts';
import { foldRecords } from './fold-records.ts';
import { linkedRecords } from './linked-records.ts';
import { PartFile } from './part-file.ts';
import type { ReadModel } from './projection.ts';

// On Linux the priority applies to this thread only. Elsewhere it would slow the whole process down.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

const { logFile, sources } = workerData as ShareData;
const log = openEmbeddedLog(logFile);
const models = await Promise.all(
  sources.map(async (source) => ((await import(source)) as { readonly MODEL: ReadModel }).MODEL),
);
let files: readonly PartFile[] = [];

const answer: { readonly [Kind in Order['kind']]: (order: Orders[Kind]) => Answers[Kind] } = {
  LINK: () => linkedRecords(log),
  OPEN: ({ paths, share }) => {
    files = models.map((model, index) => new PartFile(paths[index] ?? '', model, share));
  },
  FOLD: ({ groups, upTo }) => {
    foldRecords(log, groups, upTo, files);
  },
  CLOSE: () => {
    for (const file of files) file.close();
    return files.map(({ fault }) => fault);
  },
  FINISH: ({ index, ...folded }) => finish(log, { ...folded, model: models[index] as ReadModel }),
};

parentPort?.on('message', (order: Order) => {
  parentPort?.postMessage((answer[order.kind] as (order: Order) => unknown)(order));
});
