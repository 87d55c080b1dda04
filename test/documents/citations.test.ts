import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const FILES = [
  'README.md',
  'eslint.config.js',
  ...['src', 'schema', 'projections', 'test', '.github', '.ci'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
].filter((name) => /\.(ts|js|md|graphql)$|\.ci\/run$/.test(name) && !name.includes('fixtures'));
const PAGES = FILES.filter((name) => name.endsWith('.md'));

/** Standards whose sections may be cited: RFCs by number, OpenID Connect Discovery, SQLite's file format, GraphQL. */
const STANDARDS = /^([\d.]+|fileformat\.html|.*\.md)$/;

/** The text of a file with what a comment goes on to say on its next line in one line. */
function joined(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8').replaceAll(/\n\s*(?:\*(?!\/)|\/\/|#) ?/g, ' ');
}

/** What a text cites that nobody can look up: sections of no standard and no page here, and pages that are not here. */
function lost(text: string, file: string): readonly string[] {
  const sections = [...text.matchAll(/([\w.-]+),? §/g)].filter(([, cited]) => !STANDARDS.test(cited!));
  const rules = [...text.matchAll(/\bhouse (?:rules )?[A-Z]\d/g)];
  const pages = [...text.matchAll(/[\w./-]*\w\.md\b/g)].filter(([page]) => !isHere(page, file));
  return [...sections, ...rules, ...pages].map(([cited]) => cited);
}

function isHere(page: string, file: string): boolean {
  return [ROOT, join(ROOT, dirname(file))].some((from) => existsSync(join(from, page))) || isAlone(page);
}

/** A page's own name is enough where no other page bears it. */
function isAlone(page: string): boolean {
  return !page.includes('/') && PAGES.filter((one) => basename(one) === page).length === 1;
}

describe('citations', () => {
  test('lead to pages of the repository, statutes and standards only', () => {
    const found = FILES.filter((file) => file !== 'test/documents/citations.test.ts').map((file) => [
      file,
      lost(joined(file), file),
    ]);
    expect(found.filter(([, cited]) => cited!.length > 0)).toEqual([]);
  });

  test.each(['as the design §4 has it', '(design §2.7)', 'house rules C1', 'house B8', 'see rules.md', 'docs/law.md'])(
    'that nobody can look up are found: %s',
    (text) => {
      expect(lost(text, 'src/compose.ts').length).toBeGreaterThan(0);
    },
  );

  test.each(['`event-format.md` §5', 'RFC 8785 §3.2.2.2', 'CoP 6.14-6.27; s.36(1)', 'src/store/README.md'])(
    'that can be looked up are not: %s',
    (text) => {
      expect(lost(text, 'src/compose.ts')).toEqual([]);
    },
  );
});
