import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { Failure } from '../kernel/failure.ts';
import { isDiskFault, storageFailure, systemCode } from './sqlite-failure.ts';

export type SqlValue = null | number | bigint | string | Uint8Array;

export interface DatabaseOptions {
  readonly file: string;
  /** Opens an existing file for reading only. Journal and synchronous are then up to the writer. */
  readonly readOnly?: boolean;
  /**
   * WAL (default): readers and the one writer do not wait for each other. DELETE: leaves no copies of old pages behind.
   */
  readonly journal?: 'WAL' | 'DELETE';
  /** FULL (default): a commit is on disk when it returns. EXTRA: so is the removal of a DELETE journal. */
  readonly synchronous?: 'OFF' | 'NORMAL' | 'FULL' | 'EXTRA';
  /**
   * Pages of 4 KiB that the write-ahead log holds before they are copied into the file. Default 1,000. More pages are
   * written once instead of many times, and what a commit promises stays the same.
   */
  readonly checkpointPages?: number;
  /** How long a statement waits for another connection's lock before Failure LOCKED. Default 5,000 ms. */
  readonly busyTimeoutMs?: number;
  /** Overwrites deleted content with zeros (the vault). */
  readonly secureDelete?: boolean;
  /** Examines the file before anything in it is changed. Throws if it is not ours. */
  readonly inspect?: (database: Database) => void;
}

/** What a statement changed. `lastInsertRowid` has no meaning after one that inserts no row. */
export interface Written {
  readonly changes: number | bigint;
  readonly lastInsertRowid: number | bigint;
}

/** A prepared statement with rows of type `Row`. */
export interface Statement<Row> {
  run(...values: SqlValue[]): Written;
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
  iterate(...values: SqlValue[]): IterableIterator<Row>;
}

/**
 * The parts of SQLite that this program needs, over `node:sqlite`. Only this file imports the driver, so that it can be
 * replaced.
 * Turns every error of the driver into a Failure (`sqlite-failure.ts`), unless it is a bug.
 */
export class Database {
  readonly file: string;
  readonly #driver: DatabaseSync;

  constructor(options: DatabaseOptions) {
    this.file = options.file;
    const readOnly = options.readOnly ?? false;
    if (!readOnly && options.file !== ':memory:') createPrivately(options.file);
    this.#driver = this.#edge(
      () => new DatabaseSync(options.file, { readOnly, timeout: options.busyTimeoutMs ?? 5_000 }),
    );
    try {
      options.inspect?.(this);
      // Without recursive_triggers, the delete within a REPLACE would bypass the triggers that refuse deletes.
      this.exec('PRAGMA recursive_triggers = ON; PRAGMA foreign_keys = ON');
      if (!readOnly) this.#setUpWriting(options);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #setUpWriting(options: DatabaseOptions): void {
    if (options.secureDelete === true) this.exec('PRAGMA secure_delete = ON');
    this.exec(`PRAGMA journal_mode = ${options.journal ?? 'WAL'}`);
    this.exec(`PRAGMA synchronous = ${options.synchronous ?? 'FULL'}`);
    if (options.checkpointPages !== undefined)
      this.exec(`PRAGMA wal_autocheckpoint = ${String(options.checkpointPages)}`);
  }

  exec(sql: string): void {
    this.#edge(() => {
      this.#driver.exec(sql);
    });
  }

  /** Prepares a statement whose rows are objects keyed by column name. */
  prepare<Row extends object>(sql: string): Statement<Row> {
    return this.#edge(() => new EdgedStatement<Row>(this.#driver.prepare(sql), this.file));
  }

  /** Prepares a statement whose rows are tuples in column order, about a third faster. For hot paths. */
  prepareTuples<Row extends readonly SqlValue[]>(sql: string): Statement<Row> {
    return this.#edge(() => {
      const statement = this.#driver.prepare(sql);
      statement.setReturnArrays(true);
      return new EdgedStatement<Row>(statement, this.file);
    });
  }

  /** The value of a pragma. */
  pragma(name: string): SqlValue | undefined {
    return this.prepareTuples<[SqlValue]>(`PRAGMA ${name}`).get()?.[0];
  }

  /**
   * Runs the synchronous `work` between BEGIN IMMEDIATE and COMMIT, and rolls back if it throws.
   * A disk fault during COMMIT is Failure AMBIGUOUS, because the journal may or may not restore the transaction.
   */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#commit();
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #commit(): void {
    try {
      this.#driver.exec('COMMIT');
    } catch (error) {
      if (isDiskFault(error))
        throw new Failure('AMBIGUOUS', `${this.file}: the disk failed during the commit`, {}, error);
      throw storageFailure(error, this.file);
    }
  }

  #rollBack(): void {
    // SQLite rolls back by itself after some errors, such as a full disk.
    if (this.#driver.isOpen && this.#driver.isTransaction) this.exec('ROLLBACK');
  }

  /** Limits the file to this many pages of 4 KiB for this connection. More is Failure DISK_FULL. */
  limitPages(pages: number): void {
    this.pragma(`max_page_count = ${String(Math.trunc(pages))}`);
  }

  get isOpen(): boolean {
    return this.#driver.isOpen;
  }

  /** Closing twice is allowed. */
  close(): void {
    if (this.#driver.isOpen)
      this.#edge(() => {
        this.#driver.close();
      });
  }

  #edge<T>(call: () => T): T {
    try {
      return call();
    } catch (error) {
      throw storageFailure(error, this.file);
    }
  }
}

class EdgedStatement<Row> implements Statement<Row> {
  readonly #statement: StatementSync;
  readonly #file: string;

  constructor(statement: StatementSync, file: string) {
    this.#statement = statement;
    this.#file = file;
  }

  run(...values: SqlValue[]): Written {
    try {
      return this.#statement.run(...values);
    } catch (error) {
      throw storageFailure(error, this.#file);
    }
  }

  get(...values: SqlValue[]): Row | undefined {
    try {
      return this.#statement.get(...values) as Row | undefined;
    } catch (error) {
      throw storageFailure(error, this.#file);
    }
  }

  all(...values: SqlValue[]): Row[] {
    try {
      return this.#statement.all(...values) as unknown[] as Row[];
    } catch (error) {
      throw storageFailure(error, this.#file);
    }
  }

  *iterate(...values: SqlValue[]): IterableIterator<Row> {
    try {
      for (const row of this.#statement.iterate(...values)) yield row as unknown as Row;
    } catch (error) {
      throw storageFailure(error, this.#file);
    }
  }
}

/**
 * Creates the file for its owner only. SQLite would let everybody read it, and its journals copy the file's mode.
 * `wx` never opens an existing file. Closing any descriptor of one would drop the locks that this process holds on it
 * (POSIX).
 */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw storageFailure(error, file);
  }
}
