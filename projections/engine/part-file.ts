import type { Database } from '../../src/store/sqlite.ts';
import { type Fault, faultAt, mayPass } from './fault.ts';
import { createModelDatabase } from './model-file.ts';
import type { Collector, ReadModel, Share } from './projection.ts';
import type { RecordGroup } from './record-group.ts';

/** Rows of one model from some of the records, inserted record by record into a file of their own. */
export class PartFile {
  readonly #model: ReadModel;
  readonly #database: Database;
  readonly #collector: Collector;
  #fault: Fault | undefined;

  constructor(path: string, model: ReadModel, share: Share) {
    this.#model = model;
    this.#database = createModelDatabase(path, model);
    this.#collector = model.collect(this.#database, share);
  }

  /** The event with the smallest ordinal that could not be applied. The file then has wrong rows: build it again. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** Inserts the rows that follow from these records. */
  fold({ events, streamAsAt }: RecordGroup): void {
    const apply = this.#collector.begin(streamAsAt);
    for (const event of events) {
      if (!this.#model.concerns(event.type)) continue;
      if (this.#fault !== undefined && this.#fault.ordinal <= event.ordinal) break;
      try {
        apply(event);
      } catch (error) {
        const fault = faultAt(event.ordinal, error);
        if (mayPass(fault)) throw error;
        this.#fault = fault;
      }
    }
    this.#collector.flush();
  }

  /** The log cannot be read at this ordinal. */
  cannotRead(ordinal: number, error: unknown): void {
    if (this.#fault === undefined || ordinal < this.#fault.ordinal) this.#fault = faultAt(ordinal, error);
  }

  begin(): void {
    this.#database.exec('BEGIN');
  }

  commit(): void {
    this.#database.exec('COMMIT');
  }

  close(): void {
    this.#database.close();
  }
}
