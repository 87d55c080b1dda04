import { addDays, type CivilDate, daysBetween, weekday } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Chance } from './random.ts';

/** The terms of every school of the demo in one academic year, half-terms apart. */
export function termsOf(academicYear: number): readonly { readonly from: CivilDate; readonly to: CivilDate }[] {
  const [first, next] = [String(academicYear), String(academicYear + 1)];
  return [
    { from: `${first}-09-03`, to: `${first}-10-23` }, { from: `${first}-11-02`, to: `${first}-12-18` }, { from: `${next}-01-05`, to: `${next}-02-12` },
    { from: `${next}-02-22`, to: `${next}-03-26` }, { from: `${next}-04-12`, to: `${next}-05-21` }, { from: `${next}-06-01`, to: `${next}-07-20` },
  ];
}

/** A weekday in term time between two days, or undefined when chance finds none. */
export function schoolDay(chance: Chance, from: CivilDate, to: CivilDate): CivilDate | undefined {
  const span = daysBetween(from, to);
  if (span < 0) return undefined;
  for (let tries = 0; tries < 60; tries += 1) {
    const day = addDays(from, chance.whole(0, span));
    const month = Number(day.slice(5, 7));
    const year = Number(day.slice(0, 4)) - (month < 9 ? 1 : 0);
    if (weekday(day) <= 5 && weekday(day) >= 1 && termsOf(year).some((term) => term.from <= day && day <= term.to)) return day;
  }
  return undefined;
}

/** A moment of a school's working day. */
export function workingHour(chance: Chance, day: CivilDate): Instant {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day}T${two(chance.whole(8, 16))}:${two(chance.whole(0, 59))}:${two(chance.whole(0, 59))}.000Z`;
}
