import { addDays, weekday } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';

/** England's bank holidays, and the days between which all are known. Outside them no working day can be counted. */
export interface BankHolidays {
  readonly knownFrom: CivilDate;
  readonly knownTo: CivilDate;
  readonly dates: ReadonlySet<CivilDate>;
}

/** The same weekday `weeks` later. Holidays do not stop a clock of weeks. */
export function addCalendarWeeks(date: CivilDate, weeks: number): CivilDate {
  return addDays(date, weeks * 7);
}

/** The last day of a period of `days` that begins with `date`: the day itself is day 1. */
export function periodBeginningWith(date: CivilDate, days: number): CivilDate {
  return addDays(date, days - 1);
}

/** Whether a day is neither Saturday, Sunday nor bank holiday; undefined if its bank holidays are not known. */
export function isWorkingDay(date: CivilDate, holidays: BankHolidays): boolean | undefined {
  if (date < holidays.knownFrom || date > holidays.knownTo) return undefined;
  return weekday(date) <= 5 && !holidays.dates.has(date);
}

/** The day itself if it is a working day, otherwise the next one; undefined if bank holidays are not known. */
export function workingDayOnOrAfter(date: CivilDate, holidays: BankHolidays): CivilDate | undefined {
  let day = date;
  for (;;) {
    const working = isWorkingDay(day, holidays);
    if (working !== false) return working && day;
    day = addDays(day, 1);
  }
}

export function nextWorkingDay(date: CivilDate, holidays: BankHolidays): CivilDate | undefined {
  return workingDayOnOrAfter(addDays(date, 1), holidays);
}

/** The `days`-th working day after `date`, not counting it; undefined if bank holidays are not known. */
export function addWorkingDays(date: CivilDate, days: number, holidays: BankHolidays): CivilDate | undefined {
  let day: CivilDate | undefined = date;
  for (let counted = 0; counted < days && day !== undefined; counted += 1) day = nextWorkingDay(day, holidays);
  return day;
}
