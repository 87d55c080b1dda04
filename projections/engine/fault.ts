import { isFailure } from '../../src/kernel/failure.ts';
import { CannotApply } from './projection.ts';

/** Why a read model has stopped: the event and the kind of fault. Contains no personal data. */
export interface Fault {
  /** Ordinal of the event that could not be applied. */
  readonly ordinal: number;
  /** UNKNOWN_EVENT_TYPE, UNKNOWN_SCHEMA_VERSION, HANDLER_FAILED, or the code of a Failure of the disk or the log. */
  readonly code: string;
}

/** Turns an error into the fault of the event that was being applied. */
export function faultAt(ordinal: number, error: unknown): Fault {
  if (error instanceof CannotApply || isFailure(error)) return { ordinal, code: error.code };
  return { ordinal, code: 'HANDLER_FAILED' };
}

/** True if trying again may help, as with a full disk. A fault of the event itself needs another program or log. */
export function mayPass(fault: Fault): boolean {
  return ['DISK_FULL', 'READ_ONLY', 'LOCKED', 'UNAVAILABLE', 'AMBIGUOUS'].includes(fault.code);
}
