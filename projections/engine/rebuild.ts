import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../src/kernel/failure.ts';
import type { Built } from './build.ts';

/** What the thread is told; it opens log and file itself. */
export interface BuildOrder {
  readonly logFile: string;
  readonly source: string;
  readonly path: string;
  readonly batch: number;
  readonly keepFaulted: boolean;
}

/** Sources are run as they are in tests, and as JavaScript from the build. */
const WORKER = new URL(`./rebuild-worker${extname(import.meta.url)}`, import.meta.url);

/** Builds a generation in a worker thread. Failure of disk or log; UNAVAILABLE when `signal` ended it. */
export async function buildInThread(order: BuildOrder, signal: AbortSignal): Promise<Built> {
  signal.throwIfAborted();
  const worker = new Worker(WORKER, { workerData: order });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise<Built>((resolve, reject) => {
      worker.once('message', resolve);
      // An error of the thread comes as a copy: its class is lost, its code is not.
      worker.once('error', (error: unknown) => {
        reject(error instanceof Error ? error : new Failure('UNAVAILABLE', 'the rebuild failed', {}, error));
      });
      worker.once('exit', () => {
        reject(new Failure('UNAVAILABLE', 'the rebuild was ended'));
      });
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
