// A worker thread with a connection of its own: answers what it sees of the log each time it is asked.
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbeddedLog } from '../../../src/store/embedded-log.ts';

const log = openEmbeddedLog(String(workerData));
parentPort?.on('message', () => {
  parentPort?.postMessage({ head: log.head(), ids: log.readAfter(0, 1_000).map(({ id }) => id) });
});
