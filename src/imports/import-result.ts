import type { RuleCode } from '../decisions/rules.ts';
import type { FaultCode, RowFault } from './row-fault.ts';

/**
 * How many pupils are on a school's register: on roll, by provision code, by primary need (codes with 0 are left out).
 */
export interface RegisterCounts {
  readonly pupils: number;
  readonly status: { readonly K: number; readonly E: number; readonly N: number };
  readonly primaryNeed: Readonly<Record<string, number>>;
}

/** A fault of the file, or the rule that refused what a row says. */
export interface ImportFault extends Omit<RowFault, 'code'> {
  readonly code: FaultCode | RuleCode;
}

/**
 * What became of a file. The counts are of what is on the register afterwards (after a dry run: would be). `recorded`
 * and `unchanged` count pupils of the file; `discrepancies` counts questions for a person: rows accepted with a fault
 * and differences from the log. `incomplete`: reading ended before the file did. `otherSchool`: LA and establishment
 * number in the header of a CTF that another school made, as when a pupil moves; absent for the school's own and for
 * CSV.
 */
export interface ImportResult extends RegisterCounts {
  readonly recorded: number;
  readonly unchanged: number;
  readonly discrepancies: number;
  readonly faults: readonly ImportFault[];
  readonly incomplete: boolean;
  readonly otherSchool?: string;
  readonly dryRun: boolean;
}
