import { Database } from '../store/sqlite.ts';
import type { Statement } from '../store/sqlite.ts';

/** A subject's key as stored: wrapped under the key-encryption key `number`. */
export interface WrappedKey {
  readonly subject: string;
  /** Id of this key. A key that replaces it gets another. */
  readonly keyId: string;
  readonly number: number;
  readonly wrapped: Buffer;
}

/** A known text under each key-encryption key in use. It shows a wrong key before anything is sealed. */
export interface CheckRecord {
  readonly number: number;
  readonly wrapped: Buffer;
}

type Row<T> = Omit<T, 'wrapped'> & { readonly wrapped: Uint8Array };

const TABLES = `
  CREATE TABLE IF NOT EXISTS subject_key (
    subject TEXT PRIMARY KEY, keyId TEXT NOT NULL, number INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS key_check (number INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
`;

/**
 * The rows of the embedded vault. Unlike the log, this file must forget. `secure_delete` overwrites deleted and
 * replaced rows. A rollback journal, not a write-ahead log, keeps no older pages. `synchronous=EXTRA` makes the end of
 * the journal durable, so a power cut cannot bring a destroyed key back.
 */
export class VaultFile {
  readonly #database: Database;
  readonly #find: Statement<Row<WrappedKey>>;

  constructor(file: string, readOnly: boolean) {
    this.#database = new Database({ file, readOnly, journal: 'DELETE', synchronous: 'EXTRA', secureDelete: true });
    if (!readOnly) this.#database.exec(TABLES);
    this.#find = this.#database.prepare('SELECT subject, keyId, number, wrapped FROM subject_key WHERE subject = ?');
  }

  find(subject: string): WrappedKey | undefined {
    const row = this.#find.get(subject);
    return row && withBuffer(row);
  }

  /** Adds the keys whose subject has none yet, in one durable transaction. */
  insertMissing(keys: readonly WrappedKey[]): void {
    const insert = this.#database.prepare(
      'INSERT INTO subject_key (subject, keyId, number, wrapped) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#database.transaction(() => {
      for (const { subject, keyId, number, wrapped } of keys) insert.run(subject, keyId, number, wrapped);
    });
  }

  /** Replaces the wrapping of every key and leaves `check` as the only check record, all or none. */
  replaceWrappings(rewrap: (key: WrappedKey) => WrappedKey, check: CheckRecord): number {
    const all = this.#database.prepare<Row<WrappedKey>>('SELECT subject, keyId, number, wrapped FROM subject_key');
    const update = this.#database.prepare('UPDATE subject_key SET number = ?, wrapped = ? WHERE subject = ?');
    return this.#database.transaction(() => {
      const keys = all.all().map((row) => rewrap(withBuffer(row)));
      for (const { subject, number, wrapped } of keys) update.run(number, wrapped, subject);
      this.#database.exec('DELETE FROM key_check');
      this.addCheck(check);
      return keys.length;
    });
  }

  checks(): readonly CheckRecord[] {
    return this.#database
      .prepare<Row<CheckRecord>>('SELECT number, wrapped FROM key_check ORDER BY number')
      .all()
      .map(withBuffer);
  }

  addCheck({ number, wrapped }: CheckRecord): void {
    this.#database.prepare('INSERT INTO key_check (number, wrapped) VALUES (?, ?)').run(number, wrapped);
  }

  close(): void {
    this.#database.close();
  }
}

function withBuffer<T extends { readonly wrapped: Uint8Array }>(row: T): T & { readonly wrapped: Buffer } {
  return { ...row, wrapped: Buffer.from(row.wrapped) };
}
