import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import { type Fault, faultAt, mayPass } from './fault.ts';
import { createModelDatabase } from './model-file.ts';
import type { Apply, Collector, ReadModel, Share } from './projection.ts';
import type { RecordGroup } from './record-group.ts';

/** A fault met while folding. */
export interface PartFault extends Fault {
  /** False if only the record is known, by its first event: its rows could not be stored. */
  readonly exact: boolean;
}

/** Rows of one model from some of the records, inserted record by record into a file of their own. */
export class PartFile {
  readonly #model: ReadModel;
  readonly #share: Share;
  readonly #database: Database;
  #collector: Collector;
  #fault: PartFault | undefined;

  constructor(path: string, model: ReadModel, share: Share) {
    this.#model = model;
    this.#share = share;
    this.#database = createModelDatabase(path, model);
    this.#collector = model.collect(this.#database, share);
  }

  /** The fault with the smallest ordinal. The file then has wrong rows: build it again. */
  get fault(): PartFault | undefined {
    return this.#fault;
  }

  /** Inserts the rows that follow from these records. */
  fold({ events, ...source }: RecordGroup): void {
    const concerning = events.filter(({ type }) => this.#model.concerns(type));
    // Rows of a file with a fault are never read, so none are inserted any more.
    if (this.#fault !== undefined) this.#collector = this.#model.collect(this.#database, this.#share);
    this.#apply(concerning, this.#collector.begin(source));
    if (this.#fault === undefined) this.#flush(concerning);
  }

  /** The log cannot be read at this ordinal. */
  cannotRead(ordinal: number, error: unknown): void {
    this.#note({ ...faultAt(ordinal, error), exact: true }, error);
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

  #apply(events: readonly LoggedEvent[], apply: Apply): void {
    for (const event of events) {
      if (this.#fault !== undefined && this.#fault.ordinal <= event.ordinal) return;
      try {
        apply(event);
      } catch (error) {
        this.#note({ ...faultAt(event.ordinal, error), exact: true }, error);
      }
    }
  }

  #flush([first]: readonly LoggedEvent[]): void {
    try {
      this.#collector.flush();
    } catch (error) {
      this.#note({ ...faultAt(first?.ordinal ?? 0, error), exact: false }, error);
    }
  }

  #note(fault: PartFault, error: unknown): void {
    if (mayPass(fault)) throw error;
    if (this.#fault === undefined || fault.ordinal < this.#fault.ordinal) this.#fault = fault;
  }
}
