import { describe, expect, test } from '@jest/globals';
import { buildSchema, execute, getOperationAST, type GraphQLObjectType, type GraphQLSchema, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { inputDefaults } from '../../schema/server/input-defaults.ts';

const QUERY = parse('query ($filter: Filter, $more: [Filter!]) { told(filter: $filter, more: $more) }');

describe('the defaults of input fields in variables', () => {
  const schema = schemaThatTells();
  const fill = inputDefaults(schema, getOperationAST(QUERY, null)!);

  test('are put in, in lists and within each other, as a client would write them', () => {
    expect(fill({ filter: { order: {} }, more: [{ kinds: ['B'] }] })).toEqual({
      filter: { word: 'all', kinds: [], on: null, order: { direction: 'DESC' } },
      more: [{ word: 'all', kinds: ['B'], on: null, order: { direction: 'ASC' } }],
    });
  });

  test('leave alone what is given, null, absent, or of another type than it should be', () => {
    const given = { filter: { word: null, kinds: ['A'], on: 'today', order: { direction: 'ASC' } }, more: null };
    expect(fill(given)).toEqual(given);
    expect(fill(undefined)).toEqual({});
    expect(fill({ filter: 'no filter', more: [7], other: 1 })).toEqual({ filter: 'no filter', more: [7], other: 1 });
  });

  test('do not change the variables that were given', () => {
    const given = { filter: { order: {} } };
    fill(given);
    expect(given).toEqual({ filter: { order: {} } });
  });

  test('bring a compiled document to the answers of graphql-js', async () => {
    const compiled = compileQuery(schema, QUERY);
    if (!isCompiledQuery(compiled)) throw new Error('the document was not compiled');
    for (const variables of [
      { filter: {} },
      { filter: { order: {} } },
      { filter: { kinds: ['B', 'A'] }, more: { word: 'one' } },
      { more: [{}, { on: null }] },
      {},
    ]) {
      expect(await compiled.query(undefined, undefined, fill(variables))).toEqual(
        await execute({ schema, document: QUERY, variableValues: variables }),
      );
    }
  });
});

/** A schema whose one field answers with the arguments that it was given. */
function schemaThatTells(): GraphQLSchema {
  const schema = buildSchema(`
    enum Kind { A B }
    enum Direction { ASC DESC }
    input Order { direction: Direction! = DESC }
    input Filter { word: String = "all", kinds: [Kind!]! = [], on: String = null, order: Order! = { direction: ASC } }
    type Query { told(filter: Filter, more: [Filter!]): String }
  `);
  const { told } = (schema.getQueryType() as GraphQLObjectType).getFields();
  told!.resolve = (_root, args) =>
    JSON.stringify(args, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  return schema;
}
