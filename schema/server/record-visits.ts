import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { purposeOf } from '../../src/access/purpose.ts';
import type { SignIn } from '../../src/access/sign-in.ts';
import type { App } from '../../src/app.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { errorBody, forLog } from './errors.ts';
import type { Metrics } from './metrics.ts';
import { Visit } from './visit.ts';

export interface VisitParts {
  readonly app: App;
  readonly signIn: SignIn;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * The visit of each request to these routes. No reply leaves, whatever it says, before its access record is durable
 * (src/access/README.md).
 */
export function recordVisits(
  fastify: FastifyInstance,
  { app, metrics, logger }: VisitParts,
): (request: FastifyRequest) => Visit {
  const visits = new WeakMap<FastifyRequest, Visit>();
  const visitOf = (request: FastifyRequest): Visit => {
    const visit = visits.get(request) ?? new Visit(app, request.id, purposeOf(request.headers['x-sen-trail-purpose']));
    visits.set(request, visit);
    return visit;
  };
  fastify.addHook('onSend', async (request, reply, payload) => {
    const visit = visitOf(request);
    if (reply.statusCode >= 400 && visit.codes.size === 0) visit.codes.add(codeIn(payload));
    metrics.operations.inc({ operation: visit.operation, outcome: visit.outcome() });
    try {
      await visit.record();
      return payload;
    } catch (error) {
      logger.error({ correlationId: request.id, ...forLog(error) }, 'the access log cannot be written');
      reply
        .code(503)
        .type('application/json; charset=utf-8')
        .removeHeader('content-length')
        .removeHeader('content-disposition');
      return errorBody('UNAVAILABLE', request.id);
    }
  });
  return visitOf;
}

/** Gives the visit its viewer where somebody is signed in. Throws Failure UNAVAILABLE where nobody can tell. */
export async function takeViewer(visit: Visit, request: FastifyRequest, { app, signIn }: VisitParts): Promise<void> {
  const signedIn = await signIn.authenticate(request.headers.authorization);
  if (signedIn !== undefined)
    visit.viewer = app.directory.viewerFor(signedIn.actor, civilDateOfInstant(app.clock.now()));
}

/** Fires when the client closes the connection before it has its answer. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** The code of an answer that was made before any operation was known: our own bodies say it. */
function codeIn(payload: unknown): string {
  const [, code] = /"code":"([A-Z_]+)"/.exec(typeof payload === 'string' ? payload : '') ?? [];
  return code ?? 'BAD_REQUEST';
}
