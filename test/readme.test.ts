import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { EXAMPLES } from '../src/console/examples.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SCHEMA = buildSchema(readFileSync(join(ROOT, 'schema', 'schema.graphql'), 'utf8'));

test('it answers five questions in their order', () => {
  expect([...README.matchAll(/^## (.*)$/gm)].map(([, question]) => question)).toEqual([
    'What is it',
    'Run it',
    'Operate it',
    'Use the API',
    'Change it',
  ]);
});

test('scripts that it names are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, name] of README.matchAll(/npm run ([\w:]+)/g)) expect([name, name! in scripts]).toEqual([name, true]);
});

test("its operations and the page's questions fit the schema", () => {
  const operations = [...README.matchAll(/^```graphql\n([^]*?)^```$/gm)].map(([, text]) => text!);
  expect(operations).toHaveLength(1);
  for (const document of [...operations, ...EXAMPLES.map((example) => example.query)])
    expect(validate(SCHEMA, parse(document)).map(({ message }) => message)).toEqual([]);
});

test.each([
  'README.md',
  'src/README.md',
  ...['access', 'clocks', 'decisions', 'exports', 'governance', 'imports'].map((room) => `src/${room}/README.md`),
  ...['privacy', 'questions', 'store', 'write-path'].map((room) => `src/${room}/README.md`),
  'projections/README.md',
  'schema/README.md',
  '.github/CONTRIBUTING.md',
])('links of %s lead to pages that are there', (page) => {
  const links = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link!);
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});

test.each(['src/write-path', 'src/store', 'src/privacy', 'src/decisions', 'src/governance', 'src/access'])(
  'the page of %s is no longer than a screen or two',
  (room) => {
    expect(readFileSync(join(ROOT, room, 'README.md'), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(60);
  },
);
