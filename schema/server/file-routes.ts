import type { FastifyInstance, FastifyReply } from 'fastify';
import { SignInRequired } from '../../src/access/sign-in-required.ts';
import { isFailure } from '../../src/kernel/failure.ts';
import { badUserInput } from '../scalars/check-shape.ts';
import { ERROR_CODES } from './error-codes.ts';
import { classify, formatError } from './errors.ts';
import { exportAnswer } from './export-answer.ts';
import { FILE_ROUTE, replyError } from './http-replies.ts';
import { importAnswer } from './import-answer.ts';
import { logFault } from './logger.ts';
import { recordAccess, takeViewer, type RouteParts } from './record-access.ts';
import { unknownName } from './input-problems.ts';
import type { OpenAccessRecord } from './open-access-record.ts';
import type { FileRequest } from './file-request.ts';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly operation: OpenAccessRecord['operation'];
  readonly parameters: readonly string[];
  readonly answer: (asked: FileRequest) => Promise<FastifyReply>;
}

const EXPORT_PARAMETERS = ['school', 'format', 'recordedAt', 'effectiveOn'];
const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    url: '/exports/decisions',
    operation: 'QUERY',
    parameters: EXPORT_PARAMETERS,
    answer: exportAnswer('DECISIONS'),
  },
  {
    method: 'GET',
    url: '/exports/register',
    operation: 'QUERY',
    parameters: EXPORT_PARAMETERS,
    answer: exportAnswer('REGISTER'),
  },
  { method: 'POST', url: FILE_ROUTE, operation: 'MUTATION', parameters: ['school', 'dryRun'], answer: importAnswer },
];

/** Routes for files, which do not travel through GraphQL. Sign-in, rights, access records and errors are the same. */
export function fileRoutes(fastify: FastifyInstance, parts: RouteParts): void {
  const accessRecordOf = recordAccess(fastify, parts);
  fastify.removeAllContentTypeParsers();
  // Read every body as a stream, whatever its content type, so that a file is never held whole.
  fastify.addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload);
  });
  for (const { method, url, operation, parameters, answer } of ROUTES) {
    fastify.route({
      method,
      url,
      handler: async (request, reply) => {
        const accessRecord = accessRecordOf(request);
        accessRecord.operation = operation;
        accessRecord.fields = [`${method} ${url}`];
        try {
          await takeViewer(accessRecord, request, parts);
          if (accessRecord.viewer === undefined) throw new SignInRequired();
          return await answer({
            parts,
            accessRecord,
            viewer: accessRecord.viewer,
            request,
            reply,
            query: queryOf(request.query, parameters),
          });
        } catch (error) {
          return refuse(error, accessRecord, reply, parts);
        }
      },
    });
  }
}

/**
 * Reads the query parameters. BAD_USER_INPUT names the parameter and the problem, never the value. Names follow
 * `unknownName`.
 */
function queryOf(query: unknown, parameters: readonly string[]): ReadonlyMap<string, string> {
  const given = Object.entries(query as Readonly<Record<string, unknown>>);
  const problems = given.flatMap(([name, value]) =>
    !parameters.includes(name)
      ? [unknownName(name, parameters, { field: 'query', rule: 'isKnown' })]
      : typeof value === 'string'
        ? []
        : [{ field: name, rule: 'isOnce' }],
  );
  if (problems.length > 0) throw badUserInput(problems);
  return new Map(given as [string, string][]);
}

function refuse(
  error: unknown,
  accessRecord: OpenAccessRecord,
  reply: FastifyReply,
  { logger }: RouteParts,
): FastifyReply {
  const { code: own } = classify(error);
  const code = accessRecord.codeToTell(own);
  accessRecord.codes.add(code);
  if (code === 'INTERNAL') logFault(logger, reply.request.id, error);
  if (code !== own) return replyError(reply, code);
  const status = isFailure(error, 'TOO_LARGE') ? 413 : ERROR_CODES[code].status;
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [formatError(error, reply.request.id)] }));
}
