import {
  type ASTNode,
  type ExecutionArgs,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isNonNullType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ShapeProblem } from '../scalars/check-shape.ts';
import { fieldOf, pathWithin } from './input-problems.ts';

/** Messages of graphql-js and graphql-jit, the only sign that an argument did not get what it needs. */
const OF_ARGUMENT = /^Argument "(\w+)" (of non-null type|of required type|has invalid value) /;

/**
 * Says which argument got null, and answers any other error unchanged.
 * A nullable variable passes validation for a non-null argument that has a default. If it is null, the field fails.
 * This is the client's mistake, not a fault of the server.
 */
export function withArgument(args: ExecutionArgs, error: GraphQLError): GraphQLError {
  const [, argument, how] = OF_ARGUMENT.exec(error.message) ?? [];
  if (argument === undefined || ofResolver(error)) return error;
  const found = nullPlaces(args, error.nodes?.[0]);
  const rule = how === 'has invalid value' ? 'isValid' : 'isDefined';
  return new GraphQLError(error.message, {
    ...(error.nodes === undefined
      ? { source: error.source ?? null, positions: error.positions ?? null }
      : { nodes: error.nodes }),
    path: error.path ?? null,
    extensions: { code: 'BAD_USER_INPUT', problems: found.length > 0 ? found : [{ field: argument, rule }] },
  });
}

/** True if a resolver threw the error. */
function ofResolver({ originalError, extensions }: GraphQLError): boolean {
  return 'code' in extensions || (originalError !== undefined && !(originalError instanceof GraphQLError));
}

/** The places within an argument's value where a variable is null and null is not allowed. */
function nullPlaces(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  value: ASTNode | undefined,
): readonly ShapeProblem[] {
  if (value === undefined) return [];
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const { coerced = {} } = getVariableValues(schema, definitions, variableValues ?? {});
  const types = new TypeInfo(schema);
  const places: ShapeProblem[] = [];
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument: (node) => (node.value === value ? undefined : false),
      Variable: ({ name: { value: name } }, _key, parent, path, ancestors) => {
        const left = !Object.hasOwn(coerced, name) && types.getDefaultValue() !== undefined;
        if (isNonNullType(types.getInputType()) && coerced[name] == null && !left)
          places.push({ field: fieldOf(pathWithin(path, [...ancestors, parent])), rule: 'isDefined' });
      },
    }),
  );
  return places;
}
