import { Failure } from '../../src/kernel/failure.ts';
import type { GraphQLSchema } from 'graphql';
import type { DestinationStream } from 'pino';
import { type DemoSignIn, demoSignIn, type Persona } from '../../src/access/demo-sign-in.ts';
import { oidcSignIn } from '../../src/access/sign-in.ts';
import type { App } from '../../src/app.ts';
import { startApollo } from './apollo.ts';
import { CompiledQueries } from './compiled-queries.ts';
import { openHttp } from './http.ts';
import { openLogger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { openSocketDoor } from './socket-door.ts';
import { type DocumentsByHash, TrustedDocuments } from './trusted-documents.ts';

export interface ListenOptions {
  /** Persons as whom the demo can be tried. Used in demo mode only. */
  readonly personas?: readonly Persona[];
  /** The page at `/`. */
  readonly page?: (nonce: string) => string;
  readonly logTo?: DestinationStream;
  /** Called just before it listens: the port is free afterwards. */
  readonly beforeListening?: () => Promise<void>;
  /** True (default) if graphql-jit compiles trusted documents. */
  readonly compile?: boolean;
}

/** A server that listens. */
export interface RunningServer {
  /** For example `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Stops listening, ends all subscriptions and lets running requests finish. */
  close(): Promise<void>;
}

/** How long running requests may take after `close`, in milliseconds. */
const DRAIN = 5_000;

/** A schema and its documents that may always be run. */
export interface Served {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentsByHash;
}

/** Starts a server for a GraphQL schema, listening where the configuration says. The caller has to close the app. */
export async function listen(
  app: App,
  { schema, documents }: Served,
  options: ListenOptions = {},
): Promise<RunningServer> {
  const { config } = app;
  const logger = openLogger(config.logLevel, options.logTo);
  const trusted = new TrustedDocuments(documents, config.trustedOnly);
  const demo: DemoSignIn | undefined = config.demo ? await demoSignIn(app, options.personas ?? []) : undefined;
  const signIn = demo?.signIn ?? oidcSignIn(app, config.oidc);
  const compiled = (options.compile ?? true) ? new CompiledQueries(schema, trusted) : undefined;
  const apollo = await startApollo({
    schema,
    introspection: config.introspection,
    compiled,
    logger,
  });
  void app.mirror?.faulted.then(({ code: failure, message: reason, detail }) => {
    logger.error({ failure, reason, ...detail }, 'the log has stopped; nothing is recorded');
  });
  const common = { app, signIn, trusted, compiled, logger, metrics: new Metrics() };
  const fastify = await openHttp({
    ...common,
    apollo,
    personas: demo === undefined ? undefined : () => demo.personas(),
    page: options.page,
  });
  await fastify.ready();
  const sockets = openSocketDoor(fastify.server, { ...common, schema });
  try {
    await options.beforeListening?.();
    const url = await fastify.listen({ host: config.host, port: config.port });
    logger.info({ url }, 'listening');
    return { url, close };
  } catch (error) {
    await close();
    throw listenFailure(error, config.port);
  }

  async function close(): Promise<void> {
    const impatient = setTimeout(() => {
      fastify.server.closeAllConnections();
    }, DRAIN);
    await sockets.close();
    await fastify.close();
    clearTimeout(impatient);
    await apollo.stop();
  }
}

/** A port that cannot be had is a matter of the settings, not a bug. */
function listenFailure(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Failure('CONFIGURATION', `SEN_TRAIL_PORT: port ${String(port)} is taken; set another, or 0 for any`);
  if (code === 'EACCES') return new Failure('CONFIGURATION', `SEN_TRAIL_PORT: no right to open port ${String(port)}`);
  return error;
}
