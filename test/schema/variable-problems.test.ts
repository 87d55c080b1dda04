import { describe, expect, test } from '@jest/globals';
import { buildSchema, execute, GraphQLError, parse } from 'graphql';
import { formatError } from '../../schema/server/errors.ts';
import { withProblems } from '../../schema/server/variable-problems.ts';

const schema = buildSchema(`
  enum Colour { RED }
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

const saying = (...problems: readonly (readonly [field: string, rule: string])[]): unknown => [
  { code: 'BAD_USER_INPUT', problems: problems.map(([field, rule]) => ({ field, rule })) },
];

describe('of variables that do not fit their types', () => {
  test.each([
    ['a field that is left out', { name: undefined }, saying(['name', 'isDefined'])],
    ['a field that is null', { name: null }, saying(['name', 'isDefined'])],
    ['a scalar', { name: 3, inner: { count: 'x' } }, saying(['name', 'isString'], ['inner.count', 'isInt'])],
    ['an enum', { name: 'n', inner: { count: 1, colour: 'GREEN' } }, saying(['inner.colour', 'isColour'])],
    [
      'a place in a list',
      { name: 'n', list: ['RED', 'GREEN'], inner: { count: 1, more: [{ count: 1 }, {}] } },
      saying(['inner.more.1.count', 'isDefined'], ['list.1', 'isColour']),
    ],
    ['what is one of a list', { name: 'n', list: 'GREEN' }, saying(['list', 'isColour'])],
    ['what is no object', { name: 'n', inner: [1] }, saying(['inner', 'isObject'])],
    [
      'a field too many, never its name',
      { name: 'n', inner: { count: 1, Zebedee: 1 } },
      saying(['inner', 'isKnownField']),
    ],
  ])('names the field and the rule: %s', async (_what, input, expected) => {
    expect(await told({ input })).toEqual(expected);
  });

  test('one error for each variable, with its own name where it holds no object', async () => {
    expect(await told({ input: {}, colours: ['RED', 'GREEN'] })).toEqual([
      ...(saying(['name', 'isDefined']) as unknown[]),
      ...(saying(['colours.1', 'isColour']) as unknown[]),
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
