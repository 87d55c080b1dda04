import { describe, expect, test } from '@jest/globals';
import { buildSchema, execute, GraphQLError, parse } from 'graphql';
import { formatError } from '../../schema/server/errors.ts';
import { withProblems } from '../../schema/server/variable-problems.ts';

const schema = buildSchema(`
  enum Colour { RED YELLOW }
  input Inner { count: Int!, colour: Colour = RED, more: [Inner!] }
  input Outer { name: String!, inner: Inner, list: [Colour!]! = [] }
  type Query { ask(input: Outer!, colours: [Colour!]): Int }
`);
const document = parse('query ($input: Outer!, $colours: [Colour!] = [RED]) { ask(input: $input, colours: $colours) }');

async function told(variableValues: Readonly<Record<string, unknown>>): Promise<unknown> {
  const args = { schema, document, variableValues };
  const { errors = [] } = await execute(args);
  return withProblems(args, errors).map((error) => formatError(error).extensions);
}

const saying = (...problems: readonly (readonly [field: string, rule: string, more?: object])[]): unknown => [
  { code: 'BAD_USER_INPUT', problems: problems.map(([field, rule, more]) => ({ field, rule, ...more })) },
];
const OF_COLOUR = { allowed: ['RED', 'YELLOW'] };
const OF_INNER = { known: ['count', 'colour', 'more'] };

describe('of variables that do not fit their types', () => {
  test.each([
    ['a field that is left out', { name: undefined }, saying(['name', 'isDefined'])],
    ['a field that is null', { name: null }, saying(['name', 'isDefined'])],
    ['a scalar', { name: 3, inner: { count: 'x' } }, saying(['name', 'isString'], ['inner.count', 'isInt'])],
    ['an enum', { name: 'n', inner: { count: 1, colour: 'BLUE' } }, saying(['inner.colour', 'isColour', OF_COLOUR])],
    [
      'a place in a list',
      { name: 'n', list: ['RED', 'BLUE'], inner: { count: 1, more: [{ count: 1 }, {}] } },
      saying(['inner.more.1.count', 'isDefined'], ['list.1', 'isColour', OF_COLOUR]),
    ],
    ['what is one of a list', { name: 'n', list: 'BLUE' }, saying(['list', 'isColour', OF_COLOUR])],
    ['what is no object', { name: 'n', inner: [1] }, saying(['inner', 'isObject'])],
    [
      'an enum, with what was near',
      { name: 'n', inner: { count: 1, colour: 'REDD' } },
      saying(['inner.colour', 'isColour', { near: ['RED'], ...OF_COLOUR }]),
    ],
    [
      'a member too many, with its name and what was near',
      { name: 'n', inner: { count: 1, color: 'RED', Zebedee: 1 } },
      saying(
        ['inner', 'isKnownField', { name: 'color', near: ['colour', 'count'], ...OF_INNER }],
        ['inner', 'isKnownField', { name: 'Zebedee', ...OF_INNER }],
      ),
    ],
    [
      'a member too many, whose name is no GraphQL name or is longer than one of ours',
      { name: 'n', inner: { count: 1, 'Zebedee Jones': 1, ['Z'.repeat(65)]: 1 } },
      saying(['inner', 'isKnownField', OF_INNER], ['inner', 'isKnownField', OF_INNER]),
    ],
    [
      'all that is wrong with one object, at once',
      { inner: { color: 1 } },
      saying(
        ['name', 'isDefined'],
        ['inner.count', 'isDefined'],
        ['inner', 'isKnownField', { name: 'color', near: ['colour', 'count'], ...OF_INNER }],
      ),
    ],
  ])('names the field and the rule: %s', async (_what, input, expected) => {
    expect(await told({ input })).toEqual(expected);
  });

  test('one error for each variable, with its own name where it holds no object', async () => {
    expect(await told({ input: {}, colours: ['RED', 'BLUE'] })).toEqual([
      ...(saying(['name', 'isDefined']) as unknown[]),
      ...(saying(['colours.1', 'isColour', OF_COLOUR]) as unknown[]),
    ]);
    expect(await told({})).toEqual(saying(['input', 'isDefined']));
  });

  test('tells fifty at most', async () => {
    expect(await told({ input: { name: 'n', list: Array.from({ length: 60 }, () => 'GREEN') } })).toMatchObject([
      { code: 'BAD_USER_INPUT', problems: { length: 50 } },
    ]);
  });

  test('leaves other errors as they are', () => {
    const errors = [new GraphQLError('something else')];
    expect(withProblems({ schema, document, variableValues: { input: {} } }, errors)).toBe(errors);
  });
});
