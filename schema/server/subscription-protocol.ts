import {
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  subscribe,
} from 'graphql';
import {
  type Context,
  type ExecutionResult,
  makeServer,
  type Server,
  type ServerOptions,
  type SubscribePayload,
} from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { SignIn } from '../../src/access/sign-in.ts';
import type { App } from '../../src/app.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { endedBy } from './ended-iterator.ts';
import { classify, forLog, formatError, requestError } from './errors.ts';
import { LIMITS, limitPassed } from './limits.ts';
import { logFault } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { explained } from './explained.ts';
import { SocketSession } from './socket-session.ts';
import { type SubscriptionContext, subscriptionArgs } from './subscription-request.ts';
import type { TrustedDocuments } from './trusted-documents.ts';
import { OpenAccessRecord } from './open-access-record.ts';

export interface SubscriptionParts {
  readonly app: App;
  readonly schema: GraphQLSchema;
  readonly signIn: SignIn;
  readonly trusted: TrustedDocuments;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** State of one socket. `session` is set by `connection_init`. */
export interface SocketExtra {
  readonly socket: WebSocket;
  readonly correlationId: string;
  session: SocketSession | undefined;
}

type SocketContext = Context<Record<string, unknown>, SocketExtra>;
type Options = ServerOptions<Record<string, unknown>, SocketExtra>;

/** Close codes of the graphql-transport-ws protocol, and 1013 from the IANA registry of RFC 6455. */
const FORBIDDEN = 4403;
const TRY_AGAIN_LATER = 1013;

export function closeForbidden(socket: WebSocket): void {
  socket.close(FORBIDDEN, 'Forbidden');
}

/**
 * The graphql-transport-ws protocol with the rules of HTTP: sign-in first, and the same limits and formatter. Takes
 * only subscriptions, and each push waits until its access record is durable.
 */
export class SubscriptionProtocol {
  readonly server: Server<SocketExtra>;
  private readonly parts: SubscriptionParts;

  constructor(parts: SubscriptionParts) {
    this.parts = parts;
    this.server = makeServer(this.options());
  }

  /** True if introspection shows the names of the schema to everybody. */
  private get names(): boolean {
    return this.parts.app.config.introspection;
  }

  private options(): Options {
    return {
      connectionInitWaitTimeout: LIMITS.connectionInitMs,
      onConnect: (context) => this.connect(context),
      onSubscribe: (context, id, payload) => this.begin(context.extra, id, payload),
      subscribe: async (args) => {
        const result = await subscribe(args);
        return Symbol.asyncIterator in result
          ? endedBy(result, (args.contextValue as SubscriptionContext).ending)
          : result;
      },
      onNext: (context, id, _payload, args, result) => this.push(context.extra, id, args, result),
      onError: async ({ extra }, id, _payload, errors) => {
        const accessRecord = this.accessRecordOf(extra, id);
        const formatted = this.formatted(accessRecord, errors);
        await this.record(extra, accessRecord);
        return formatted;
      },
      onComplete: ({ extra }, id) => {
        extra.session?.complete(id);
      },
      onClose: ({ extra }) => {
        extra.session?.end();
      },
    };
  }

  private async connect({ extra, connectionParams }: SocketContext): Promise<boolean> {
    const { app, signIn, logger } = this.parts;
    const accessRecord = this.accessRecordOf(extra, '');
    const { authorization } = connectionParams ?? {};
    try {
      const signedIn = await signIn.authenticate(typeof authorization === 'string' ? authorization : undefined);
      const viewer =
        signedIn === undefined
          ? undefined
          : app.directory.viewerFor(signedIn.actor, civilDateOfInstant(app.clock.now()));
      if (signedIn !== undefined && viewer !== undefined) {
        extra.session = new SocketSession(app, signedIn, viewer, () => {
          closeForbidden(extra.socket);
        });
        return true;
      }
      accessRecord.codes.add('UNAUTHENTICATED');
    } catch (error) {
      accessRecord.codes.add(classify(error).code);
      logger.error({ correlationId: extra.correlationId, ...forLog(error) }, 'sign-in failed');
    }
    await this.record(extra, accessRecord);
    return false;
  }

  private begin(
    { session, ...extra }: SocketExtra,
    id: string,
    payload: SubscribePayload,
  ): ReturnType<typeof subscriptionArgs> {
    const accessRecord = this.accessRecordOf({ ...extra, session }, id);
    if (session === undefined) return [requestError('UNAUTHENTICATED')];
    if (session.count >= LIMITS.subscriptionsPerSocket)
      return [requestError('LIMIT_EXCEEDED', { limit: limitPassed('subscriptionsPerSocket', session.count + 1) })];
    const args = subscriptionArgs(this.parts.schema, this.parts.trusted, accessRecord, payload, this.names);
    if ('contextValue' in args)
      session.open(id, { accessRecord, ending: (args.contextValue as SubscriptionContext).ending });
    return args;
  }

  private async push(
    extra: SocketExtra,
    id: string,
    args: ExecutionArgs,
    result: ExecutionResult,
  ): Promise<FormattedExecutionResult> {
    // If a right has ended since the last push, send nothing, because the socket is being closed.
    if (extra.session?.holds() !== true) {
      closeForbidden(extra.socket);
      return {};
    }
    const accessRecord = this.accessRecordOf(extra, id);
    const { data = null, errors } = result;
    const answer =
      errors === undefined
        ? { data }
        : { data, errors: this.formatted(accessRecord, explained(args, errors, this.names)) };
    await this.record(extra, accessRecord);
    return answer;
  }

  private accessRecordOf(extra: SocketExtra, id: string): OpenAccessRecord {
    const open = extra.session?.accessRecordOf(id);
    if (open !== undefined) return open;
    const accessRecord = new OpenAccessRecord(this.parts.app, extra.correlationId, null);
    accessRecord.operation = 'SUBSCRIPTION';
    accessRecord.viewer = extra.session?.viewer;
    return accessRecord;
  }

  private formatted(accessRecord: OpenAccessRecord, errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] {
    for (const error of errors) {
      const { code } = classify(error);
      accessRecord.codes.add(code);
      if (code === 'INTERNAL') logFault(this.parts.logger, accessRecord.correlationId, error);
    }
    return errors.map((error) => formatError(error, accessRecord.correlationId));
  }

  /** Makes the access record durable. If that fails, closes the socket so that the push is not sent. */
  private async record({ socket, correlationId }: SocketExtra, accessRecord: OpenAccessRecord): Promise<void> {
    const { metrics, logger } = this.parts;
    metrics.operations.inc({ operation: accessRecord.operation, outcome: accessRecord.outcome() });
    try {
      await accessRecord.record();
    } catch (error) {
      logger.error({ correlationId, ...forLog(error) }, 'the access record cannot be written');
      socket.close(TRY_AGAIN_LATER, 'Try again later');
    }
  }
}
