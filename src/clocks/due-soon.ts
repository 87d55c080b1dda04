import { addDays } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { addWorkingDays } from '../kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';
import { inForce } from '../reference/dated.ts';
import type { Dated } from '../reference/dated.ts';

/** How near its last day a clock is due soon. */
export interface DueSoonWindow extends Dated {
  readonly workingDays: number;
  /** Used if bank holidays are not known that far. */
  readonly calendarDays: number;
}

/**
 * A convention of this system. It counts working days, not school days. Most clocks are the local authority's, which
 * works through school holidays, and a school's calendar may end too early.
 */
export const DUE_SOON_WINDOWS: readonly DueSoonWindow[] = [
  { from: '1900-01-01', workingDays: 10, calendarDays: 14, source: 'Convention of this system' },
];

/** Whether a last day that has not passed lies within the window in force today. */
export function isDueSoon(due: CivilDate, today: CivilDate): boolean {
  const window = inForce(DUE_SOON_WINDOWS, today).at(-1);
  if (!window) return false;
  return (
    due <= (addWorkingDays(today, window.workingDays, ENGLAND_BANK_HOLIDAYS) ?? addDays(today, window.calendarDays))
  );
}
