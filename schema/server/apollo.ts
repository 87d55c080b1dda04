import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { compiledGateway } from './compiled-gateway.ts';
import { formatError } from './errors.ts';
import { LIMITS, limitRules } from './limits.ts';
import type { CompiledQueries } from './compiled-queries.ts';
import type { ServerContext } from './open-access-record.ts';
import { accessRecordPlugin } from './access-record-plugin.ts';

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  /** Left out: graphql-js runs everything. */
  readonly compiled: CompiledQueries | undefined;
  readonly logger: Logger;
}

/**
 * Starts Apollo Server with our limits. It reports to nobody, and takes no batches and no automatic persisted queries.
 */
export async function startApollo({
  schema,
  introspection,
  compiled,
  logger,
}: ApolloParts): Promise<ApolloServer<ServerContext>> {
  const options = {
    introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: LIMITS.tokens },
    maxRecursiveSelections: LIMITS.recursiveSelections,
    validationRules: [...limitRules()],
    formatError: (_formatted, error) => formatError(error),
    logger: quiet(logger),
    plugins: [
      accessRecordPlugin(logger),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  } satisfies Partial<ApolloServerOptions<ServerContext>>;
  const apollo = new ApolloServer<ServerContext>(
    compiled === undefined ? { ...options, schema } : { ...options, gateway: compiledGateway(schema, compiled) },
  );
  await apollo.start();
  return apollo;
}

/** Logs only that Apollo wrote a message, because the text may quote a request. We log the error itself elsewhere. */
function quiet(logger: Logger) {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => {
      logger.warn('the GraphQL engine gave a warning');
    },
    error: () => {
      logger.error('the GraphQL engine met an error');
    },
  };
}
