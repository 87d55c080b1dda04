import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { buildSenSchema } from '../../schema/build.ts';
import type { RequestContext } from '../../schema/context.ts';
import { formatError } from '../../schema/server/errors.ts';
import { explained } from '../../schema/server/explained.ts';
import { asValidationError } from '../../schema/server/subscription-request.ts';
import type { OpenApp } from '../../src/compose.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { withStoredIds } from './stored-ids.ts';

export const SCHEMA: GraphQLSchema = buildSenSchema();

export interface Answered {
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
  /** Codes of the errors, in order. */
  readonly codes: readonly string[];
  /** What was noted for the access record. */
  readonly pupils: readonly string[];
  readonly refusals: readonly string[];
}

/** The context of a person who is signed in; undefined: nobody is. */
export function contextOf(
  app: OpenApp,
  person: string | undefined,
  signal: AbortSignal = new AbortController().signal,
): RequestContext {
  const viewer =
    person === undefined
      ? undefined
      : app.directory.viewerFor({ person, commandLine: false }, civilDateOfInstant(app.clock.now()));
  return { app, viewer, correlationId: 'test', access: { pupils: new Set(), refusals: new Set() }, signal };
}

/** Asks the whole schema in this process, errors in the form that clients get and ids as they are stored. */
export async function ask(
  app: OpenApp,
  person: string | undefined,
  source: string,
  variableValues: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const answered = await askForIds(app, person, source, variableValues);
  return { ...answered, data: withStoredIds(answered.data) };
}

/** The same with ids as clients get them. */
export async function askForIds(
  app: OpenApp,
  person: string | undefined,
  source: string,
  variableValues: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const contextValue = contextOf(app, person);
  const { data, errors = [] } = await run(source, variableValues, contextValue);
  const formatted = errors.map((error) => formatError(error));
  const { pupils, refusals } = contextValue.access;
  return {
    data: data as Answered['data'],
    errors: formatted,
    codes: formatted.map(({ extensions }) => String(extensions?.['code'])),
    pupils: [...pupils].sort(),
    refusals: [...refusals].sort(),
  };
}

/** Documents that are valid, since the large ones cost more to validate than to answer. */
const valid = new Map<string, DocumentNode>();

async function run(
  source: string,
  variableValues: Readonly<Record<string, unknown>>,
  contextValue: RequestContext,
): Promise<ExecutionResult> {
  const document = valid.get(source) ?? parse(source);
  const errors = valid.has(source) ? [] : validate(SCHEMA, document);
  if (errors.length > 0)
    return { errors: explained({ schema: SCHEMA, document }, errors.map(asValidationError), true) };
  valid.set(source, document);
  const args = { schema: SCHEMA, document, variableValues, contextValue };
  const result = await execute(args);
  return result.errors === undefined ? result : { ...result, errors: explained(args, result.errors, true) };
}
