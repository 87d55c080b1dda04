import { daysBetween } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { schoolDaysBetween } from '../kernel/school-days.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** How long after a decision its entry still counts as prompt. */
export interface LateEntryThreshold extends Dated {
  readonly schoolDays: number;
  /** Used where the school's calendar does not cover the days between. */
  readonly calendarDays: number;
}

/** A convention of this system: no law or guidance names a number of days. */
export const LATE_ENTRY_THRESHOLDS: readonly LateEntryThreshold[] = [
  { from: '1900-01-01', schoolDays: 5, calendarDays: 7, source: 'Convention of this system' },
];

/** Whether a decision was recorded late: flagged, never forbidden. */
export function isLateEntry(decidedOn: CivilDate, recordedOn: CivilDate, calendar?: SchoolCalendar): boolean {
  const threshold = inForce(LATE_ENTRY_THRESHOLDS, recordedOn).at(-1);
  if (!threshold) return false;
  const schoolDays = calendar && schoolDaysBetween(decidedOn, recordedOn, calendar);
  return schoolDays === undefined
    ? daysBetween(decidedOn, recordedOn) > threshold.calendarDays
    : schoolDays > threshold.schoolDays;
}
