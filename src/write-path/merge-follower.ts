import { type OpenMerge, openMerges } from '../../projections/record/pupil-merges.ts';
import type { Projections } from '../../projections/engine/runner.ts';
import type { Executor } from './executor.ts';
import { isFailure } from '../kernel/failure.ts';
import type { EventLog } from '../store/event-log.ts';
import { completionOf } from './complete-merge.ts';

export interface MergeFollowerOptions {
  readonly log: EventLog;
  readonly projections: Projections;
  readonly executor: Executor;
  /** Longest wait for the list of merges, in milliseconds. */
  readonly waitMs: number;
}

/**
 * Finishes merges whose second step is missing, after a crash here or in another process. If a step fails (the store is
 * down, another merge comes first), it is tried again when the log next grows.
 */
export class MergeFollower {
  readonly #options: MergeFollowerOptions;
  readonly #stopListening: () => void;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  constructor(options: MergeFollowerOptions) {
    this.#options = options;
    this.#stopListening = options.log.onGrowth(() => {
      void this.finish();
    });
  }

  /**
   * Resolves once every merge open at the call has been tried. Never rejects: a Failure is retried at the next growth,
   * any other error becomes a process warning. Until then the closed record refuses new commands.
   */
  finish(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopListening();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      for (const { loser } of await this.#open()) await this.#take(loser);
    }
  }

  /** Merges that wait for their second step; none while the list cannot be read. */
  async #open(): Promise<readonly OpenMerge[]> {
    const { log, projections, waitMs } = this.#options;
    return told([], async () => {
      await projections.waitFor(log.head(), ['pupil-merges'], waitMs);
      return openMerges(projections.reader('pupil-merges'));
    });
  }

  async #take(loser: string): Promise<void> {
    const { log, executor } = this.#options;
    await told(undefined, async () => {
      const closed = log.readStream(`pupil-${loser}`).at(-1);
      if (closed?.type === 'MergedInto' && !this.#closed)
        await executor.execute({ ...completionOf(closed), awaitReadModels: false });
    });
  }
}

async function told<T>(otherwise: T, work: () => Promise<T | undefined>): Promise<T> {
  try {
    return (await work()) ?? otherwise;
  } catch (error) {
    if (!isFailure(error))
      process.emitWarning('a merge of two records could not be finished', { code: 'MERGE_NOT_FINISHED' });
    return otherwise;
  }
}
