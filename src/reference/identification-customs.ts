import { addCalendarMonths, addDays, type CivilDate } from '../kernel/civil-date.ts';
import { addSchoolDays, type SchoolCalendar } from '../kernel/school-days.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

export type CustomName = 'CONCERN_REVIEWED' | 'FIRST_SUPPORT_REVIEW';

/**
 * A limit that schools keep by custom: no law or guidance names it, so it never makes a breach, only a date to look at.
 */
export interface Custom extends Dated {
  readonly name: CustomName;
  readonly customary: true;
  readonly schoolDays?: number;
  /** Used where the school's calendar does not cover the days between. */
  readonly calendarDays?: number;
  readonly months?: number;
}

export const IDENTIFICATION_CUSTOMS: readonly Custom[] = [
  // Half a term: six school weeks of five days.
  {
    name: 'CONCERN_REVIEWED',
    customary: true,
    schoolDays: 30,
    calendarDays: 42,
    from: '2014-09-01',
    source: 'Custom of schools: a concern is reviewed within half a term',
  },
  // Three terms a year: a term is a third of it, its holidays included.
  {
    name: 'FIRST_SUPPORT_REVIEW',
    customary: true,
    months: 4,
    from: '2014-09-01',
    source: 'Custom of schools: the first review of SEN support is within one term (CoP 6.65: three meetings a year)',
  },
];

/** The last day within the custom that holds on `start`; undefined where there was none. */
export function customaryDay(name: CustomName, start: CivilDate, calendar?: SchoolCalendar): CivilDate | undefined {
  const custom = inForce(IDENTIFICATION_CUSTOMS, start).find((row) => row.name === name);
  if (custom === undefined) return undefined;
  const { schoolDays, calendarDays, months } = custom;
  if (months !== undefined) return addCalendarMonths(start, months);
  const bySchoolDays =
    schoolDays === undefined || calendar === undefined ? undefined : addSchoolDays(start, schoolDays, calendar);
  return bySchoolDays ?? (calendarDays === undefined ? undefined : addDays(start, calendarDays));
}
