import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { ABILITIES } from '../src/access/abilities.ts';
import { SETTINGS } from '../src/host/config.ts';
import { EXAMPLES } from '../src/console/examples.ts';
import { REGISTRY } from '../src/registry/index.ts';

const ROOT = join(import.meta.dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SCHEMA = buildSchema(readFileSync(join(ROOT, 'schema', 'schema.graphql'), 'utf8'));
const rows = (heading: string): string[] => {
  const table = README.slice(README.indexOf(heading)).split('\n').slice(2);
  return table.slice(
    0,
    table.findIndex((line) => !line.startsWith('|')),
  );
};

test('the settings are those of the program, with their defaults and meanings', () => {
  expect(rows('| setting | default | meaning |')).toEqual(
    Object.entries(SETTINGS).map(
      ([name, { default: value, meaning }]) => `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${meaning} |`,
    ),
  );
});

test('the decision commands are those of the registry', () => {
  expect(rows('| command | event | legal basis |')).toEqual(
    REGISTRY.filter((definition) => definition.kind === 'DECISION').map(
      ({ name, emits, legalBasis }) =>
        `| \`${name}\` | ${emits.map((type) => `\`${type}\``).join(', ')} | ${legalBasis.join('; ')} |`,
    ),
  );
});

test('the roles are those of the table of abilities', () => {
  expect(/^Roles: (.*)\.$/m.exec(README)?.[1]).toBe(
    [...new Set(ABILITIES.map((ability) => ability.role))].map((role) => `\`${role}\``).join(', '),
  );
});

test('the commands are those of the command line', () => {
  const known = [...readFileSync(join(ROOT, 'src', 'cli', 'main.ts'), 'utf8').matchAll(/(\w+)Command\(\)/g)].map(
    (match) => match[1],
  );
  expect(rows('| command | does |').map((row) => /`sen-trail (\w+)`/.exec(row)?.[1])).toEqual(
    expect.arrayContaining(known),
  );
  expect(rows('| command | does |').length).toBe(known.length);
});

test('scripts that it names are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [, name] of README.matchAll(/npm run ([\w:]+)/g)) expect([name, name! in scripts]).toEqual([name, true]);
});

test("its operations and the page's questions fit the schema", () => {
  const operations = [...README.matchAll(/^ {4}(?:query|mutation) \{\n(?: {4}.*\n)*/gm)].map(([text]) => text);
  expect(operations).toHaveLength(2);
  for (const document of [...operations, ...EXAMPLES.map((example) => example.query)])
    expect(validate(SCHEMA, parse(document)).map(({ message }) => message)).toEqual([]);
});
