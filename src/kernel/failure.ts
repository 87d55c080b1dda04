/**
 * Failures: something outside the rules of the domain went wrong (schema/README.md). A refusal is not a failure and is
 * a value (`refusal.ts`); a bug is any other exception and is masked at the edge. This list is closed.
 */
export const FAILURE_CODES = [
  /** The stream is not at the expected revision; `actual` says where it is. */
  'WRONG_EXPECTED_REVISION',
  /** The store cannot be reached, is closed, or did not answer in time. Nothing was written. */
  'UNAVAILABLE',
  /**
   * The store did not answer an append in time: it may or may not be written. Repeat with the same ids and expectation.
   */
  'AMBIGUOUS',
  /** The data folder belongs to another running process. */
  'LOCKED',
  'DISK_FULL',
  'READ_ONLY',
  /**
   * Stored bytes are not what they were: not a database, a broken page, or bytes that differ from their canonical form.
   */
  'CORRUPT',
  /** An event, a file or a request is larger than the store takes. */
  'TOO_LARGE',
  /** A value has no canonical form (`canonical.ts`): float, lone surrogate, undefined. */
  'NOT_CANONICAL',
  /** A subject's key is not in the vault, and no event says that it was destroyed. */
  'KEY_MISSING',
  /** Sealed bytes do not open under their key, or the key-encryption key is not the right one. */
  'SEAL_BROKEN',
  /** This process's clock is more than two seconds behind the log: writing would lie about the order. */
  'CLOCK_BEHIND',
  /** The data folder has no school in it yet, was made by another version, or by demo mode. */
  'DATA_FOLDER',
  /** A setting or an argument is wrong. */
  'CONFIGURATION',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** A typed failure. The message is for people who run the system and never holds personal data. */
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

/** Whether `error` is a Failure, of this code when one is given. Survives duplicate copies of this module. */
export function isFailure(error: unknown, code?: FailureCode): error is Failure {
  return (
    error instanceof Error && error.name === 'Failure' && 'code' in error && (code === undefined || error.code === code)
  );
}
