import type { Database, Statement } from '../../src/store/sqlite.ts';

/**
 * Gives long ids small numbers, which keep keys and indexes narrow. Uses a table `(number INTEGER PRIMARY KEY, id TEXT
 * UNIQUE)`.
 */
export class IdNumbers {
  readonly #known = new Map<string, number>();
  readonly #find: Statement<[number]>;
  readonly #add: Statement<[number]>;

  constructor(database: Database, table: string) {
    this.#find = database.prepareTuples<[number]>(`SELECT number FROM ${table} WHERE id = ?`);
    this.#add = database.prepareTuples<[number]>(`INSERT INTO ${table} (id) VALUES (?) RETURNING number`);
  }

  numberOf(id: string): number {
    return this.#known.get(id) ?? this.#keep(id, this.#find.get(id)?.[0] ?? this.#add.get(id)?.[0]);
  }

  #keep(id: string, number: number | undefined): number {
    if (number === undefined) throw new Error('a row was not inserted');
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(id, number);
    return number;
  }
}

const MAX_KNOWN = 200_000;
