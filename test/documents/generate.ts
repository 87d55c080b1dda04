import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, withTables } from './tables.ts';

// Run by `npm run generate`: makes the tables of the README and of the rooms' pages anew.
for (const page of PAGES) {
  const path = join(import.meta.dirname, '..', '..', page);
  writeFileSync(path, withTables(readFileSync(path, 'utf8')));
}
