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

/** Documents at the limit and one beyond it. */
const CASES: readonly (readonly [string, string, string])[] = [
  ['tokens', `{ ${times(400, () => '__typename')} }`, `{ things { id } ${'a '.repeat(LIMITS.tokens)}`],
  ['repeated fields', `{ ${times(400, () => '__typename')} }`, `{ ${times(LIMITS.tokens - 2, () => '__typename')} }`],
  ['depth', nested(LIMITS.depth), nested(LIMITS.depth + 1)],
  ['depth through fragments', nested(LIMITS.depth), `{ things { ...A } } fragment A on Thing ${nested(LIMITS.depth)}`],
  [
    'aliases',
    `{ ${times(LIMITS.aliases, (i) => `a${String(i)}: echo`)} }`,
    `{ ${times(LIMITS.aliases + 1, (i) => `a${String(i)}: echo`)} }`,
  ],
  [
    'directives',
    `{ ${times(LIMITS.directives, () => '__typename @include(if: true)')} }`,
    `{ ${times(LIMITS.directives + 1, () => '__typename @include(if: true)')} }`,
  ],
  ['cost', '{ things(first: 200) { id mayBroken } }', '{ things(first: 200) { things(first: 200) { id } } }'],
];

describe('limits', () => {
  test.each(CASES)(
    '%s: up to the figure it is answered, beyond it is LIMIT_EXCEEDED',
    async (_name, within, beyond) => {
      expect(await codes(within)).toEqual([]);
      expect(await codes(beyond)).toEqual(['LIMIT_EXCEEDED']);
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

  test('introspection, where it is on, is within all of them', async () => {
    const answer = await running.post({ query: getIntrospectionQuery() }, {});
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  });

  test('a refusal names no field and no suggestion', async () => {
    const answer = await running.query('{ thinks { id } }');
    expect(answer.body.errors).toEqual([
      {
        message: 'The document does not fit the schema.',
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });
});
