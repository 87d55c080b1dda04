import type { CivilDate } from '../kernel/civil-date.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** Length of a full school week, in minutes. */
export interface FullTimetable extends Dated {
  readonly minutesPerWeek: number;
}

/** 32.5 hours. Before the expectation was set it was the usual week of most schools, and no other is known here. */
export const FULL_TIMETABLES: readonly FullTimetable[] = [
  {
    from: '1900-01-01',
    to: '2022-03-27',
    minutesPerWeek: 1_950,
    source: 'Convention of this system: the usual week before an expectation was set',
  },
  {
    from: '2022-03-28',
    minutesPerWeek: 1_950,
    source: 'Schools white paper, 28 March 2022: 32.5 hours a week; DfE guidance "Length of the school week"',
  },
];

/** Minutes of a full week on a day; undefined where the table has none. */
export function fullTimetableMinutes(on: CivilDate): number | undefined {
  return inForce(FULL_TIMETABLES, on).at(-1)?.minutesPerWeek;
}
