import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';
import { classify } from './errors.ts';
import { replyError } from './http-replies.ts';
import { type LimitPassed, LIMITS, limitPassed } from './limits.ts';
import { goneSignal, recordAccess, takeViewer, type RouteParts } from './record-access.ts';
import type { CompiledQueries } from './compiled-queries.ts';
import { trustedAnswer } from './trusted-answer.ts';
import type { TrustedDocuments } from './trusted-documents.ts';
import type { ServerContext, OpenAccessRecord } from './open-access-record.ts';

export interface GraphqlParts extends RouteParts {
  readonly apollo: ApolloServer<ServerContext>;
  readonly trusted: TrustedDocuments;
  /** Left out: Apollo answers everything. */
  readonly compiled: CompiledQueries | undefined;
}

const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** `POST /graphql` with JSON. Every reply waits until its access record is durable (src/access/README.md). */
export function graphqlRoute(fastify: FastifyInstance, parts: GraphqlParts): void {
  const { apollo, trusted, compiled } = parts;
  const accessRecordOf = recordAccess(fastify, parts);
  const answer = fastifyApolloHandler(apollo, {
    context: (request, reply) => Promise.resolve(accessRecordOf(request).context(goneSignal(reply))),
  });

  const answered = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const body = compiled && (await trustedAnswer(compiled, request, reply, accessRecordOf(request)));
    return body ?? answer.call(fastify, request, reply);
  };

  fastify.addHook('preHandler', async (request, reply) => {
    const accessRecord = accessRecordOf(request);
    try {
      await takeViewer(accessRecord, request, parts);
    } catch (error) {
      return refuse(accessRecord, reply, classify(error).code);
    }
    if (Array.isArray(request.body) && request.body.length > 1)
      return refuse(accessRecord, reply, 'LIMIT_EXCEEDED', limitPassed('operations', request.body.length));
    return takeDocument(trusted, request) ? undefined : refuse(accessRecord, reply, 'NOT_TRUSTED');
  });
  fastify.post('/graphql', async (request, reply) => {
    const inTime = timeLimit();
    const result = await Promise.race([answered(request, reply), inTime.passed]);
    inTime.stop();
    return result === TIME_IS_UP
      ? refuse(accessRecordOf(request), reply, 'TIMED_OUT', limitPassed('requestMs'))
      : result;
  });
  fastify.route({
    method: OTHER_METHODS,
    url: '/graphql',
    handler: (_request, reply) => replyError(reply.header('allow', 'POST'), 'BAD_REQUEST', 405),
  });
}

function refuse(
  accessRecord: OpenAccessRecord,
  reply: FastifyReply,
  code: ErrorCode,
  limit?: LimitPassed,
): FastifyReply {
  accessRecord.codes.add(code);
  return replyError(reply, code, ERROR_CODES[code].status, limit);
}

/** Puts the named trusted document into the body. False if the body asks for a document that may not be run. */
function takeDocument(trusted: TrustedDocuments, request: FastifyRequest): boolean {
  const body = request.body as { query?: unknown; documentId?: unknown } | null | undefined;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return true;
  const resolved = trusted.resolve(body.query, body.documentId);
  if (resolved.kind === 'TEXT') body.query = resolved.query;
  return resolved.kind === 'TEXT';
}

const TIME_IS_UP = Symbol('time is up');

function timeLimit(): { readonly passed: Promise<typeof TIME_IS_UP>; readonly stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<typeof TIME_IS_UP>();
  const timer = setTimeout(() => {
    resolve(TIME_IS_UP);
  }, LIMITS.requestMs);
  return {
    passed: promise,
    stop: () => {
      clearTimeout(timer);
    },
  };
}
