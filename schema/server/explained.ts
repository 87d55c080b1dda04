import { type ExecutionArgs, GraphQLError, Kind } from 'graphql';
import { classify } from './errors.ts';
import { withProblems } from './variable-problems.ts';
import { withArgument } from './argument-problems.ts';
import { withMistakes } from './document-mistakes.ts';

/**
 * Adds to errors everything that `formatError` may tell the client, over HTTP and WebSocket. `names`: introspection is
 * on, so names of types, fields and arguments are public.
 */
export function explained(
  args: ExecutionArgs,
  errors: readonly GraphQLError[],
  names: boolean,
): readonly GraphQLError[] {
  const codes = errors.map((error) => classify(error).code);
  // Do not look again at a document that was too large.
  if (codes.includes('LIMIT_EXCEEDED')) return errors;
  if (codes.includes('GRAPHQL_VALIDATION_FAILED')) return withMistakes(args.schema, args.document, errors, names);
  return withProblems(args, errors).map((error) => withOperation(args, withArgument(args, error)));
}

/** Lists the operations of the document. `operationName` is a value of the request and is not repeated. */
function withOperation({ document }: ExecutionArgs, error: GraphQLError): GraphQLError {
  if (error.extensions['code'] !== 'OPERATION_RESOLUTION_FAILURE') return error;
  return new GraphQLError(error.message, {
    extensions: { ...error.extensions, told: operationWords(document) },
  });
}

/** Names the operations from which `operationName` has to choose. */
export function operationWords({ definitions }: ExecutionArgs['document']): string {
  const names = definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.name !== undefined ? [definition.name.value] : [],
  );
  const told = names.filter((name) => name.length <= 64).map((name) => `\`${name}\``);
  return told.length === 0
    ? 'The document has no operation with a name.'
    : `\`operationName\` must be one of the document's: ${told.join(', ')}.`;
}
