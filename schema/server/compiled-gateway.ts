import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type SourceLocation,
} from 'graphql';
import type { CompiledQueries } from './compiled-queries.ts';
import type { ServerContext } from './open-access-record.ts';

type Gateway = ApolloServerOptionsWithGateway<ServerContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/**
 * Runs queries for Apollo, as its `gateway` option: trusted queries by their compiled code, all others in graphql-js.
 */
export function compiledGateway(schema: GraphQLSchema, queries: CompiledQueries): Gateway {
  const executor = compilingExecutor(schema, queries);
  return {
    load: () => Promise.resolve({ executor }),
    onSchemaLoadOrUpdate: (listener) => {
      listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}

function compilingExecutor(schema: GraphQLSchema, queries: CompiledQueries): Executor {
  return async ({ document, source, request, context }) => {
    const args: ExecutionArgs = {
      schema,
      document,
      contextValue: context,
      variableValues: request.variables,
      operationName: request.operationName,
    };
    // An unknown operation name also gets here. Let graphql-js report it.
    const compiled = getOperationAST(document, request.operationName) === null ? undefined : queries.of(source);
    if (compiled === undefined) return execute(args);
    const result = await compiled.run(context as ServerContext, request.variables);
    // No `data` means that nothing ran, because the variables do not fit. The errors of graphql-js are those that
    // Apollo knows.
    if (result.data === undefined) return execute(args);
    return result.errors === undefined
      ? result
      : { ...result, errors: result.errors.map((error) => wrapped(error, document)) };
  };
}

/** Makes a real GraphQLError. Those of graphql-jit are frozen and lack source and positions. */
function wrapped(error: GraphQLError, document: DocumentNode): GraphQLError {
  const source = document.loc?.source;
  const positions =
    source === undefined ? [] : (error.locations ?? []).map((location) => offsetOf(source.body, location));
  return new GraphQLError(error.message, {
    path: error.path,
    originalError: error.originalError,
    extensions: error.extensions,
    ...(source === undefined ? {} : { source, positions }),
  });
}

function offsetOf(text: string, { line, column }: SourceLocation): number {
  const before = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((length, row) => length + row.length + 1, 0);
  return before + column - 1;
}
