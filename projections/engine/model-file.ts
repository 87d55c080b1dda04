import { Failure } from '../../src/kernel/failure.ts';
import type { EventLog, LoggedEvent, LogBatch } from '../../src/store/event-log.ts';
import { FIELD_CLASSES } from '../../src/registry/events.ts';
import { Database, type Statement } from '../../src/store/sqlite.ts';
import { type Fault, faultAt, mayPass } from './fault.ts';
import type { ReadModel } from './projection.ts';

/**
 * State of one generation, in the same SQLite file as its rows. BUILDING means incomplete: no reader may open it.
 * `event_id` belongs to the event at `ordinal`. It shows whether the file was made from another log, such as a restored
 * copy.
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

type LogReader = Pick<EventLog, 'readStream' | 'readBatch' | 'head'>;

/** Writes one generation. Rows and position change in the same transaction. Synchronous, and only one per file. */
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

  /** Opens a file whose tables hold what follows from the log up to this ordinal, and makes its indexes. */
  static built(path: string, model: ReadModel, log: LogReader, ordinal: number): ModelFile {
    // The journal is needed only to roll back a batch that has a fault.
    const database = openUnpublished(path, 'MEMORY');
    const end = log.readBatch(ordinal - 1, 1, NONE)?.end;
    database.transaction(() => {
      database.exec(model.indexes);
      if (ordinal > 0) database.prepare('UPDATE meta SET ordinal = ?, event_id = ?').run(ordinal, end?.id ?? null);
    });
    return new ModelFile(database, model, log);
  }

  /** Opens a published file. Its fault stays until the event has been tried again. */
  static open(path: string, model: ReadModel, log: LogReader): ModelFile {
    // A crash may lose the newest batches. They are then applied again from the log.
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
    this.#apply = model.follow(database, log);
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

  /** Reads the next events after `ordinal` that concern the model. Undefined at the end of the log. */
  next(limit: number): LogBatch | undefined {
    return this.#log.readBatch(this.#ordinal, limit, this.#model.ignored);
  }

  /**
   * Applies a batch that begins after `ordinal`. At the first event that fails, keeps the events before it and stores
   * the fault. Earlier rows stay readable.
   */
  apply(batch: LogBatch): void {
    const fault = this.#tryAll(batch);
    if (fault === undefined || mayPass(fault)) this.#fault = fault;
    else this.#stand(fault, this.next(fault.ordinal - this.#ordinal - 1));
  }

  /** Stores a fault at the next event, because the log could not be read there. */
  cannotRead(error: unknown): void {
    this.#stand(faultAt(this.#ordinal + 1, error), undefined);
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
      this.#apply = this.#model.follow(this.#database, this.#log);
      return faultAt(at, error);
    }
  }

  #stand(fault: Fault, before: LogBatch | undefined): void {
    this.#fault = this.#tryAll(before, fault) ?? fault;
  }
}

/** Every event of a batch is ignored, so that only its end is read. */
const NONE = { types: Object.keys(FIELD_CLASSES), schemaVersion: Number.MAX_SAFE_INTEGER };

/** Creates a file with the model's tables, without indexes. Nothing in it has to survive a crash until `publish`. */
export function createModelDatabase(path: string, model: ReadModel): Database {
  const database = openUnpublished(path, 'OFF');
  database.transaction(() => {
    database.exec(META + model.tables);
    database
      .prepare('INSERT INTO meta (model, version, status, ordinal) VALUES (?, ?, ?, 0)')
      .run(model.name, model.version, 'BUILDING');
  });
  return database;
}

function openUnpublished(path: string, journal: 'OFF' | 'MEMORY'): Database {
  const database = new Database({ file: path, journal: 'DELETE', synchronous: 'OFF' });
  database.exec(`PRAGMA journal_mode = ${journal}; PRAGMA cache_size = -16384`);
  return database;
}

/** Marks a filled file as fit for readers. Sync the file to disk first. */
export function publish(path: string): void {
  const database = new Database({ file: path, synchronous: 'FULL' });
  database.exec("UPDATE meta SET status = CASE WHEN fault_code IS NULL THEN 'CURRENT' ELSE 'FAULTED' END");
  database.close();
}

/** Reads the meta row. Throws Failure CORRUPT or DATA_FOLDER if the file is not a read model. */
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
