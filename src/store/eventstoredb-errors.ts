import { ErrorType, isCommandError } from '@eventstore/db-client';
import type { WrongExpectedVersionError } from '@eventstore/db-client';
import { Failure, isFailure } from '../kernel/failure.ts';

/**
 * A limit of ours was reached. The client has none on reads, and notices a frozen server only by the keep-alive (20 s).
 */
export class TimeLimitReached extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${String(Math.round(milliseconds))} ms`);
    this.name = 'TimeLimitReached';
  }
}

/** The client was replaced in the middle of a call, because it had fallen silent for another one. */
export class ClientReplaced extends Error {
  constructor() {
    super('the client was replaced');
    this.name = 'ClientReplaced';
  }
}

/**
 * Whether a call may be made again. NOT_SENT: it cannot have reached the log. NO: the answer would be the same.
 * PERHAPS_DONE: it may have reached the log, so repeat an append with the same ids and expectation.
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

/** Some errors come without a code, such as the empty DeadlineExceededError during a failover. */
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
 * True if the client must be replaced, because it was silent or lost its connection. It reconnects by itself.
 * But calls that fail at the same moment can leave it with a closed channel for ever ("Channel closed before call
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

/** "Consumer too slow": the server dropped a live subscription, and nothing else is wrong with it. */
export function isSlowConsumer(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === 10;
}

export function isStreamNotFound(error: unknown): boolean {
  return error instanceof Error && hasType(error, ErrorType.STREAM_NOT_FOUND);
}

export function isWrongExpectedVersion(error: unknown): error is WrongExpectedVersionError {
  return error instanceof Error && hasType(error, ErrorType.WRONG_EXPECTED_VERSION);
}

/**
 * Answers the Failure for an error that repeating does not mend. Unknown errors stay as they are, because they are
 * bugs.
 */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || isFailure(error)) return error;
  if (hasType(error, ErrorType.ACCESS_DENIED))
    return new Failure('CONFIGURATION', 'the event store refuses the credentials of the connection string', {}, error);
  if (hasType(error, ErrorType.STREAM_DELETED))
    return new Failure('CORRUPT', 'a stream was deleted on the server', {}, error);
  // RESOURCE_EXHAUSTED: the message is larger than the server's transport accepts.
  if (hasType(error, ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED) || codeOf(error) === 8)
    return new Failure('TOO_LARGE', 'the events are larger than the server takes in one append', {}, error);
  return error;
}
