import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** Money in whole pence. A sum of the schools of a trust outgrows GraphQL's Int. */
export const PenceScalar = new GraphQLScalarType<number, number>({
  name: 'Pence',
  description:
    'An amount of money in whole pence: 323000 is £3,230.00. An integer of at most 53 bits (RFC 8259 section 6).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
  serialize: (value) => amount(value),
  parseValue: (value) => amount(value),
  parseLiteral: (node) => amount(node.kind === Kind.INT ? Number(node.value) : undefined, node),
});

function amount(value: unknown, nodes?: ValueNode): number {
  if (!Number.isSafeInteger(value))
    throw new GraphQLError('Pence: expected a whole number of pence.', nodes === undefined ? {} : { nodes });
  return value as number;
}
