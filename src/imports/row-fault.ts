/**
 * What can be wrong with a file of pupils. A row is REJECTED when nobody can tell who or when is meant, or when a cell
 * is hostile; everything else is ACCEPTED_WITH_DISCREPANCY, because dropping a real child from the register is worse
 * than carrying a question. Faults of the whole file are REJECTED from where they stand.
 */
export const FAULT_DISPOSITIONS = {
  UPN_MALFORMED: 'REJECTED',
  /** The child is found by name and date of birth, or is new. */
  UPN_MISSING: 'ACCEPTED_WITH_DISCREPANCY',
  /** The child is on roll without a UPN, and the file has one. */
  UPN_NOT_RECORDED: 'ACCEPTED_WITH_DISCREPANCY',
  /** Several children on roll have this name and date of birth, and no UPN tells which is meant. */
  NAMESAKES: 'REJECTED',
  UPN_CHECK_LETTER: 'ACCEPTED_WITH_DISCREPANCY',
  FORMER_UPN_INVALID: 'ACCEPTED_WITH_DISCREPANCY',
  NAME_MISSING: 'REJECTED',
  FORMULA_CELL: 'REJECTED',
  /** Bytes that are no text in the file's encoding, in a name. */
  TEXT_UNREADABLE: 'REJECTED',
  /** A question mark in a name: the program that wrote the file had no such letter. */
  NAME_DAMAGED: 'ACCEPTED_WITH_DISCREPANCY',
  TEXT_TOO_LONG: 'REJECTED',
  TOO_MANY_ENTRIES: 'REJECTED',
  DATE_INVALID: 'REJECTED',
  DATE_BEFORE_BIRTH: 'REJECTED',
  STATUS_UNKNOWN: 'REJECTED',
  /** Needs, and nothing that says for what. */
  STATUS_MISSING: 'ACCEPTED_WITH_DISCREPANCY',
  /** Two rows of a pupil give a status without an end: the later one counts. */
  STATUS_OPEN_TWICE: 'ACCEPTED_WITH_DISCREPANCY',
  STATUS_RETIRED: 'ACCEPTED_WITH_DISCREPANCY',
  NEED_UNKNOWN: 'ACCEPTED_WITH_DISCREPANCY',
  NEED_RETIRED: 'ACCEPTED_WITH_DISCREPANCY',
  NEED_RANK_INVALID: 'ACCEPTED_WITH_DISCREPANCY',
  NEED_DATE_INVALID: 'ACCEPTED_WITH_DISCREPANCY',
  NEED_MISSING: 'ACCEPTED_WITH_DISCREPANCY',
  NSA_WITH_PLAN: 'ACCEPTED_WITH_DISCREPANCY',
  REVIEW_DATE_INVALID: 'ACCEPTED_WITH_DISCREPANCY',
  SEX_UNKNOWN: 'ACCEPTED_WITH_DISCREPANCY',
  YEAR_GROUP_UNKNOWN: 'ACCEPTED_WITH_DISCREPANCY',
  /** The same child again. */
  DUPLICATE_ROW: 'REJECTED',
  /** Another child, by name and date of birth, has this UPN in the same file. */
  UPN_SHARED: 'ACCEPTED_WITH_DISCREPANCY',
  /** Text beyond the last heading: nobody can tell which cell is which. */
  TOO_MANY_CELLS: 'REJECTED',
  /** A quotation mark is opened here and never closed. */
  QUOTE_NOT_CLOSED: 'REJECTED',
  /** The file ends in the middle of this row. */
  ROW_TRUNCATED: 'REJECTED',

  CTF_VERSION_UNKNOWN: 'ACCEPTED_WITH_DISCREPANCY',
  NOT_A_CTF: 'REJECTED',
  /** A workbook or the like: it has to be saved as CSV first. */
  NOT_A_CSV: 'REJECTED',
  /** No pupil in it. */
  FILE_EMPTY: 'REJECTED',
  /** `column` is the first of the headings that are read for it. */
  COLUMN_MISSING: 'REJECTED',
  /** A heading stands twice: nobody can tell which column is meant. */
  COLUMN_DOUBLED: 'REJECTED',
  TOO_MANY_COLUMNS: 'REJECTED',
  TOO_MANY_PUPILS: 'REJECTED',
  ENCODING_UNKNOWN: 'REJECTED',
  XML_MALFORMED: 'REJECTED',
  XML_DTD_FORBIDDEN: 'REJECTED',
  XML_TOO_DEEP: 'REJECTED',
} as const;

export type FaultCode = keyof typeof FAULT_DISPOSITIONS;
export type Disposition = (typeof FAULT_DISPOSITIONS)[FaultCode];

/**
 * `column` names the element or column that is at fault; for faults of the XML itself it is the place in the line, from
 * 0, and of a CSV line nothing. Never a value: faults are printed and kept.
 */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly code: FaultCode;
  readonly disposition: Disposition;
}

export function fault(code: FaultCode, line: number, column: string): RowFault {
  return { line, column, code, disposition: FAULT_DISPOSITIONS[code] };
}
