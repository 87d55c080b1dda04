import Fastify, { type FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { PersonaToken } from '../../src/access/demo-sign-in.ts';
import { fileRoutes } from './file-routes.ts';
import { type GraphqlParts, graphqlRoute } from './graphql-route.ts';
import {
  codeOfHttpError,
  correlationIdOf,
  limitArrival,
  protect,
  replyError,
  replyToClientError,
} from './http-replies.ts';
import { LIMITS } from './limits.ts';
import { logFault } from './logger.ts';
import { readiness } from './readiness.ts';

export interface HttpParts extends GraphqlParts {
  /** Demo mode only. */
  readonly personas: (() => Promise<readonly PersonaToken[]>) | undefined;
  /** The page at `/`. Its script and style need the nonce. */
  readonly page: ((nonce: string) => string) | undefined;
}

/**
 * Opens the HTTP server with all routes. Fastify's own logger stays off, because it logs addresses with their query
 * strings.
 */
export async function openHttp(parts: HttpParts): Promise<FastifyInstance> {
  const fastify = Fastify({
    logger: false,
    bodyLimit: LIMITS.bodyBytes,
    http: { headersTimeout: LIMITS.requestMs },
    requestTimeout: LIMITS.fileMs,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    genReqId: ({ headers }) => correlationIdOf(headers['x-correlation-id']),
    frameworkErrors: (error, request, reply) => {
      protect(request, reply);
      const { code, status } = codeOfHttpError(error);
      void replyError(reply, code, status);
    },
    clientErrorHandler: replyToClientError,
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', (request, reply, done) => {
    protect(request, reply);
    limitArrival(request);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const { statusCode: status, elapsedTime } = reply;
    parts.metrics.requests.observe({ route, status }, elapsedTime / 1_000);
    parts.logger.info(
      { correlationId: request.id, method: request.method, route, status, ms: Math.round(elapsedTime) },
      'answered',
    );
    done();
  });
  fastify.setNotFoundHandler((_request, reply) => replyError(reply, 'NOT_FOUND'));
  fastify.setErrorHandler((error: Parameters<typeof codeOfHttpError>[0], request, reply) => {
    const { code, status, limit } = codeOfHttpError(error, request.headers['content-length']);
    if (code === 'INTERNAL') logFault(parts.logger, request.id, error);
    return replyError(reply, code, status, limit);
  });
  probes(fastify, parts);
  pages(fastify, parts);
  await fastify.register((scope, _options, done) => {
    graphqlRoute(scope, parts);
    done();
  });
  await fastify.register((scope, _options, done) => {
    fileRoutes(scope, parts);
    done();
  });
  return fastify;
}

function probes(fastify: FastifyInstance, { app, metrics }: HttpParts): void {
  fastify.get('/healthz', () => ({ status: 'ALIVE' }));
  fastify.get('/readyz', async (_request, reply) => {
    const ready = await readiness(app);
    return reply
      .code(ready.reasons.length === 0 ? 200 : 503)
      .send({ status: ready.reasons.length === 0 ? 'READY' : 'NOT_READY', ...ready });
  });
  fastify.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.text(await readiness(app))),
  );
}

function pages(fastify: FastifyInstance, { personas, page }: HttpParts): void {
  if (personas !== undefined) fastify.get('/demo/personas', personas);
  if (page === undefined) return;
  fastify.get('/', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`;
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page(nonce));
  });
}
