import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CompiledQueries, CompiledQuery } from './compiled-queries.ts';
import type { OpenAccessRecord } from './open-access-record.ts';
import { goneSignal } from './record-access.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The type of an answer by the `accept` header, for the headers that clients send. Apollo reads all others. */
const TYPE_ACCEPTED: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_TYPE],
  ['application/graphql-response+json,application/json;q=0.9', GRAPHQL_TYPE],
]);

type Variables = Readonly<Record<string, unknown>> | undefined;

interface Asked {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

/**
 * Answers a trusted query by its compiled code, without Apollo's pipeline. Undefined where Apollo has to answer: if
 * nobody is signed in, for any other request, and for an answer with errors.
 */
export async function trustedAnswer(
  queries: CompiledQueries,
  request: FastifyRequest,
  reply: FastifyReply,
  accessRecord: OpenAccessRecord,
): Promise<string | undefined> {
  const type = TYPE_ACCEPTED.get(request.headers.accept);
  if (type === undefined || accessRecord.viewer === undefined) return undefined;
  const { variables, ...asked } = (request.body ?? {}) as Asked;
  const compiled = isVariables(variables) ? queryAsked(queries, asked) : undefined;
  if (compiled === undefined) return undefined;
  accessRecord.operation = 'QUERY';
  accessRecord.fields = compiled.fields;
  const { data, errors } = await compiled.run(
    accessRecord.context(goneSignal(reply)),
    (variables ?? undefined) as Variables,
  );
  if (data === undefined || errors !== undefined) return undefined;
  void reply.type(type);
  return `${JSON.stringify({ data })}\n`;
}

function queryAsked(queries: CompiledQueries, asked: Omit<Asked, 'variables'>): CompiledQuery | undefined {
  const { query, operationName, extensions } = asked;
  const compiled = typeof query === 'string' && extensions === undefined ? queries.of(query) : undefined;
  return operationName == null || operationName === compiled?.name ? compiled : undefined;
}

function isVariables(value: unknown): value is Variables {
  return value == null || (typeof value === 'object' && !Array.isArray(value));
}
