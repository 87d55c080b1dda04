import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../src/kernel/failure.ts';
import type { Built } from './build.ts';

/** What the worker is given. It opens the log and the file itself. */
export interface BuildOrder {
  readonly logFile: string;
  readonly source: string;
  readonly path: string;
  readonly batch: number;
  readonly keepFaulted: boolean;
}

/** Tests run the TypeScript source, a build runs JavaScript. */
const WORKER = new URL(`./rebuild-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Builds a generation in a worker thread. Rejects with a Failure of the disk or the log, or UNAVAILABLE if `signal`
 * ended it.
 */
export async function buildInThread(order: BuildOrder, signal: AbortSignal): Promise<Built> {
  signal.throwIfAborted();
  const worker = new Worker(WORKER, { workerData: order });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise<Built>((resolve, reject) => {
      worker.once('message', resolve);
      // A worker's error arrives as a copy that has kept its code but lost its class.
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
