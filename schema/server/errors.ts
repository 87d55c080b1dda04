import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { type Failure, type FailureCode, isFailure } from '../../src/kernel/failure.ts';
import type { ShapeProblem } from '../scalars/check-shape.ts';
import { ERROR_CODES, type ErrorCode, isErrorCode } from './error-codes.ts';
import { type LimitPassed, limitPassed, limitWords } from './limits.ts';
import { problemWords } from './problem-words.ts';

/** What the client is told besides the code. */
interface Details {
  readonly problems?: readonly ShapeProblem[];
  readonly limit?: LimitPassed;
  /** A message that holds nothing but names. */
  readonly told?: string;
}

interface Classified extends Details {
  readonly code: ErrorCode;
}

const OF_FAILURE: Readonly<Partial<Record<FailureCode, ErrorCode>>> = {
  WRONG_EXPECTED_REVISION: 'CONFLICT',
  UNAVAILABLE: 'UNAVAILABLE',
  AMBIGUOUS: 'AMBIGUOUS',
  LOG_FAULTED: 'LOG_FAULTED',
  DISK_FULL: 'UNAVAILABLE',
  READ_ONLY: 'UNAVAILABLE',
  LOCKED: 'UNAVAILABLE',
  CLOCK_BEHIND: 'UNAVAILABLE',
  TOO_LARGE: 'LIMIT_EXCEEDED',
  NOT_CANONICAL: 'BAD_USER_INPUT',
};

const OF_APOLLO: Readonly<Record<string, ErrorCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
};

/** Messages of graphql-js, the only sign of its own limits on tokens and on comparing fields. */
const TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;
const COMPARISONS = /^Validation aborted\.$/;

/** Chooses the code that a client is told for an error, from a closed list. An unknown type of error is INTERNAL. */
export function classify(error: unknown): Classified {
  const original = originalOf(error);
  const name = original instanceof Error ? original.name : '';
  if (name === 'AccessDenied') return { code: 'NOT_FOUND' };
  if (name === 'SignInRequired') return { code: 'UNAUTHENTICATED' };
  if (isFailure(original)) return { code: OF_FAILURE[original.code] ?? 'INTERNAL', ...limitOfFailure(original) };
  if (!(error instanceof GraphQLError)) return { code: 'INTERNAL' };
  const extensions =
    original instanceof GraphQLError ? { ...original.extensions, ...error.extensions } : error.extensions;
  const limit = limitOf(error, extensions);
  if (limit !== undefined) return { code: 'LIMIT_EXCEEDED', ...limit };
  if (Array.isArray(extensions['validationErrors']))
    return {
      code: 'BAD_USER_INPUT',
      problems: extensions['validationErrors'].flatMap((broken) => brokenRules(broken, '')),
    };
  const { code } = extensions;
  const details = { ...problemsIn(extensions['problems']), ...toldIn(extensions['told']) };
  if (isErrorCode(code)) return { code, ...details };
  if (error.nodes?.length === 1 && error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION)
    return { code: 'BAD_USER_INPUT', ...details };
  const known = OF_APOLLO[String(code)];
  return known === undefined ? { code: 'INTERNAL' } : { code: known, ...details };
}

/**
 * Formats all errors, over HTTP and WebSocket. The message is the code's own text and what `server/explained.ts` adds:
 * names of schema and document, rules and figures.
 * Messages of graphql-js may quote values of the request. Only those of its rules about names are passed on.
 */
export function formatError(error: unknown, correlationId?: string): GraphQLFormattedError {
  const { code, problems, limit, told } = classify(error);
  const { locations, path } = error instanceof GraphQLError ? error : {};
  return {
    message: messageOf(code, { problems, limit, told }),
    ...(locations === undefined ? {} : { locations: locations.map(({ line, column }) => ({ line, column })) }),
    ...(path === undefined ? {} : { path }),
    extensions: {
      code,
      ...(problems === undefined ? {} : { problems }),
      ...(limit === undefined ? {} : { limit }),
      ...(correlationId === undefined || code !== 'INTERNAL' ? {} : { correlationId }),
    },
  };
}

/** The body of a reply that holds only an error. */
export function errorBody(code: ErrorCode, correlationId: string, limit?: LimitPassed): string {
  const extensions = {
    code,
    ...(limit === undefined ? {} : { limit }),
    ...(code === 'INTERNAL' ? { correlationId } : {}),
  };
  return JSON.stringify({ errors: [{ message: messageOf(code, { limit }), extensions }] });
}

/** Makes an error to throw before any resolver runs. It answers the whole request, with the HTTP status of its code. */
export function requestError(code: ErrorCode, details: Pick<Details, 'limit' | 'told'> = {}): GraphQLError {
  return new GraphQLError(ERROR_CODES[code].message, {
    extensions: { code, http: { status: ERROR_CODES[code].status }, ...details },
  });
}

function messageOf(
  code: ErrorCode,
  { problems, limit, told }: { readonly [Member in keyof Details]: Details[Member] | undefined },
): string {
  const words = [told, problems && problemWords(problems), limit && limitWords(limit)];
  return [ERROR_CODES[code].message, ...words].filter((part) => part !== undefined).join(' ');
}

/**
 * What may be logged of an unexpected error: its kind and place. An unknown message may quote anything, so only that of
 * a Failure is kept, which never holds personal data.
 */
export function forLog(error: unknown): Record<string, unknown> {
  const original = originalOf(error);
  if (!(original instanceof Error)) return { kind: typeof original };
  const frames = (original.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => line.trim());
  const failure = isFailure(original) ? { failure: original.code, reason: original.message } : {};
  return { kind: original.constructor.name, ...failure, frames };
}

function originalOf(error: unknown): unknown {
  let original = error;
  while (original instanceof GraphQLError && original.originalError !== undefined) original = original.originalError;
  return original;
}

/** The limit named by an error of graphql-js, a validation rule or our own code. */
function limitOf(error: GraphQLError, extensions: Readonly<Record<string, unknown>>): Details | undefined {
  if ('limit' in extensions) return { limit: extensions['limit'] as LimitPassed };
  if (extensions['validationErrorCode'] === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED')
    return { limit: limitPassed('recursiveSelections') };
  if (TOKENS.test(error.message)) return { limit: limitPassed('tokens') };
  return COMPARISONS.test(error.message)
    ? { told: 'Too many selections of one name have to be compared with each other.' }
    : undefined;
}

/** The limit on bytes that a failure names, for the events of one command or for a file. */
function limitOfFailure({ code, detail }: Failure): Details {
  const { name = 'bytes', limit, bytes } = detail;
  if (code !== 'TOO_LARGE' || typeof limit !== 'number') return {};
  return { limit: { name: String(name), allowed: limit, ...(typeof bytes === 'number' ? { asked: bytes } : {}) } };
}

/** Reads `problems` from `check-shape.ts`: paths of fields in an input class, and names of rules. */
function problemsIn(problems: unknown): Details {
  return Array.isArray(problems) ? { problems: problems as readonly ShapeProblem[] } : {};
}

function toldIn(told: unknown): Details {
  return typeof told === 'string' ? { told } : {};
}

/** Keeps field and rule names of class-validator's errors, which also hold the whole input. */
function brokenRules(broken: unknown, above: string): readonly ShapeProblem[] {
  const { property, constraints, children } = broken as {
    readonly property?: unknown;
    readonly constraints?: object;
    readonly children?: readonly unknown[];
  };
  const field = `${above}${String(property)}`;
  return [
    ...Object.keys(constraints ?? {})
      .sort()
      .map((rule) => ({ field, rule })),
    ...(children ?? []).flatMap((child) => brokenRules(child, `${field}.`)),
  ];
}
