import { Failure } from '../../src/kernel/failure.ts';
import type { EventLog, LoggedEvent, LogBatch } from '../../src/store/event-log.ts';
import { Database, type Statement } from '../../src/store/sqlite.ts';
import { type Fault, faultAt, mayPass } from './fault.ts';
import type { ReadModel } from './projection.ts';

/**
 * One generation of a read model in one SQLite file. `status` BUILDING: half-built, no reader may see it. `event_id` is
 * the event at `ordinal`, so that a file which belongs to another log (a restored copy) is known.
 */
const META = `
  CREATE TABLE meta (
    model TEXT NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL CHECK (status IN ('BUILDING', 'CURRENT', 'FAULTED')),
    ordinal INTEGER NOT NULL, event_id TEXT, fault_ordinal INTEGER, fault_code TEXT
  ) STRICT;
`;

export interface Meta {
  readonly model: string;
  readonly version: number;
  readonly status: 'BUILDING' | 'CURRENT' | 'FAULTED';
  readonly ordinal: number;
  readonly eventId: string | null;
  readonly fault: Fault | undefined;
}

type MetaRow = readonly [
  model: string,
  version: number,
  status: Meta['status'],
  ordinal: number,
  eventId: string | null,
  faultOrdinal: number | null,
  faultCode: string | null,
];

type LogReader = Pick<EventLog, 'readStream' | 'readBatch'>;

/** The writing end of a generation: rows and position are in one transaction. Synchronous; one at a time per file. */
export class ModelFile {
  readonly path: string;
  readonly #database: Database;
  readonly #model: ReadModel;
  readonly #log: LogReader;
  readonly #moveTo: Statement<object>;
  readonly #standAt: Statement<object>;
  #apply: (event: LoggedEvent) => void;
  #ordinal: number;
  #fault: Fault | undefined;

  /** Makes a new file, to be filled as fast as can be: until `publish` nothing in it has to survive a crash. */
  static create(path: string, model: ReadModel, log: LogReader): ModelFile {
    const database = new Database({ file: path, journal: 'DELETE', synchronous: 'OFF' });
    // The journal only has to take back a batch with a fault in it.
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -65536');
    database.transaction(() => {
      database.exec(META + model.tables);
      database
        .prepare('INSERT INTO meta (model, version, status, ordinal) VALUES (?, ?, ?, 0)')
        .run(model.name, model.version, 'BUILDING');
    });
    return new ModelFile(database, model, log);
  }

  /** Opens a file that was published. A fault in it stands until the event has been tried again. */
  static open(path: string, model: ReadModel, log: LogReader): ModelFile {
    // A crash may take the newest batches with it; they are applied again from the log.
    return new ModelFile(new Database({ file: path, synchronous: 'NORMAL' }), model, log);
  }

  private constructor(database: Database, model: ReadModel, log: LogReader) {
    this.path = database.file;
    this.#database = database;
    this.#model = model;
    this.#log = log;
    this.#moveTo = database.prepare(
      "UPDATE meta SET ordinal = ?, event_id = ?, status = iif(status = 'BUILDING', status, 'CURRENT'), fault_ordinal = NULL, fault_code = NULL",
    );
    this.#standAt = database.prepare(
      "UPDATE meta SET status = iif(status = 'BUILDING', status, 'FAULTED'), fault_ordinal = ?, fault_code = ?",
    );
    this.#apply = model.open(database, log);
    const meta = readMeta(database);
    this.#ordinal = meta.ordinal;
    this.#fault = meta.fault;
  }

  get ordinal(): number {
    return this.#ordinal;
  }

  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** The next events of the log behind `ordinal`, as far as they concern the model; undefined at its end. */
  next(limit: number): LogBatch | undefined {
    return this.#log.readBatch(this.#ordinal, limit, this.#model.ignored);
  }

  /**
   * Applies a batch that begins behind `ordinal`. At the first one that cannot be applied it stops: those before it
   * are applied, the fault stands in the file, and what was there stays readable.
   */
  apply(batch: LogBatch): void {
    const fault = this.#tryAll(batch);
    if (fault === undefined || mayPass(fault)) this.#fault = fault;
    else this.#stand(fault, this.next(fault.ordinal - this.#ordinal - 1));
  }

  /** What could not be read from the log is a fault at the event behind the last one applied. */
  cannotRead(error: unknown): void {
    this.#stand(faultAt(this.#ordinal + 1, error), undefined);
  }

  /** Makes the indexes that a new file was filled without. */
  index(): void {
    this.#database.transaction(() => {
      this.#database.exec(this.#model.indexes);
    });
  }

  close(): void {
    this.#database.close();
  }

  #tryAll(batch: LogBatch | undefined, fault?: Fault): Fault | undefined {
    let at = this.#ordinal + 1;
    try {
      this.#database.transaction(() => {
        for (const event of batch?.events ?? []) {
          at = event.ordinal;
          this.#apply(event);
        }
        if (batch !== undefined) this.#moveTo.run(batch.end.ordinal, batch.end.id);
        if (fault !== undefined) this.#standAt.run(fault.ordinal, fault.code);
      });
      this.#ordinal = batch?.end.ordinal ?? this.#ordinal;
      return undefined;
    } catch (error) {
      this.#apply = this.#model.open(this.#database, this.#log);
      return faultAt(at, error);
    }
  }

  #stand(fault: Fault, before: LogBatch | undefined): void {
    this.#fault = this.#tryAll(before, fault) ?? fault;
  }
}

/** Declares a filled file fit for readers. It has to be on the disk by then. */
export function publish(path: string): void {
  const database = new Database({ file: path, synchronous: 'FULL' });
  database.exec("UPDATE meta SET status = CASE WHEN fault_code IS NULL THEN 'CURRENT' ELSE 'FAULTED' END");
  database.close();
}

/** Failure CORRUPT or DATA_FOLDER when the file is no read model. */
export function readMeta(database: Database): Meta {
  const row = database
    .prepareTuples<MetaRow>('SELECT model, version, status, ordinal, event_id, fault_ordinal, fault_code FROM meta')
    .get();
  if (row === undefined) throw new Failure('CORRUPT', `${database.file} holds no read model`);
  const [model, version, status, ordinal, eventId, faultOrdinal, faultCode] = row;
  return {
    model,
    version,
    status,
    ordinal,
    eventId,
    fault: faultOrdinal === null || faultCode === null ? undefined : { ordinal: faultOrdinal, code: faultCode },
  };
}
