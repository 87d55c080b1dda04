import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { purposeOf } from '../src/access/purpose.ts';
import type { SignIn } from '../src/access/sign-in.ts';
import type { App } from '../src/app.ts';
import { civilDateOfInstant } from '../src/kernel/civil-date.ts';
import { classify, errorBody, forLog } from './errors.ts';
import { replyError } from './http-replies.ts';
import { LIMITS } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { TrustedDocuments } from './trusted-documents.ts';
import { type ServerContext, Visit } from './visit.ts';

export interface GraphqlParts {
  readonly app: App;
  readonly apollo: ApolloServer<ServerContext>;
  readonly signIn: SignIn;
  readonly trusted: TrustedDocuments;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** `POST /graphql` with JSON. No reply leaves, whatever it says, before its access record is durable (design §6). */
export function graphqlRoute(fastify: FastifyInstance, parts: GraphqlParts): void {
  const { app, apollo, metrics, trusted } = parts;
  const visits = new WeakMap<FastifyRequest, Visit>();
  const visitOf = (request: FastifyRequest): Visit => {
    const visit = visits.get(request) ?? new Visit(app, request.id, purposeOf(request.headers['x-sen-trail-purpose']));
    visits.set(request, visit);
    return visit;
  };
  const answer = fastifyApolloHandler(apollo, { context: (request, reply) => Promise.resolve(visitOf(request).context(goneSignal(reply))) });

  fastify.addHook('preHandler', async (request, reply) => {
    const visit = visitOf(request);
    try {
      const signedIn = await parts.signIn.authenticate(request.headers.authorization);
      if (signedIn !== undefined) visit.viewer = app.directory.viewerFor(signedIn.actor, civilDateOfInstant(app.clock.now()));
    } catch (error) {
      return refuse(visit, reply, classify(error).code);
    }
    return takeDocument(trusted, request) ? undefined : refuse(visit, reply, 'NOT_TRUSTED');
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    const visit = visitOf(request);
    if (reply.statusCode >= 400 && visit.codes.size === 0) visit.codes.add(codeIn(payload));
    metrics.operations.inc({ operation: visit.operation, outcome: visit.outcome() });
    try {
      await visit.record();
      return payload;
    } catch (error) {
      parts.logger.error({ correlationId: request.id, ...forLog(error) }, 'the access log cannot be written');
      reply.code(503).type('application/json; charset=utf-8').removeHeader('content-length');
      return errorBody('UNAVAILABLE', request.id);
    }
  });
  fastify.post('/graphql', async (request, reply) => {
    const inTime = timeLimit();
    const answered = answer.call(fastify, request, reply);
    const result = await Promise.race([answered, inTime.passed]);
    inTime.stop();
    return result === TIME_IS_UP ? refuse(visitOf(request), reply, 'TIMED_OUT') : result;
  });
  fastify.route({ method: OTHER_METHODS, url: '/graphql', handler: (_request, reply) => replyError(reply.header('allow', 'POST'), 'BAD_REQUEST', 405) });
}

function refuse(visit: Visit, reply: FastifyReply, code: Parameters<typeof replyError>[1]): FastifyReply {
  visit.codes.add(code);
  return replyError(reply, code);
}

/** Puts the named trusted document into the body; false when the body asks for one that may not be run. */
function takeDocument(trusted: TrustedDocuments, request: FastifyRequest): boolean {
  const body = request.body as { query?: unknown; documentId?: unknown } | null | undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return true;
  const resolved = trusted.resolve(body.query, body.documentId);
  if (resolved.kind === 'TEXT') body.query = resolved.query;
  return resolved.kind === 'TEXT';
}

/** Fires when the client closes the connection before it has its answer. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => { if (!reply.raw.writableFinished) gone.abort(); });
  return gone.signal;
}

const TIME_IS_UP = Symbol('time is up');

function timeLimit(): { readonly passed: Promise<typeof TIME_IS_UP>; readonly stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<typeof TIME_IS_UP>();
  const timer = setTimeout(() => { resolve(TIME_IS_UP); }, LIMITS.requestMs);
  return { passed: promise, stop: () => { clearTimeout(timer); } };
}

/** The code of an answer that was made before any operation was known: our own bodies say it. */
function codeIn(payload: unknown): string {
  const [, code] = /"code":"([A-Z_]+)"/.exec(typeof payload === 'string' ? payload : '') ?? [];
  return code ?? 'BAD_REQUEST';
}
