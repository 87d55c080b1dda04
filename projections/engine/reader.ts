import type { Database, SqlValue, Statement } from '../../src/store/sqlite.ts';

/**
 * Reads one generation of a read model. Get a new one for each use and never keep it across an `await`.
 * After a rebuild the old generation serves for a short time only. Then it is closed and reads throw Failure
 * UNAVAILABLE.
 */
export class Reader {
  readonly #database: Database;
  readonly #objects = new Map<string, Statement<object>>();
  readonly #tuples = new Map<string, Statement<readonly SqlValue[]>>();

  constructor(database: Database) {
    this.#database = database;
  }

  all<Row extends object>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#prepared<Row>(sql).all(...values);
  }

  /** Rows as tuples in column order, which is faster for long lists. */
  tuples<Row extends readonly SqlValue[]>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#kept(this.#tuples, sql, () => this.#database.prepareTuples<Row>(sql)).all(...values) as Row[];
  }

  get<Row extends object>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.#prepared<Row>(sql).get(...values);
  }

  close(): void {
    this.#objects.clear();
    this.#tuples.clear();
    this.#database.close();
  }

  #prepared<Row extends object>(sql: string): Statement<Row> {
    return this.#kept(this.#objects, sql, () => this.#database.prepare<object>(sql)) as Statement<Row>;
  }

  #kept<Row>(statements: Map<string, Statement<Row>>, sql: string, prepare: () => Statement<Row>): Statement<Row> {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    // SQL texts vary with the filters, so limit how many statements are kept.
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    const statement = prepare();
    statements.set(sql, statement);
    return statement;
  }
}

const MAX_STATEMENTS = 200;
