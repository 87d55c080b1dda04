import type { Database, SqlValue, Statement } from '../src/store/sqlite.ts';

/**
 * Reads one generation of a read model. Get one for each use and don't keep it over an await: after a rebuild the old
 * generation answers for a little while only, then it is closed (Failure UNAVAILABLE).
 */
export class Reader {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement<object>>();

  constructor(database: Database) {
    this.#database = database;
  }

  all<Row extends object>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#prepared<Row>(sql).all(...values);
  }

  get<Row extends object>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.#prepared<Row>(sql).get(...values);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepared<Row extends object>(sql: string): Statement<Row> {
    const known = this.#statements.get(sql) ?? this.#prepare(sql);
    return known as Statement<Row>;
  }

  #prepare(sql: string): Statement<object> {
    // Texts differ by the filters used; whoever tries all of them must not fill the memory.
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear();
    const statement = this.#database.prepare<object>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

const MAX_STATEMENTS = 200;
