import { createHash } from 'node:crypto';
import { Database, type SqlValue } from '../../src/store/sqlite.ts';
import type { ReadModel } from './projection.ts';

/**
 * SHA-256, in hex, of all content of a read model, in a fixed order. The same log gives the same digest in every
 * generation.
 */
export function digestOf(path: string, model: ReadModel): string {
  const database = new Database({ file: path, readOnly: true });
  try {
    const hash = createHash('sha256');
    for (const [index, sql] of model.digest.entries()) {
      hash.update(`${String(index)}\n`);
      for (const row of database.prepareTuples<SqlValue[]>(sql).iterate()) hash.update(`${JSON.stringify(row)}\n`);
    }
    return hash.digest('hex');
  } finally {
    database.close();
  }
}
