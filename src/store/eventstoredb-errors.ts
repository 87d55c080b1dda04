import { ErrorType, isCommandError } from '@eventstore/db-client';
import type { WrongExpectedVersionError } from '@eventstore/db-client';
import { Failure, isFailure } from '../kernel/failure.ts';

/**
 * Our own limit fired: the client enforces none on reads, and a frozen server is noticed only by the keep-alive (20 s).
 */
export class TimeLimitReached extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${String(Math.round(milliseconds))} ms`);
    this.name = 'TimeLimitReached';
  }
}

/** The client was taken out of use in the middle of a call, because it fell silent for another one. */
export class ClientReplaced extends Error {
  constructor() {
    super('the client was replaced');
    this.name = 'ClientReplaced';
  }
}

/**
 * Whether a call may be made again: 'NOT_SENT' = it cannot have reached the log; 'PERHAPS_DONE' = it may have, so an
 * append is to be repeated with the same ids and the same expectation; 'NO' = the answer would be the same.
 */
export type Repeatable = 'NOT_SENT' | 'PERHAPS_DONE' | 'NO';

/**
 * CANCELLED, UNKNOWN ("Server Is Not Ready"), DEADLINE_EXCEEDED, ABORTED, INTERNAL (a stream that was reset),
 * UNAVAILABLE.
 */
const PASSING_CODES: readonly unknown[] = [1, 2, 4, 10, 13, 14];
const NOT_READY = /Server Is Not Ready/i;
const NEVER_LEFT =
  /No connection established|Failed to discover after|[Cc]hannel (has been )?(shut down|closed)|Name resolution failed/;

export function repeatable(error: unknown): Repeatable {
  if (error instanceof TimeLimitReached || error instanceof ClientReplaced) return 'PERHAPS_DONE';
  if (!(error instanceof Error) || isFailure(error)) return 'NO';
  if (NEVER_LEFT.test(error.message) || hasType(error, ErrorType.NOT_LEADER)) return 'NOT_SENT';
  return NOT_READY.test(error.message) ||
    PASSING_CODES.includes(codeOf(error)) ||
    PASSING_TYPES.some((type) => hasType(error, type))
    ? 'PERHAPS_DONE'
    : 'NO';
}

/** Some command errors come without a code, for instance the empty DeadlineExceededError during a failover. */
const PASSING_TYPES: readonly ErrorType[] = [
  ErrorType.UNAVAILABLE,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.TIMEOUT,
  ErrorType.CANCELLED,
];

function hasType(error: Error, type: ErrorType): boolean {
  return isCommandError(error) && error.type === type;
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}

/**
 * Whether the client is to be replaced: it was silent, or its connection is gone. It would connect again by itself, but
 * calls that fail at the same moment can leave it with a closed channel for ever ("Channel closed before call
 * started").
 */
export function needsNewClient(error: unknown): boolean {
  if (error instanceof TimeLimitReached) return true;
  return (
    error instanceof Error &&
    !isFailure(error) &&
    (codeOf(error) === 14 || hasType(error, ErrorType.UNAVAILABLE) || NEVER_LEFT.test(error.message))
  );
}

/** "Consumer too slow": the server dropped a live subscription and is otherwise well. */
export function isSlowConsumer(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === 10;
}

export function isStreamNotFound(error: unknown): boolean {
  return error instanceof Error && hasType(error, ErrorType.STREAM_NOT_FOUND);
}

export function isWrongExpectedVersion(error: unknown): error is WrongExpectedVersionError {
  return error instanceof Error && hasType(error, ErrorType.WRONG_EXPECTED_VERSION);
}

/** The typed failure for an error that repeating does not mend; what this system cannot name stays a bug. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || isFailure(error)) return error;
  if (hasType(error, ErrorType.ACCESS_DENIED))
    return new Failure('CONFIGURATION', 'the event store refuses the credentials of the connection string', {}, error);
  if (hasType(error, ErrorType.STREAM_DELETED))
    return new Failure('CORRUPT', 'a stream was deleted on the server', {}, error);
  // RESOURCE_EXHAUSTED: a message larger than the server's transport takes.
  if (hasType(error, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED) || codeOf(error) === 8)
    return new Failure('TOO_LARGE', 'the events are larger than the server takes in one append', {}, error);
  return error;
}
