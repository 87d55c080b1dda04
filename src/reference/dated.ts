import type { CivilDate } from '../kernel/civil-date.ts';

/** A row of reference data: what held from a day up to and with another, and where that is written. */
export interface Dated {
  readonly from: CivilDate;
  /** The last day; absent while no end is known. */
  readonly to?: CivilDate;
  readonly source: string;
}

export function isInForce({ from, to }: Dated, on: CivilDate): boolean {
  return from <= on && (to === undefined || on <= to);
}

/** The rows in force on a day, in the order of the table. */
export function inForce<Row extends Dated>(rows: readonly Row[], on: CivilDate): readonly Row[] {
  return rows.filter((row) => isInForce(row, on));
}
