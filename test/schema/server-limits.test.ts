import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { LIMITS } from '../../schema/server/limits.ts';
import { Running } from '../support/running-server.ts';
import { Happenings, smallSchema } from '../support/small-schema.ts';

let running: Running;
beforeAll(async () => {
  running = await Running.open({ schema: smallSchema(new Happenings()), settings: { SEN_TRAIL_INTROSPECTION: 'on' } });
});
afterAll(() => running.close());

const codes = async (query: string): Promise<readonly string[]> =>
  ((await running.query(query)).body.errors ?? []).map((error) => error.extensions.code);
const nested = (levels: number): string => `{ ${'things { '.repeat(levels - 1)}id${' }'.repeat(levels - 1)} }`;
const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

function beyondBy(name: keyof typeof LIMITS, asked: number): object {
  return { name, allowed: LIMITS[name], asked };
}

/** Documents at the limit and one beyond it, and what is said of the limit. */
const CASES: readonly (readonly [string, string, string, object | undefined])[] = [
  [
    'tokens',
    `{ ${times(400, () => '__typename')} }`,
    `{ things { id } ${'a '.repeat(LIMITS.tokens)}`,
    { name: 'tokens', allowed: LIMITS.tokens },
  ],
  [
    'repeated fields',
    `{ ${times(400, () => '__typename')} }`,
    `{ ${times(LIMITS.tokens - 2, () => '__typename')} }`,
    undefined,
  ],
  ['depth', nested(LIMITS.depth), nested(LIMITS.depth + 1), beyondBy('depth', LIMITS.depth + 1)],
  [
    'depth through fragments',
    nested(LIMITS.depth),
    `{ things { ...A } } fragment A on Thing ${nested(LIMITS.depth)}`,
    beyondBy('depth', LIMITS.depth + 1),
  ],
  [
    'aliases',
    `{ ${times(LIMITS.aliases, (i) => `a${String(i)}: echo`)} }`,
    `{ ${times(LIMITS.aliases + 1, (i) => `a${String(i)}: echo`)} }`,
    beyondBy('aliases', LIMITS.aliases + 1),
  ],
  [
    'directives',
    `{ ${times(LIMITS.directives, () => '__typename @include(if: true)')} }`,
    `{ ${times(LIMITS.directives + 1, () => '__typename @include(if: true)')} }`,
    beyondBy('directives', LIMITS.directives + 1),
  ],
  [
    'cost',
    '{ things(first: 200) { id mayBroken } }',
    '{ things(first: 200) { things(first: 200) { id } } }',
    beyondBy('cost', 210_400),
  ],
];

describe('limits', () => {
  test.each(CASES)(
    '%s: up to the figure it is answered, beyond it is LIMIT_EXCEEDED',
    async (_name, within, beyond, limit) => {
      expect(await codes(within)).toEqual([]);
      const [error, ...others] = (await running.query(beyond)).body.errors ?? [];
      expect(others).toEqual([]);
      expect(error?.extensions).toEqual(
        limit === undefined ? { code: 'LIMIT_EXCEEDED' } : { code: 'LIMIT_EXCEEDED', limit },
      );
      for (const figure of Object.values(limit ?? {})) expect(error?.message).toContain(String(figure));
    },
  );

  test('fragments that double at each level are refused, not executed', async () => {
    const levels = 12;
    const fragments = times(
      levels,
      (i) =>
        `fragment F${String(i)} on Thing { a: things { ...F${String(i + 1)} } b: things { ...F${String(i + 1)} } }`,
    );
    expect(
      new Set(await codes(`{ things { ...F0 } } ${fragments} fragment F${String(levels)} on Thing { id }`)),
    ).toEqual(new Set(['LIMIT_EXCEEDED']));
  });

  test.each([
    ['a body', '#'.repeat(LIMITS.bodyBytes), 413, { ...beyondBy('bodyBytes', LIMITS.bodyBytes) }],
    ['a batch', [{ query: '{ echo }' }, { query: '{ echo }' }], 400, beyondBy('operations', 2)],
  ])('%s that is too large names the limit, its figure and what was asked', async (what, sent, status, limit) => {
    const body = what === 'a body' ? JSON.stringify({ query: sent }) : sent;
    const asked = typeof body === 'string' ? { asked: body.length } : {};
    const answer = await running.post(body);
    expect([answer.status, answer.body.errors?.[0]?.extensions]).toEqual([
      status,
      { code: 'LIMIT_EXCEEDED', limit: { ...limit, ...asked } },
    ]);
  });

  test('introspection, where it is on, is within all of them', async () => {
    const answer = await running.post({ query: getIntrospectionQuery() }, {});
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  });
});
