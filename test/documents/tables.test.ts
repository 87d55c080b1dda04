import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PAGES, TABLES, withTables } from './tables.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const marked = (text: string): readonly string[] => [...text.matchAll(/<!-- table (.+) -->/g)].map(([, name]) => name!);

describe('tables of the documents', () => {
  test.each(PAGES)('%s says what the code says: `npm run generate` brings it up to date', (page) => {
    expect(read(page)).toBe(withTables(read(page)));
  });

  test('every table stands on one page, and every page with a table is among those generated', () => {
    const pages = ['.', 'src', 'schema', 'projections', 'test', '.github']
      .flatMap((folder) =>
        folder === '.'
          ? ['README.md']
          : readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
      )
      .filter((name) => name.endsWith('.md'));
    const found = pages.map((page) => [page, marked(read(page))] as const).filter(([, names]) => names.length > 0);
    expect(found.map(([page]) => page).sort()).toEqual([...PAGES].sort());
    expect(found.flatMap(([, names]) => names).sort()).toEqual(Object.keys(TABLES).sort());
  });

  test('a row that differs from the code is seen', () => {
    const page = read('README.md');
    expect(withTables(page.replace('`SEN_TRAIL_PORT`', '`SEN_TRAIL_GATE`'))).toBe(page);
  });
});
