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
  /** How long to wait for the list of merges, in milliseconds. */
  readonly waitMs: number;
}

/**
 * Finishes merges whose second step is missing: after a crash, in this process or another's. A step that cannot be
 * taken now (the store is away, another merge comes first) is tried again when the log next grows.
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
   * Resolves when every merge that was open at the call has been tried. Never rejects: a Failure of the store is left
   * for the next time, anything else is told as a warning, and the closed record goes on refusing what is new.
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

  /** None while the list cannot be read: it will be when it is there again. */
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
