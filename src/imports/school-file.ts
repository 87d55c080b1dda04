import type { CivilDate } from '../kernel/civil-date.ts';
import type { RegisterRow } from './register-row.ts';
import type { RowFault } from './row-fault.ts';

/**
 * The kinds of school file that are read: a Common Transfer File, or a register exported from a management information
 * system as CSV.
 */
export type SchoolFileFormat = 'CTF' | 'MIS';

/** Who sent the file and when, as far as it says so itself; a CSV file says neither. */
export interface SchoolFileHeader {
  /** As written, `25.0`. */
  readonly version?: string;
  /** LA code and establishment number of the sender, seven digits. */
  readonly sourceLaestab?: string;
  /** The day on which the file was made. */
  readonly madeOn?: CivilDate;
}

/** What comes out of a file, in its order. The header comes once, before all pupils, and END once, last. */
export type SchoolFileItem =
  | { readonly kind: 'HEADER'; readonly header: SchoolFileHeader }
  | { readonly kind: 'PUPIL'; readonly row: RegisterRow; readonly faults: readonly RowFault[] }
  | { readonly kind: 'REJECTED'; readonly line: number; readonly faults: readonly RowFault[] }
  /** About the file as a whole. */
  | { readonly kind: 'FAULT'; readonly fault: RowFault }
  /** `incomplete`: reading ended before the file did, and pupils may be missing. Those that came are good. */
  | { readonly kind: 'END'; readonly pupils: number; readonly rejected: number; readonly incomplete: boolean };

/** Pupils that a file may hold, good and rejected: more is no school. */
export const MAX_PUPILS = 50_000;
