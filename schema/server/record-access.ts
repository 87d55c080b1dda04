import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { purposeOf } from '../../src/access/purpose.ts';
import type { SignIn } from '../../src/access/sign-in.ts';
import type { App } from '../../src/app.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { errorBody, forLog } from './errors.ts';
import type { Metrics } from './metrics.ts';
import { OpenAccessRecord } from './open-access-record.ts';

export interface RouteParts {
  readonly app: App;
  readonly signIn: SignIn;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Opens an access record for each request to these routes, and gives the function that finds it. Every reply waits
 * until its access record is durable (src/access/README.md). If the record cannot be written, the reply is a 503
 * instead: AMBIGUOUS where the request wrote something or may have, else UNAVAILABLE.
 */
export function recordAccess(
  fastify: FastifyInstance,
  { app, metrics, logger }: RouteParts,
): (request: FastifyRequest) => OpenAccessRecord {
  const accessRecords = new WeakMap<FastifyRequest, OpenAccessRecord>();
  const accessRecordOf = (request: FastifyRequest): OpenAccessRecord => {
    const accessRecord =
      accessRecords.get(request) ??
      new OpenAccessRecord(app, request.id, purposeOf(request.headers['x-sen-trail-purpose']));
    accessRecords.set(request, accessRecord);
    return accessRecord;
  };
  fastify.addHook('onRequest', (request, reply, done) => {
    const accessRecord = accessRecordOf(request);
    accessRecord.begin();
    reply.raw.once('close', () => {
      accessRecord.end();
    });
    done();
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    const accessRecord = accessRecordOf(request);
    if (reply.statusCode >= 400 && accessRecord.codes.size === 0) accessRecord.codes.add(codeIn(payload));
    metrics.operations.inc({ operation: accessRecord.operation, outcome: accessRecord.outcome() });
    try {
      await accessRecord.record();
      return payload;
    } catch (error) {
      logger.error({ correlationId: request.id, ...forLog(error) }, 'the access record cannot be written');
      reply
        .code(503)
        .type('application/json; charset=utf-8')
        .removeHeader('content-length')
        .removeHeader('content-disposition');
      return errorBody(accessRecord.codeToTell('UNAVAILABLE'), request.id);
    }
  });
  return accessRecordOf;
}

/**
 * Signs the request in and sets the viewer of its access record. The viewer stays undefined if nobody is signed in.
 * Throws Failure UNAVAILABLE if the sign-in cannot be checked.
 */
export async function takeViewer(
  accessRecord: OpenAccessRecord,
  request: FastifyRequest,
  { app, signIn }: RouteParts,
): Promise<void> {
  const signedIn = await signIn.authenticate(request.headers.authorization);
  if (signedIn !== undefined)
    accessRecord.viewer = app.directory.viewerFor(signedIn.actor, civilDateOfInstant(app.clock.now()));
}

/** A signal that fires if the client closes the connection before it has its answer. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Reads the code from one of our own error bodies, for an answer made before any operation was known. */
function codeIn(payload: unknown): string {
  const [, code] = /"code":"([A-Z_]+)"/.exec(typeof payload === 'string' ? payload : '') ?? [];
  return code ?? 'BAD_REQUEST';
}
