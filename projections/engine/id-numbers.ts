import type { Database, Statement } from '../../src/store/sqlite.ts';
import type { Share } from './projection.ts';

/**
 * Gives long ids small numbers, which keep keys and indexes narrow. Uses a table `(number INTEGER PRIMARY KEY, id TEXT
 * UNIQUE)`. With a share, the numbers differ from those of the other shares.
 */
export class IdNumbers {
  readonly #known = new Map<string, number>();
  readonly #find: Statement<[number]>;
  readonly #add: Statement<[number]>;
  readonly #share: Share | undefined;
  #next: number | null;

  constructor(database: Database, table: string, share?: Share) {
    this.#find = database.prepareTuples<[number]>(`SELECT number FROM ${table} WHERE id = ?`);
    this.#add = database.prepareTuples<[number]>(`INSERT INTO ${table} (number, id) VALUES (?, ?) RETURNING number`);
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

  #insert(id: string): number | undefined {
    const number = this.#add.get(this.#next, id)?.[0];
    if (this.#next !== null && this.#share !== undefined) this.#next += this.#share.of;
    return number;
  }

  #keep(id: string, number: number | undefined): number {
    if (number === undefined) throw new Error('a row was not inserted');
    if (this.#share === undefined && this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(id, number);
    return number;
  }
}

const MAX_KNOWN = 200_000;
