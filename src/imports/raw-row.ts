/** A text of a file with its place. Readers trim it, and write dates as `YYYY-MM-DD` where they can read them. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: string;
}

/** One pupil as a file has it, before anything is believed. Empty cells are left out. */
export interface RawRow {
  readonly line: number;
  readonly upn?: Cell | undefined;
  readonly formerUpn?: Cell | undefined;
  readonly surname?: Cell | undefined;
  readonly forename?: Cell | undefined;
  readonly dateOfBirth?: Cell | undefined;
  readonly sex?: Cell | undefined;
  readonly ncYear?: Cell | undefined;
  /** The next review as the file has it, of SEN support or of whichever the pupil has; and that of a plan. */
  readonly reviewOn?: Cell | undefined;
  readonly annualReviewOn?: Cell | undefined;
  readonly sen: readonly RawStatus[];
  readonly needs: readonly RawNeed[];
  /** The file had room for these needs only: the pupil may have more. */
  readonly mayHaveMoreNeeds?: true;
  /** Several rows gave the needs, and nothing but their order gives the ranks. */
  readonly ranksByOrder?: true;
  /** What the file calls an element of a CTF, for faults of cells that are not there. */
  readonly headings?: Readonly<Record<string, string>>;
}

export interface RawStatus {
  readonly line: number;
  readonly from?: Cell | undefined;
  readonly to?: Cell | undefined;
  readonly status?: Cell | undefined;
}

export interface RawNeed {
  readonly line: number;
  readonly rank?: Cell | undefined;
  readonly code?: Cell | undefined;
  readonly from?: Cell | undefined;
  readonly to?: Cell | undefined;
}
