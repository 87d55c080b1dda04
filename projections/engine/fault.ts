import { isFailure } from '../../src/kernel/failure.ts';
import { CannotApply } from './projection.ts';

/** Why a read model stands still: at which event, and what kind of fault. Never holds personal data. */
export interface Fault {
  /** Ordinal of the event that could not be applied. */
  readonly ordinal: number;
  /** UNKNOWN_EVENT_TYPE, UNKNOWN_SCHEMA_VERSION, HANDLER_FAILED, or the code of a Failure of disk or log. */
  readonly code: string;
}

/** The fault an error amounts to when it came while this event was applied. */
export function faultAt(ordinal: number, error: unknown): Fault {
  if (error instanceof CannotApply || isFailure(error)) return { ordinal, code: error.code };
  return { ordinal, code: 'HANDLER_FAILED' };
}

/** Whether trying again later may help without another program or another log: the disk, not the event. */
export function mayPass(fault: Fault): boolean {
  return ['DISK_FULL', 'READ_ONLY', 'LOCKED', 'UNAVAILABLE', 'AMBIGUOUS'].includes(fault.code);
}
