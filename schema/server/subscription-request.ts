import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { requestError } from './errors.ts';
import { explained, operationWords } from './explained.ts';
import { LIMITS, limitRules } from './limits.ts';
import type { TrustedDocuments } from './trusted-documents.ts';
import type { ServerContext, OpenAccessRecord } from './open-access-record.ts';

/** The context of one subscription. `ending` fires its signal. */
export interface SubscriptionContext extends ServerContext {
  readonly ending: AbortController;
}

const RULES = [...specifiedRules, ...limitRules()];

/** Prepares a subscription for graphql-js, or answers why it is refused, by the rules of HTTP. */
export function subscriptionArgs(
  schema: GraphQLSchema,
  trusted: TrustedDocuments,
  accessRecord: OpenAccessRecord,
  payload: SubscribePayload,
  names: boolean,
): ExecutionArgs | readonly GraphQLError[] {
  const resolved = trusted.resolve(payload.query, payload.extensions?.['documentId']);
  if (resolved.kind === 'NOT_TRUSTED') return [requestError('NOT_TRUSTED')];
  const document = parsed(String(resolved.query));
  if (document instanceof GraphQLError) return [document];
  const errors = validate(schema, document, RULES);
  if (errors.length > 0) return explained({ schema, document }, errors.map(asValidationError), names);
  const operation = getOperationAST(document, payload.operationName);
  if (operation == null) return [requestError('BAD_REQUEST', { told: operationWords(document) })];
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
    return [requestError('BAD_REQUEST', { told: 'Only subscriptions are taken over a WebSocket.' })];
  accessRecord.takeOperation(document, operation);
  const ending = new AbortController();
  const contextValue: SubscriptionContext = { ...accessRecord.context(ending.signal), ending };
  return {
    schema,
    document,
    contextValue,
    variableValues: payload.variables ?? {},
    operationName: payload.operationName ?? null,
  };
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxLexicalTokens: LIMITS.tokens });
  } catch (error) {
    const { message, source, positions } = error as GraphQLError;
    return new GraphQLError(message, {
      source: source ?? null,
      positions: positions ?? null,
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  }
}

/** Marks a validation error as Apollo Server does. */
export function asValidationError({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { ...extensions, code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}
