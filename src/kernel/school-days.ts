import { academicYearOf, addDays } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { isWorkingDay } from './working-days.ts';
import type { BankHolidays } from './working-days.ts';

/** A school's terms (first and last day) in one academic year, and the closures within them. */
export interface TermCalendar {
  readonly academicYear: number;
  readonly terms: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
  readonly closures: readonly CivilDate[];
}

/** What school days are counted by. A year without a calendar is unknown: results are undefined, never a guess. */
export interface SchoolCalendar {
  readonly years: readonly TermCalendar[];
  readonly holidays: BankHolidays;
}

/**
 * Whether a day is a weekday within a term, not a closure and not a bank holiday; undefined if its year has no
 * calendar.
 */
export function isSchoolDay(date: CivilDate, calendar: SchoolCalendar): boolean | undefined {
  const year = calendar.years.find(({ academicYear }) => academicYear === academicYearOf(date));
  const working = isWorkingDay(date, calendar.holidays);
  if (!year || working === undefined) return undefined;
  return working && year.terms.some(({ from, to }) => from <= date && date <= to) && !year.closures.includes(date);
}

/** The `days`-th school day after `date`, not counting it; undefined if it lies beyond the calendar. */
export function addSchoolDays(date: CivilDate, days: number, calendar: SchoolCalendar): CivilDate | undefined {
  let day = date;
  for (let counted = 0; counted < days;) {
    day = addDays(day, 1);
    const schoolDay = isSchoolDay(day, calendar);
    if (schoolDay === undefined) return undefined;
    if (schoolDay) counted += 1;
  }
  return day;
}

/**
 * School days after `earlier`, up to and including `later`. 0 if `later` is not later; undefined if a day between is
 * unknown.
 */
export function schoolDaysBetween(earlier: CivilDate, later: CivilDate, calendar: SchoolCalendar): number | undefined {
  let count = 0;
  for (let day = addDays(earlier, 1); day <= later; day = addDays(day, 1)) {
    const schoolDay = isSchoolDay(day, calendar);
    if (schoolDay === undefined) return undefined;
    if (schoolDay) count += 1;
  }
  return count;
}
