import { academicYearOf, addDays, type CivilDate, daysBetween, weekday } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import { isSchoolDay, type SchoolCalendar } from '../kernel/school-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';
import type { Chance } from './random.ts';

/** The terms of every school of the demo in one academic year, half-terms apart. */
export function termsOf(academicYear: number): readonly { readonly from: CivilDate; readonly to: CivilDate }[] {
  const [first, next] = [String(academicYear), String(academicYear + 1)];
  return [
    { from: `${first}-09-03`, to: `${first}-10-23` },
    { from: `${first}-11-02`, to: `${first}-12-18` },
    { from: `${next}-01-05`, to: `${next}-02-12` },
    { from: `${next}-02-22`, to: `${next}-03-26` },
    { from: `${next}-04-12`, to: `${next}-05-21` },
    { from: `${next}-06-01`, to: `${next}-07-20` },
  ];
}

/** A weekday in term time between two days, or undefined when chance finds none. */
export function schoolDay(chance: Chance, from: CivilDate, to: CivilDate): CivilDate | undefined {
  const span = daysBetween(from, to);
  if (span < 0) return undefined;
  for (let tries = 0; tries < 60; tries += 1) {
    const day = addDays(from, chance.whole(0, span));
    if (inTerm(day)) return day;
  }
  return undefined;
}

/** The last school day on or before a day. */
export function schoolDayBy(day: CivilDate): CivilDate {
  return inTerm(day) ? day : schoolDayBy(addDays(day, -1));
}

/** The last Monday on or before a day that is a school day: from it a story counts on without falling on weekends. */
export function schoolMondayBy(day: CivilDate): CivilDate {
  const monday = mondayBefore(day);
  return inTerm(monday) ? monday : schoolMondayBy(addDays(monday, -1));
}

/** The first school day on or after a day. */
export function schoolDayFrom(day: CivilDate): CivilDate {
  return inTerm(day) ? day : schoolDayFrom(addDays(day, 1));
}

/** The school day after which so many school days have gone by on `today`. */
export function schoolDaysAgo(today: CivilDate, days: number): CivilDate {
  let day = schoolDayBy(today);
  for (let left = days; left > 0; left -= 1) day = schoolDayBy(addDays(day, -1));
  return day;
}

export function mondayBefore(day: CivilDate): CivilDate {
  return addDays(day, 1 - weekday(day));
}

/** A moment of a day, `time` as `HH:MM`. */
export function at(day: CivilDate, time: string): Instant {
  return `${day}T${time}:00.000Z`;
}

/** A moment of a school's working day. */
export function workingHour(chance: Chance, day: CivilDate): Instant {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day}T${two(chance.whole(8, 16))}:${two(chance.whole(0, 59))}:${two(chance.whole(0, 59))}.000Z`;
}

function inTerm(day: CivilDate): boolean {
  const academicYear = academicYearOf(day);
  const calendar: SchoolCalendar = {
    years: [{ academicYear, terms: termsOf(academicYear), closures: [] }],
    holidays: ENGLAND_BANK_HOLIDAYS,
  };
  return isSchoolDay(day, calendar) === true;
}
