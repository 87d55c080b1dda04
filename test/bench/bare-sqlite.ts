import { DatabaseSync } from 'node:sqlite';
import type { NewEvent } from '../../src/kernel/event.ts';

interface Waiting {
  readonly stream: string;
  readonly event: NewEvent;
  readonly revision: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The least that a durable event store on SQLite can be: what arrives in one turn shares a transaction, WAL with
 * synchronous=FULL, and a unique key refuses a second event at a revision. No ids, checks, repeats or followers.
 */
export class BareSqlite {
  readonly #database: DatabaseSync;
  readonly #insert;
  #queue: Waiting[] = [];

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE event (
        position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
        data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)
      ) STRICT;
    `);
    this.#insert = this.#database.prepare(
      'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
  }

  append(stream: string, event: NewEvent, revision: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#queue.push({ stream, event, revision, resolve, reject }) === 1)
        setImmediate(() => {
          this.#flush();
        });
    });
  }

  close(): void {
    this.#database.close();
  }

  #flush(): void {
    const group = this.#queue;
    this.#queue = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const { stream, event, revision } of group) {
        this.#insert.run(
          stream,
          revision + 1,
          event.id,
          event.type,
          JSON.stringify(event.data),
          JSON.stringify(event.metadata),
        );
      }
      this.#database.exec('COMMIT');
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
