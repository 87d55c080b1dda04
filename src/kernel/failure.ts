/**
 * Failures: errors outside the rules of the domain (schema/README.md). A refusal is a value, not a failure
 * (`refusal.ts`). Any other exception is a bug and is masked at the edge. This list is closed.
 */
export const FAILURE_CODES = [
  /** The stream is not at the expected revision; `actual` is where it is. */
  'WRONG_EXPECTED_REVISION',
  /** The store cannot be reached, is closed, or did not answer in time. Nothing was written. */
  'UNAVAILABLE',
  /**
   * The store did not answer an append in time, so it may or may not be written. Repeat it with the same ids and
   * expectation.
   */
  'AMBIGUOUS',
  /** The data folder belongs to another running process. */
  'LOCKED',
  'DISK_FULL',
  'READ_ONLY',
  /** Stored bytes have changed: not a database, a broken page, or not in canonical form. */
  'CORRUPT',
  /** The store holds what cannot be in the local log. Reading goes on with the state before it; nothing is recorded. */
  'LOG_FAULTED',
  /** An event, file or request is larger than the store accepts. */
  'TOO_LARGE',
  /** A value has no canonical form (`canonical.ts`): float, lone surrogate, undefined. */
  'NOT_CANONICAL',
  /** The vault lacks a subject's key, and no event records that it was destroyed. */
  'KEY_MISSING',
  /** Sealed bytes do not open under their key, or the key-encryption key is wrong. */
  'SEAL_BROKEN',
  /** This process's clock is more than two seconds behind the log, so new events would seem older than they are. */
  'CLOCK_BEHIND',
  /** The data folder holds no school yet, or was made by another version or by demo mode. */
  'DATA_FOLDER',
  /** A setting or an argument is wrong. */
  'CONFIGURATION',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** A typed failure. The message is for operators and never holds personal data. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(
    code: FailureCode,
    message: string,
    detail: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
  }
}

/** Whether `error` is a Failure, of this code if given. Works across duplicate copies of this module. */
export function isFailure(error: unknown, code?: FailureCode): error is Failure {
  return (
    error instanceof Error && error.name === 'Failure' && 'code' in error && (code === undefined || error.code === code)
  );
}
