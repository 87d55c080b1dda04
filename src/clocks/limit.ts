import { addCalendarMonths, addDays, dayBefore } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { addSchoolDays } from '../kernel/school-days.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { addCalendarWeeks, addWorkingDays, periodBeginningWith } from '../kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';

/**
 * How a limit is counted from its fact. Which unit it is follows from the words of the provision:
 * - `CALENDAR_WEEKS`: "within 6 weeks of receiving": the same weekday; the day of the fact is not counted.
 * - `CALENDAR_DAYS`: "within 15 days of receiving": the day of the fact is not counted.
 * - `DAYS_BEGINNING_WITH`: "15 days, beginning with the day …": the day of the fact is day 1.
 * - `MONTHS`: "within 2 months after": the corresponding date, else the last day of that month (Dodds v Walker [1981]).
 * - `MONTHS_BEGINNING_WITH`: "12 months starting with the date": the day before the corresponding date. Where that
 *   month is too short to have the corresponding date, its last day, by the same rule: 31 December and six months that
 *   begin with it end on 30 June, and twelve that begin on 29 February on 28 February.
 * - `WORKING_DAYS`: England's, the day of the fact not counted. `SCHOOL_DAYS`: by the calendar of the school.
 * - `WEEKS_BEFORE`, `MONTHS_BEFORE`: counted back from something that is to come ("at least two weeks before").
 * - `BEFORE_DAY_OF_YEAR`: "before 15 February in the calendar year of": the day before `monthDay` (MM-DD) of the fact's
 *   year.
 */
export type Limit =
  | { readonly unit: CountedUnit; readonly n: number }
  | { readonly unit: 'BEFORE_DAY_OF_YEAR'; readonly monthDay: string };

type CountedUnit =
  | 'CALENDAR_WEEKS'
  | 'CALENDAR_DAYS'
  | 'DAYS_BEGINNING_WITH'
  | 'MONTHS'
  | 'MONTHS_BEGINNING_WITH'
  | 'WORKING_DAYS'
  | 'SCHOOL_DAYS'
  | 'WEEKS_BEFORE'
  | 'MONTHS_BEFORE';
type Counting = (from: CivilDate, n: number, calendar?: SchoolCalendar) => CivilDate | undefined;

const COUNTING: Readonly<Record<CountedUnit, Counting>> = {
  CALENDAR_WEEKS: addCalendarWeeks,
  CALENDAR_DAYS: addDays,
  DAYS_BEGINNING_WITH: periodBeginningWith,
  MONTHS: addCalendarMonths,
  MONTHS_BEGINNING_WITH: monthsBeginningWith,
  WORKING_DAYS: (from, n) => addWorkingDays(from, n, ENGLAND_BANK_HOLIDAYS),
  SCHOOL_DAYS: (from, n, calendar) => calendar && addSchoolDays(from, n, calendar),
  WEEKS_BEFORE: (from, n) => addCalendarWeeks(from, -n),
  MONTHS_BEFORE: (from, n) => addCalendarMonths(from, -n),
};

function monthsBeginningWith(from: CivilDate, months: number): CivilDate {
  const end = addCalendarMonths(from, months);
  return end.slice(8) === from.slice(8) ? dayBefore(end) : end;
}

const WORDS: Readonly<Record<CountedUnit, string>> = {
  CALENDAR_WEEKS: 'weeks',
  CALENDAR_DAYS: 'days',
  DAYS_BEGINNING_WITH: 'days beginning with the day itself',
  MONTHS: 'months',
  MONTHS_BEGINNING_WITH: 'months beginning with the day itself',
  WORKING_DAYS: 'working days',
  SCHOOL_DAYS: 'school days',
  WEEKS_BEFORE: 'weeks before',
  MONTHS_BEFORE: 'months before',
};

/** The last day on which the limit is kept; undefined if bank holidays or school days are not known that far. */
export function lastDayOf(limit: Limit, from: CivilDate, calendar?: SchoolCalendar): CivilDate | undefined {
  if (limit.unit === 'BEFORE_DAY_OF_YEAR') return dayBefore(`${from.slice(0, 4)}-${limit.monthDay}`);
  return COUNTING[limit.unit](from, limit.n, calendar);
}

/** The limit in words, for instance `6 weeks` or `before 15 February of that year`. */
export function limitInWords(limit: Limit): string {
  if (limit.unit !== 'BEFORE_DAY_OF_YEAR')
    return `${limit.n} ${limit.n === 1 ? WORDS[limit.unit].replace(/^([a-z ]*?)s\b/, '$1') : WORDS[limit.unit]}`;
  const [month = '', day = ''] = limit.monthDay.split('-');
  return `before ${Number(day)} ${MONTH_NAMES[Number(month) - 1] ?? ''} of that year`;
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
