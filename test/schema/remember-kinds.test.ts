import { describe, expect, test } from '@jest/globals';
import {
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { rememberKinds } from '../../schema/remember-kinds.ts';

class Concern {
  readonly id = 'c';
}
class Review {
  readonly id = 'r';
}
class Stranger {
  readonly id = 's';
}

const info = {} as GraphQLResolveInfo;

function schemaAsking(asked: unknown[]): GraphQLSchema {
  const fields = { id: { type: GraphQLString } };
  const decision = new GraphQLInterfaceType({
    name: 'Decision',
    fields,
    resolveType: (value: unknown) => {
      asked.push(value);
      return value instanceof Concern ? 'ConcernDecision' : value instanceof Review ? 'ReviewDecision' : undefined;
    },
  });
  const types = ['ConcernDecision', 'ReviewDecision'].map(
    (name) => new GraphQLObjectType({ name, fields, interfaces: [decision] }),
  );
  return rememberKinds(
    new GraphQLSchema({
      query: new GraphQLObjectType({ name: 'Query', fields: { decision: { type: decision } } }),
      types,
    }),
  );
}

describe('the kind of an object', () => {
  test('is looked for once for each class, and is its own', () => {
    const asked: unknown[] = [];
    const decision = schemaAsking(asked).getType('Decision') as GraphQLInterfaceType;
    const [concern, review] = [new Concern(), new Review()];
    const kinds = [concern, review, new Concern(), new Review()].map((value) =>
      decision.resolveType?.(value, {}, info, decision),
    );
    expect(kinds).toEqual(['ConcernDecision', 'ReviewDecision', 'ConcernDecision', 'ReviewDecision']);
    expect(asked).toEqual([concern, review]);
  });

  test('is looked for each time where there is none', () => {
    const asked: unknown[] = [];
    const decision = schemaAsking(asked).getType('Decision') as GraphQLInterfaceType;
    expect([new Stranger(), new Stranger()].map((value) => decision.resolveType?.(value, {}, info, decision))).toEqual([
      undefined,
      undefined,
    ]);
    expect(asked).toHaveLength(2);
  });
});
