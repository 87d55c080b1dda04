import type { Database, Statement } from '../../src/store/sqlite.ts';
import type { Share } from './projection.ts';

/**
 * Gives long ids small numbers, which keep keys and indexes narrow. Uses a table `(number INTEGER PRIMARY KEY, id TEXT
 * UNIQUE)`. With a share, the numbers differ from those of the other shares.
 */
export class IdNumbers {
  readonly #known = new Map<string, number>();
  readonly #find: Statement<[number]>;
  readonly #add: Statement<object>;
  readonly #share: Share | undefined;
  #next: number | null;

  constructor(database: Database, table: string, share?: Share) {
    this.#find = database.prepareTuples<[number]>(`SELECT number FROM ${table} WHERE id = ?`);
    this.#add = database.prepare(`INSERT INTO ${table} (number, id) VALUES (?, ?)`);
    this.#share = share;
    this.#next = share === undefined ? null : share.index + 1;
  }

  numberOf(id: string): number {
    return this.#known.get(id) ?? this.#keep(id, this.#stored(id) ?? this.#insert(id));
  }

  /** A share keeps all of its own in memory. */
  #stored(id: string): number | undefined {
    return this.#share === undefined ? this.#find.get(id)?.[0] : undefined;
  }

  #insert(id: string): number {
    const number = this.#next;
    const { lastInsertRowid } = this.#add.run(number, id);
    if (number !== null && this.#share !== undefined) this.#next = number + this.#share.of;
    return Number(lastInsertRowid);
  }

  #keep(id: string, number: number): number {
    if (this.#share === undefined && this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(id, number);
    return number;
  }
}

const MAX_KNOWN = 200_000;
