import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  Kind,
  OperationTypeNode,
  type SourceLocation,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { inputDefaults } from './input-defaults.ts';
import { LIMITS } from './limits.ts';
import type { TrustedDocuments } from './trusted-documents.ts';
import type { ServerContext } from './open-access-record.ts';

type Gateway = ApolloServerOptionsWithGateway<ServerContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type Compiled =
  (Pick<CompiledQuery, 'query'> & { readonly variables: ReturnType<typeof inputDefaults> }) | 'NOT_COMPILED';

/**
 * Runs queries for Apollo (its `gateway` option): trusted documents compiled by graphql-jit, everything else by
 * graphql-js, because compiling takes time and memory that a stranger's document must not be able to claim.
 */
export function compiledGateway(schema: GraphQLSchema, trusted: TrustedDocuments): Gateway {
  const executor = compilingExecutor(schema, trusted);
  return {
    load: () => Promise.resolve({ executor }),
    onSchemaLoadOrUpdate: (listener) => {
      listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}

function compilingExecutor(schema: GraphQLSchema, trusted: TrustedDocuments): Executor {
  const cache = new Map<string, Compiled>();
  const compiledOf = (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    hash: string,
    operationName: string | null,
  ): Compiled => {
    const key = `${hash} ${operationName ?? ''}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const result = mayBeCompiled(document) ? compileQuery(schema, document, operationName ?? undefined) : undefined;
    const compiled =
      result !== undefined && isCompiledQuery(result)
        ? { query: result.query, variables: inputDefaults(schema, operation) }
        : 'NOT_COMPILED';
    const oldest = cache.keys().next();
    if (cache.size >= LIMITS.compiledDocuments && oldest.done !== true) cache.delete(oldest.value);
    cache.set(key, compiled);
    return compiled;
  };
  return async ({ document, queryHash, operationName, request, context }) => {
    const args: ExecutionArgs = {
      schema,
      document,
      contextValue: context,
      variableValues: request.variables,
      operationName: request.operationName,
    };
    // An unknown operation name comes here too; graphql-js says so.
    const operation = getOperationAST(document, operationName);
    if (!trusted.hasHash(queryHash) || operation?.operation !== OperationTypeNode.QUERY) return execute(args);
    const compiled = compiledOf(document, operation, queryHash, operationName);
    if (compiled === 'NOT_COMPILED') return execute(args);
    const result = (await compiled.query(undefined, context, compiled.variables(request.variables))) as ExecutionResult;
    // Without `data` nothing has run: the variables did not fit. graphql-js says so in errors that Apollo knows.
    if (result.data === undefined) return execute(args);
    return result.errors === undefined
      ? result
      : { ...result, errors: result.errors.map((error) => wrapped(error, document)) };
  };
}

/**
 * Whether no literal of the document has a variable within it: graphql-jit 0.8.9 lets null through there where the type
 * has none, and the resolver would get it.
 */
function mayBeCompiled(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Variable: (_node, _key, parent, _path, ancestors) => {
      const above = [...ancestors, parent].flatMap((each) => (each !== undefined && 'kind' in each ? [each.kind] : []));
      found ||= above.includes(Kind.OBJECT) || above.includes(Kind.LIST);
    },
  });
  return !found;
}

/** graphql-jit's errors are GraphQLErrors by prototype only: without source and positions, and frozen. */
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
