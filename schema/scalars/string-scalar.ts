import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

export interface StringScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL: string;
  /** What is expected, for people: the whole of the error message, since a message must never repeat what was sent. */
  readonly expected: string;
  /** The value that the text stands for; undefined when it is not of this type. */
  readonly read: (text: string) => string | undefined;
  /** How a stored text is answered, if what was stored once is not taken today; else `read`. */
  readonly show?: (text: string) => string | undefined;
}

/**
 * A scalar that travels as a string. Errors are GraphQLErrors, because graphql-js quotes the value around any other
 * kind.
 */
export function stringScalar({
  name,
  description,
  specifiedByURL,
  expected,
  read,
  show = read,
}: StringScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown, nodes?: ValueNode, by = read): string => {
    const parsed = typeof value === 'string' ? by(value) : undefined;
    if (parsed === undefined)
      throw new GraphQLError(`${name}: expected ${expected}.`, nodes === undefined ? {} : { nodes });
    return parsed;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: (value) => parse(value, undefined, show),
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}
