import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');

/**
 * Which rooms a room may import from (house §A). A room is a folder under src, or `schema`, `projections`; `src` its
 * own files.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  reference: ['kernel'],
  clocks: ['kernel', 'reference'],
  decisions: ['kernel', 'reference', 'clocks'],
  governance: ['kernel', 'reference', 'decisions'],
  questions: ['kernel', 'reference', 'clocks', 'decisions', 'governance'],
  store: ['kernel'],
  privacy: ['kernel', 'decisions', 'store'],
  access: ['kernel', 'governance', 'decisions', 'store', 'privacy', 'reference'],
  projections: ['kernel', 'decisions', 'questions', 'governance', 'store', 'reference', 'access'],
  imports: ['kernel', 'reference', 'decisions', 'access', 'store', 'projections', 'src'],
  exports: [
    'kernel',
    'reference',
    'questions',
    'decisions',
    'governance',
    'access',
    'store',
    'privacy',
    'projections',
    'src',
  ],
  registry: ['kernel', 'decisions', 'governance', 'access', 'projections'],
  src: [
    'kernel',
    'registry',
    'flows',
    'reference',
    'decisions',
    'governance',
    'access',
    'store',
    'privacy',
    'projections',
    'imports',
    'exports',
    'schema',
    'demo',
    'console',
  ],
  flows: ['kernel', 'decisions', 'store', 'projections', 'src'],
  demo: ['projections', 'kernel', 'reference', 'decisions', 'governance', 'access', 'store', 'src'],
  console: ['kernel'],
  cli: ['kernel', 'clocks', 'governance', 'privacy', 'imports', 'exports', 'projections', 'demo', 'access', 'src'],
  schema: [
    'kernel',
    'reference',
    'clocks',
    'decisions',
    'questions',
    'governance',
    'access',
    'store',
    'privacy',
    'projections',
    'imports',
    'exports',
    'console',
    'src',
  ],
};

/**
 * Packages by the rooms that may see them; every other room sees only Node's own modules, and the pure ones not even
 * those.
 */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  store: ['@eventstore/db-client', 'node:'],
  privacy: ['node:'],
  access: ['jose', 'node:'],
  projections: ['node:'],
  exports: ['csv-stringify', 'node:'],
  imports: ['csv-parse', 'saxes', 'node:'],
  src: ['node:'],
  demo: ['node:'],
  console: ['node:'],
  cli: ['commander', 'node:'],
  schema: [
    '@apollo/server',
    '@as-integrations/fastify',
    '@escape.tech/graphql-armor',
    'class-validator',
    'fastify',
    'graphql',
    'graphql-jit',
    'graphql-ws',
    'pino',
    'prom-client',
    'reflect-metadata',
    'type-graphql',
    'ws',
    'jose',
    'node:',
  ],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function files(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function roomOf(path: string): string {
  const [top, second, third] = path.split('/');
  if (top !== 'src') return top ?? '';
  return third === undefined ? 'src' : (second ?? '');
}

const SOURCES = ['src', 'schema', 'projections'].flatMap(files);
const IMPORTS: readonly Import[] = SOURCES.flatMap((file) =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(
      /^(?:import|export)[^'"]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm,
    ),
  ].map((match) => ({ file, room: roomOf(file), target: match[1] ?? match[2] ?? match[3] ?? '' })),
);
const LOCAL = IMPORTS.filter(({ target }) => target.startsWith('.')).map((one) => ({
  ...one,
  target: relative(ROOT, resolve(ROOT, dirname(one.file), one.target)),
}));

describe('the house', () => {
  test('has sources to look at', () => {
    expect(SOURCES.length).toBeGreaterThan(100);
    expect(LOCAL.length).toBeGreaterThan(200);
  });

  test('each room imports only from the rooms it may', () => {
    // The one list of commands is for everybody who has to know which there are.
    const wrong = LOCAL.filter(
      ({ room, target }) =>
        roomOf(target) !== room &&
        !target.startsWith('src/registry') &&
        !(MAY_IMPORT[room] ?? []).includes(roomOf(target)),
    );
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  test('each room sees only its packages', () => {
    const wrong = IMPORTS.filter(
      ({ room, target }) =>
        !target.startsWith('.') &&
        !(PACKAGES[room] ?? []).some(
          (name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`),
        ),
    );
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  test('a decision family never imports another', () => {
    const family = (path: string): string | undefined => /^src\/decisions\/([^/]+)\//.exec(path)?.[1];
    const wrong = LOCAL.filter(
      ({ file, target }) =>
        family(file) !== undefined && family(target) !== undefined && family(file) !== family(target),
    );
    expect(wrong).toEqual([]);
  });

  test('only the schema room is imported by nobody but the composition', () => {
    expect(
      LOCAL.filter(({ room, target }) => room !== 'schema' && roomOf(target) === 'schema').map(({ file }) => file),
    ).toEqual(['src/serve.ts']);
  });

  test('nothing but the write path decides or appends domain events', () => {
    const appenders = SOURCES.filter(
      (file) => /[sS]tore\.append\(/.test(readFileSync(join(ROOT, file), 'utf8')) && roomOf(file) !== 'store',
    );
    expect(appenders.sort()).toEqual(['src/access/read-log.ts', 'src/claims.ts', 'src/execute.ts']);
  });

  test('there are no cycles at run time', () => {
    const edges = new Map<string, string[]>();
    for (const file of SOURCES) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      const real = [...text.matchAll(/^(?:import|export) (?!type )[^'"]*?from '(\.[^']+)'/gm)].map((m) =>
        relative(ROOT, resolve(ROOT, dirname(file), m[1] ?? '')),
      );
      edges.set(file, real);
    }
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    };
    for (const file of SOURCES) walk(file, []);
    expect(cycles).toEqual([]);
  });
});
