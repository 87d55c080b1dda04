import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import { classify, formatError, requestError } from './errors.ts';
import { logFault } from './logger.ts';
import { withProblems } from './variable-problems.ts';
import type { ServerContext } from './visit.ts';

const OPEN_FIELDS = ['__typename', '__schema', '__type'];

/**
 * Notes what each operation asks and answers for its access record, refuses everything but introspection to whom nobody
 * knows before any resolver runs, and gives the correlation id to errors that are masked.
 */
export function visitPlugin(logger: Logger): ApolloServerPlugin<ServerContext> {
  return {
    requestDidStart: ({ contextValue: { visit, correlationId } }) =>
      Promise.resolve({
        didResolveOperation: ({ document, operation }) => {
          if (operation === undefined) return Promise.resolve();
          visit.takeOperation(document, operation);
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            return Promise.reject(requestError('BAD_REQUEST'));
          const open = visit.fields.every((field) => OPEN_FIELDS.includes(field));
          return open || visit.viewer !== undefined
            ? Promise.resolve()
            : Promise.reject(requestError('UNAUTHENTICATED'));
        },
        didEncounterErrors: ({ errors }) => {
          for (const error of errors) if (classify(error).code === 'INTERNAL') logFault(logger, correlationId, error);
          return Promise.resolve();
        },
        willSendResponse: ({ response: { body }, errors: given, schema, document, request }) => {
          const errors =
            given === undefined || document === undefined
              ? given
              : withProblems(
                  { schema, document, operationName: request.operationName, variableValues: request.variables },
                  given,
                );
          if (errors !== undefined && body.kind === 'single')
            body.singleResult.errors = errors.map((error) => formatError(error, correlationId));
          for (const error of errors ?? []) visit.codes.add(classify(error).code);
          return Promise.resolve();
        },
      }),
  };
}
