import { type CivilDate, daysBetween } from '../kernel/civil-date.ts';
import { type SchoolCalendar, schoolDaysBetween } from '../kernel/school-days.ts';
import { type Dated, inForce } from './dated.ts';

/** How long after a decision people who have to be told of it may still not have been. */
export interface InformingThreshold extends Dated {
  readonly schoolDays: number;
  /** Used where the school's calendar does not cover the days between. */
  readonly calendarDays: number;
}

/** Customary: neither s.68 of the Children and Families Act 2014 nor the Code of Practice names a number of days. */
export const INFORMING_THRESHOLDS: readonly InformingThreshold[] = [
  {
    from: '2014-09-01',
    schoolDays: 10,
    calendarDays: 14,
    source: 'Convention of this system; Children and Families Act 2014 s.68 names no number of days',
  },
];

/** Whether more days than is customary have gone by on `on` since the decision. */
export function isInformingOverdue(decidedOn: CivilDate, on: CivilDate, calendar: SchoolCalendar): boolean {
  const threshold = inForce(INFORMING_THRESHOLDS, decidedOn).at(-1);
  if (threshold === undefined) return false;
  const schoolDays = schoolDaysBetween(decidedOn, on, calendar);
  return schoolDays === undefined
    ? daysBetween(decidedOn, on) > threshold.calendarDays
    : schoolDays > threshold.schoolDays;
}
