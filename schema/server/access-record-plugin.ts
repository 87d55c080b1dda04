import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import { Failure } from '../../src/kernel/failure.ts';
import { classify, forLog, formatError, requestError } from './errors.ts';
import { logFault } from './logger.ts';
import { explained } from './explained.ts';
import type { OpenAccessRecord, ServerContext } from './open-access-record.ts';

const OPEN_FIELDS = ['__typename', '__schema', '__type'];

/**
 * Fills in the access record of each operation and adds the correlation id to masked errors. If nobody is signed in,
 * refuses everything but introspection before any resolver runs.
 */
export function accessRecordPlugin(logger: Logger): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: ({ contextValue: { accessRecord, correlationId } }) =>
      Promise.resolve({
        didResolveOperation: ({ document, operation }) => {
          if (operation === undefined) return Promise.resolve();
          accessRecord.takeOperation(document, operation);
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            return Promise.reject(
              requestError('BAD_REQUEST', { told: 'A subscription is taken over a WebSocket only.' }),
            );
          const open = accessRecord.fields.every((field) => OPEN_FIELDS.includes(field));
          return open || accessRecord.viewer !== undefined
            ? Promise.resolve()
            : Promise.reject(requestError('UNAUTHENTICATED'));
        },
        didEncounterErrors: ({ errors, ...asked }) => {
          // An error may look like a fault until it is explained.
          const faults = errors.filter((error) => classify(error).code === 'INTERNAL');
          for (const error of told(asked, faults) ?? [])
            if (classify(error).code === 'INTERNAL') logFault(logger, correlationId, error);
          return Promise.resolve();
        },
        willSendResponse: ({ response: { body }, errors: given, ...asked }) => {
          const errors = told(asked, given)?.map((error) => asToTell(accessRecord, error));
          if (errors !== undefined && body.kind === 'single')
            body.singleResult.errors = errors.map((error) => formatError(error, correlationId));
          for (const error of errors ?? []) {
            const { code } = classify(error);
            accessRecord.codes.add(code);
            if (code === 'AMBIGUOUS') logger.warn({ correlationId, ...forLog(error) }, 'it may have been written');
          }
          return Promise.resolve();
        },
      }),
  };
}

/** The error with the code that may be told after what the request has written. */
function asToTell(accessRecord: OpenAccessRecord, error: GraphQLError): GraphQLError {
  const { code } = classify(error);
  if (accessRecord.codeToTell(code) === code) return error;
  const originalError = new Failure('AMBIGUOUS', 'failed after something was written', {}, error);
  const { nodes, source, positions, path } = error;
  return new GraphQLError(originalError.message, {
    originalError,
    ...(nodes && { nodes }),
    ...(source && { source }),
    ...(positions && { positions }),
    ...(path && { path }),
  });
}

type Asked = Pick<GraphQLRequestContext<ServerContext>, 'schema' | 'document' | 'request' | 'contextValue'>;

/** Explains the errors, if there is a document to explain them by. */
function told(
  { schema, document, request: { operationName, variables: variableValues }, contextValue: { app } }: Asked,
  errors: readonly GraphQLError[] | undefined,
): readonly GraphQLError[] | undefined {
  if (errors === undefined || errors.length === 0 || document === undefined) return errors;
  return explained({ schema, document, operationName, variableValues }, errors, app.config.introspection);
}
