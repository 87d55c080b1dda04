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
 * Runs queries for Apollo, as its `gateway` option. Trusted documents are compiled by graphql-jit, all others run in
 * graphql-js.
 * Compiling takes time and memory, so documents of strangers must not cause it.
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
    // An unknown operation name also gets here. Let graphql-js report it.
    const operation = getOperationAST(document, operationName);
    if (!trusted.hasHash(queryHash) || operation?.operation !== OperationTypeNode.QUERY) return execute(args);
    const compiled = compiledOf(document, operation, queryHash, operationName);
    if (compiled === 'NOT_COMPILED') return execute(args);
    const result = (await compiled.query(undefined, context, compiled.variables(request.variables))) as ExecutionResult;
    // No `data` means that nothing ran, because the variables do not fit. The errors of graphql-js are those that
    // Apollo knows.
    if (result.data === undefined) return execute(args);
    return result.errors === undefined
      ? result
      : { ...result, errors: result.errors.map((error) => wrapped(error, document)) };
  };
}

/**
 * True if no literal of the document has a variable inside. There graphql-jit 0.8.9 passes null to the resolver even if
 * the type does not allow it.
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
