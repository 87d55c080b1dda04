import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { type FailureCode, isFailure } from '../../src/kernel/failure.ts';
import { ERROR_CODES, type ErrorCode, isErrorCode } from './error-codes.ts';

/** A field and the rule it breaks; never its value. */
interface Problem {
  readonly field: string;
  readonly rule: string;
}

interface Classified {
  readonly code: ErrorCode;
  readonly problems?: readonly Problem[];
}

const OF_FAILURE: Readonly<Partial<Record<FailureCode, ErrorCode>>> = {
  WRONG_EXPECTED_REVISION: 'CONFLICT',
  UNAVAILABLE: 'UNAVAILABLE',
  AMBIGUOUS: 'AMBIGUOUS',
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

/** graphql-js says of its own limits, of the parser and of comparing fields, by words only. */
const LIMIT_OF_GRAPHQL_JS = /^Syntax Error: Document contains more tha[nt] \d+ tokens|^Validation aborted\.$/;

/** What a client is told about any error: a code of the closed list. Whatever is not known by its type is INTERNAL. */
export function classify(error: unknown): Classified {
  const original = originalOf(error);
  const name = original instanceof Error ? original.name : '';
  if (name === 'AccessDenied') return { code: 'NOT_FOUND' };
  if (name === 'SignInRequired') return { code: 'UNAUTHENTICATED' };
  if (isFailure(original)) return { code: OF_FAILURE[original.code] ?? 'INTERNAL' };
  if (!(error instanceof GraphQLError)) return { code: 'INTERNAL' };
  const extensions =
    original instanceof GraphQLError ? { ...original.extensions, ...error.extensions } : error.extensions;
  if (
    'limit' in extensions ||
    extensions['validationErrorCode'] === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED' ||
    LIMIT_OF_GRAPHQL_JS.test(error.message)
  )
    return { code: 'LIMIT_EXCEEDED' };
  if (Array.isArray(extensions['validationErrors']))
    return {
      code: 'BAD_USER_INPUT',
      problems: extensions['validationErrors'].flatMap((broken) => brokenRules(broken, '')),
    };
  const { code } = extensions;
  if (isErrorCode(code)) return { code, ...problemsIn(extensions['problems']) };
  if (error.nodes?.length === 1 && error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION)
    return { code: 'BAD_USER_INPUT', ...problemsIn(extensions['problems']) };
  return { code: OF_APOLLO[String(code)] ?? 'INTERNAL' };
}

/**
 * The one formatter of HTTP and WebSocket. Messages of graphql-js quote values and names of the request, so none is
 * passed on.
 */
export function formatError(error: unknown, correlationId?: string): GraphQLFormattedError {
  const { code, problems } = classify(error);
  const { locations, path } = error instanceof GraphQLError ? error : {};
  return {
    message: ERROR_CODES[code].message,
    ...(locations === undefined ? {} : { locations: locations.map(({ line, column }) => ({ line, column })) }),
    ...(path === undefined ? {} : { path }),
    extensions: {
      code,
      ...(problems === undefined ? {} : { problems }),
      ...(correlationId === undefined || code !== 'INTERNAL' ? {} : { correlationId }),
    },
  };
}

/** The body of a reply that is nothing but an error. */
export function errorBody(code: ErrorCode, correlationId: string): string {
  const extensions = code === 'INTERNAL' ? { code, correlationId } : { code };
  return JSON.stringify({ errors: [{ message: ERROR_CODES[code].message, extensions }] });
}

/** An error of the closed list, to be thrown before a resolver runs; answered whole, with its own HTTP status. */
export function requestError(code: ErrorCode): GraphQLError {
  return new GraphQLError(ERROR_CODES[code].message, {
    extensions: { code, http: { status: ERROR_CODES[code].status } },
  });
}

/**
 * An unexpected error as it may stand in a log: kind and place. The message of an unknown error may quote anything, so
 * only that of a Failure, which never holds personal data, is kept.
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

/** `problems` as `check-shape.ts` gives them: paths of an input class's fields and names of rules. */
function problemsIn(problems: unknown): { readonly problems?: readonly Problem[] } {
  if (!Array.isArray(problems)) return {};
  return {
    problems: problems.flatMap(({ field, rule }: { field?: unknown; rule?: unknown }) =>
      typeof field === 'string' && typeof rule === 'string' ? [{ field, rule }] : [],
    ),
  };
}

/** class-validator's errors carry the whole input beside the names that we keep. */
function brokenRules(broken: unknown, above: string): readonly Problem[] {
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
