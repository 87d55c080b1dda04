import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../src/kernel/failure.ts';
import type { Answers, Orders, ShareData } from './build-orders.ts';

/** Tests run the TypeScript source, a build runs JavaScript. */
const WORKER = new URL(`./build-worker${extname(import.meta.url)}`, import.meta.url);

interface Asked {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** A worker thread that builds read models. It does one thing at a time. */
export class BuildThread {
  readonly #worker: Worker;
  #asked: Asked | undefined;
  #ended: Error | undefined;

  constructor(data: ShareData) {
    this.#worker = new Worker(WORKER, { workerData: data });
    this.#worker.on('message', (answer: unknown) => {
      this.#asked?.resolve(answer as never);
    });
    // A worker's error arrives as a copy that has kept its code but lost its class.
    this.#worker.once('error', (error: unknown) => {
      this.#endWith(error instanceof Error ? error : new Failure('UNAVAILABLE', 'the rebuild failed', {}, error));
    });
    this.#worker.once('exit', () => {
      this.#endWith(new Failure('UNAVAILABLE', 'the rebuild was ended'));
    });
  }

  /** Rejects with a Failure of the disk or the log, or UNAVAILABLE if the thread was ended. */
  async ask<Kind extends keyof Orders>(order: Orders[Kind]): Promise<Answers[Kind]> {
    if (this.#ended !== undefined) throw this.#ended;
    return new Promise<Answers[Kind]>((resolve, reject) => {
      this.#asked = { resolve, reject };
      this.#worker.postMessage(order);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #endWith(error: Error): void {
    this.#ended ??= error;
    this.#asked?.reject(this.#ended);
  }
}
