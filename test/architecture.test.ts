import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');

/** What decides and answers without a process: the rooms that most others build on. */
const PURE = ['kernel', 'reference', 'clocks', 'decisions', 'records', 'governance', 'matters', 'questions'];

/**
 * Which rooms a room may import from. A room is a folder under `src`, a file that lies in `src` itself, `schema` or
 * `projections`. Types count as much as values.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  reference: ['kernel'],
  clocks: ['kernel', 'reference'],
  decisions: ['kernel', 'reference', 'clocks'],
  records: ['kernel', 'decisions'],
  governance: ['kernel', 'reference', 'decisions'],
  // Which events are decisions of schools, the registry says.
  matters: ['kernel', 'decisions', 'registry'],
  questions: ['kernel', 'reference', 'clocks', 'decisions', 'governance', 'matters', 'registry'],
  store: ['kernel'],
  privacy: ['kernel', 'store'],
  access: ['kernel', 'governance', 'decisions', 'store', 'privacy', 'reference'],
  registry: ['kernel', 'decisions', 'governance', 'access'],
  projections: [
    'kernel',
    'decisions',
    'records',
    'matters',
    'questions',
    'governance',
    'store',
    'reference',
    'access',
    'registry',
  ],
  'write-path': [
    'kernel',
    'reference',
    'decisions',
    'records',
    'matters',
    'governance',
    'registry',
    'access',
    'privacy',
    'store',
    // The merge follower alone, which finishes the merges that a read model lists as open.
    'projections',
  ],
  host: ['kernel'],
  'app.ts': ['kernel', 'host', 'access', 'privacy', 'store', 'projections', 'write-path'],
  'compose.ts': ['kernel', 'host', 'access', 'privacy', 'store', 'projections', 'write-path', 'app.ts'],
  operations: [
    'kernel',
    'decisions',
    'governance',
    'access',
    'privacy',
    'store',
    'registry',
    'projections',
    'write-path',
    'host',
    'app.ts',
    'compose.ts',
  ],
  imports: [
    'kernel',
    'reference',
    'decisions',
    'access',
    'store',
    'registry',
    'projections',
    'write-path',
    'app.ts',
    'operations',
  ],
  exports: [
    'kernel',
    'reference',
    'decisions',
    'matters',
    'governance',
    'questions',
    'access',
    'privacy',
    'store',
    'registry',
    'projections',
    'write-path',
    'app.ts',
    'operations',
  ],
  demo: [
    'kernel',
    'reference',
    'decisions',
    'governance',
    'access',
    'store',
    'registry',
    'projections',
    'write-path',
    'app.ts',
    'operations',
  ],
  console: ['kernel'],
  schema: [
    ...PURE,
    'access',
    'store',
    'privacy',
    'registry',
    'projections',
    'write-path',
    'app.ts',
    'imports',
    'exports',
    'console',
  ],
  'serve.ts': [
    'kernel',
    'access',
    'registry',
    'projections',
    'write-path',
    'host',
    'app.ts',
    'compose.ts',
    'operations',
    'imports',
    'exports',
    'demo',
    'console',
    'schema',
  ],
  cli: [
    'kernel',
    'clocks',
    'governance',
    'access',
    'privacy',
    // Names of commands and read models only.
    'registry',
    'host',
    'compose.ts',
    'operations',
    'imports',
    'exports',
    'demo',
    'serve.ts',
  ],
};

/** Which parts of its own room a part of `projections` or `schema` may import from; a file at the top is a part. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  'projections/engine': [],
  'projections/record': ['engine'],
  'projections/decisions': ['engine', 'record'],
  'projections/register': ['engine', 'record', 'decisions'],
  'projections/lists': ['engine', 'record', 'decisions'],
  'projections/index.ts': ['engine', 'record', 'decisions', 'register', 'lists'],
  'schema/ids': [],
  'schema/context.ts': ['ids'],
  'schema/asking.ts': ['context.ts'],
  'schema/enums': [],
  'schema/scalars': ['enums', 'ids'],
  'schema/reads': ['context.ts', 'asking.ts', 'enums', 'ids', 'scalars'],
  'schema/commands': ['context.ts', 'asking.ts', 'enums', 'ids', 'scalars', 'reads'],
  'schema/subscriptions': ['context.ts', 'asking.ts', 'enums', 'scalars', 'reads'],
  'schema/sdl.ts': [],
  'schema/remember-kinds.ts': [],
  'schema/build.ts': [
    'ids',
    'context.ts',
    'asking.ts',
    'enums',
    'scalars',
    'reads',
    'commands',
    'subscriptions',
    'remember-kinds.ts',
  ],
  'schema/server': ['context.ts', 'scalars', 'build.ts'],
  'schema/generate.ts': ['build.ts', 'sdl.ts', 'server'],
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
  'write-path': ['node:crypto'],
  host: ['node:'],
  operations: ['node:'],
  'compose.ts': ['node:'],
  'serve.ts': ['node:'],
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
  const [top, second] = path.split('/');
  return (top === 'src' ? second : top) ?? '';
}

/** The part of `projections` or `schema` in which a file lies; undefined in the other rooms. */
function partOf(path: string): string | undefined {
  const [top, second] = path.split('/');
  return top === 'src' ? undefined : `${top ?? ''}/${second ?? ''}`;
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

  test('every room has an import rule, and every rule a room', () => {
    expect(Object.keys(MAY_IMPORT).sort()).toEqual([...new Set(SOURCES.map(roomOf))].sort());
    const parts = new Set(SOURCES.map(partOf).filter((part) => part !== undefined));
    expect(Object.keys(WITHIN).sort()).toEqual([...parts].sort());
  });

  test('no rule lets an arrow run back', () => {
    expect(circlesOf(new Map(Object.entries(MAY_IMPORT)))).toEqual([]);
    const within = Object.entries(WITHIN).map(([part, others]): [string, readonly string[]] => [
      part,
      others.map((other) => `${roomOf(part)}/${other}`),
    ]);
    expect(circlesOf(new Map(within))).toEqual([]);
  });

  test('each room imports only from the rooms it may', () => {
    const wrong = LOCAL.filter(
      ({ room, target }) => roomOf(target) !== room && !(MAY_IMPORT[room] ?? []).includes(roomOf(target)),
    );
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  test('each part of a room imports only from the parts it may', () => {
    const wrong = LOCAL.filter(({ file, room, target }) => {
      const [from, to] = [partOf(file), partOf(target)];
      if (from === undefined || from === to || roomOf(target) !== room || !target.endsWith('.ts')) return false;
      return !(WITHIN[from] ?? []).some((other) => `${room}/${other}` === to);
    });
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  test('the app is types only', () => {
    const app = readFileSync(join(ROOT, 'src/app.ts'), 'utf8');
    expect([...app.matchAll(/^(?:import|export) (?!type |interface )/gm)]).toEqual([]);
  });

  test('the write path reads no read model, but for the merges to finish', () => {
    const readers = LOCAL.filter(({ room, target }) => room === 'write-path' && roomOf(target) === 'projections');
    expect([...new Set(readers.map(({ file }) => file))]).toEqual(['src/write-path/merge-follower.ts']);
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
    expect(appenders.sort()).toEqual([
      'src/access/access-records.ts',
      'src/write-path/executor.ts',
      'src/write-path/identifier-claims.ts',
    ]);
  });

  test('files import each other in no circle, types counted', () => {
    const imported = new Map(SOURCES.map((file): [string, string[]] => [file, []]));
    for (const { file, target } of LOCAL) imported.get(file)?.push(target);
    expect(circlesOf(imported)).toEqual([]);
  });
});

/** Circles of a graph, each written as a path that ends where it begins. */
function circlesOf(arrows: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) {
      circles.push([...path.slice(path.indexOf(node)), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const next of arrows.get(node) ?? []) walk(next, [...path, node]);
    done.add(node);
  };
  for (const node of arrows.keys()) walk(node, []);
  return circles;
}
