import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';
import { classify, errorBody } from './errors.ts';
import { type LimitPassed, LIMITS, limitPassed } from './limits.ts';

/** The route that takes in a school's files. */
export const FILE_ROUTE = '/imports';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The client's `x-correlation-id` if it is a UUID, otherwise a new one. */
export function correlationIdOf(header: unknown): string {
  return typeof header === 'string' && UUID.test(header) ? header.toLowerCase() : randomUUID();
}

/** Sets headers on every reply against caching, sniffing, framing and referrers. */
export function protect(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-correlation-id': request.id,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
}

/** Ends a request whose body arrives too slowly. Node has one limit for all routes, but files may take longer. */
export function limitArrival({ raw, headers, routeOptions }: FastifyRequest): void {
  if (
    routeOptions.url === FILE_ROUTE ||
    (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
  )
    return;
  const timer = setTimeout(() => {
    if (!raw.complete)
      replyToClientError(
        Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
        raw.socket,
        limitPassed('requestMs'),
      );
  }, LIMITS.requestMs);
  timer.unref();
  raw.once('close', () => {
    clearTimeout(timer);
  });
}

/** Sends a reply that holds only an error, in the shape of GraphQL's errors. */
export function replyError(
  reply: FastifyReply,
  code: ErrorCode,
  status: number = ERROR_CODES[code].status,
  limit?: LimitPassed,
): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(errorBody(code, reply.request.id, limit));
}

/**
 * Chooses the code for one of Fastify's own errors, whose messages quote the request. Keeps the status that Fastify
 * chose.
 */
export function codeOfHttpError(
  error: FastifyError,
  length?: string,
): { readonly code: ErrorCode; readonly status: number; readonly limit?: LimitPassed } {
  const status = error.statusCode ?? 500;
  if (status === 413)
    return {
      code: 'LIMIT_EXCEEDED',
      status,
      limit: limitPassed('bodyBytes', length === undefined ? undefined : Number(length)),
    };
  if (status === 404) return { code: 'NOT_FOUND', status };
  if (status >= 400 && status < 500) return { code: 'BAD_REQUEST', status };
  const { code } = classify(error);
  return { code, status: ERROR_CODES[code].status };
}

/** Answers a connection that cannot be read as HTTP: too slow, a header too long, another protocol. */
export function replyToClientError(error: NodeJS.ErrnoException, socket: Socket, limit?: LimitPassed): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status =
    { ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout', HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large' }[
      error.code ?? ''
    ] ?? '400 Bad Request';
  const body = errorBody(limit === undefined ? 'BAD_REQUEST' : 'LIMIT_EXCEEDED', '', limit);
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\nconnection: close\r\n\r\n${body}`,
  );
}
