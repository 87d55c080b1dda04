import { FIRST_DAY, LAST_DAY, YEARS } from './day-range.ts';
import type { Instant } from './instant.ts';

/**
 * A day in England, exactly `YYYY-MM-DD`, in the range of `day-range.ts`. Its fixed width makes text order the order of
 * time. For any day that `isCivilDate` accepts no function here throws; text that is no day throws a RangeError, which
 * is a bug. What would be counted to a day outside the range is its first or last day: nothing is due or kept there.
 */
export type CivilDate = string;

const PATTERN = new RegExp(`^${YEARS}-\\d\\d-\\d\\d$`);
/** Days that every month has: for these the pattern is enough. */
const PLAIN = new RegExp(`^${YEARS}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])$`);
const DAY = 86_400_000;

/** Whether `value` is a real day of the range. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string') return false;
  if (PLAIN.test(value)) return true;
  if (!PATTERN.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00.000Z`);
  // Date.parse turns 31 February into a day of March, so compare the result with the input.
  return !Number.isNaN(ms) && fromMilliseconds(ms) === value;
}

/** The day or, for one outside the range, its end: how a day is shown that was stored before there was a range. */
export function nearestDay(text: string): CivilDate | undefined {
  if (!SHAPE.test(text)) return undefined;
  if (text < FIRST_DAY) return FIRST_DAY;
  if (text > LAST_DAY) return LAST_DAY;
  return isCivilDate(text) ? text : undefined;
}

/** The day `days` later; the first or last day of the range if that lies outside. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromMilliseconds(milliseconds(date) + days * DAY);
}

/** Days from `earlier` to `later`; negative if `later` comes first. */
export function daysBetween(earlier: CivilDate, later: CivilDate): number {
  return (milliseconds(later) - milliseconds(earlier)) / DAY;
}

export function dayBefore(date: CivilDate): CivilDate {
  return addDays(date, -1);
}

/** 1 = Monday to 7 = Sunday (ISO 8601). */
export function weekday(date: CivilDate): number {
  return new Date(milliseconds(date)).getUTCDay() || 7;
}

/** The same day number `months` later, else the last day of that month (Dodds v Walker [1981] 1 WLR 1027). */
export function addCalendarMonths(date: CivilDate, months: number): CivilDate {
  const day = new Date(milliseconds(date));
  const lastOfMonth = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0);
  return fromMilliseconds(
    Math.min(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, day.getUTCDate()), lastOfMonth),
  );
}

/** The same day `years` later; 29 February gives 28 February in a common year. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addCalendarMonths(date, years * 12);
}

/** The academic year (1 September to 31 August) of a day, as the calendar year it begins in. */
export function academicYearOf(date: CivilDate): number {
  return Number(date.slice(0, 4)) - (date.slice(5) < '09-01' ? 1 : 0);
}

/**
 * The day in England at an instant. Summer time follows the rule in force since 1996 (now SI 2002/262); before that,
 * autumn days may be an hour out.
 */
export function civilDateOfInstant(instant: Instant): CivilDate {
  const ms = Date.parse(instant);
  // Moments beyond the range are in older logs only. Their texts do not begin with a year of four digits.
  if (ms < FIRST || ms >= LAST + DAY) return fromMilliseconds(ms);
  return fromMilliseconds(isSummerTime(instant) ? ms + 3_600_000 : ms);
}

/** The first instant of a day in England, midnight there. */
export function startOfDayInLondon(date: CivilDate): Instant {
  const midnight = `${date}T00:00:00.000Z`;
  const anHourBefore = new Date(milliseconds(date) - 3_600_000).toISOString();
  return isSummerTime(anHourBefore) ? anHourBefore : midnight;
}

/** Summer time runs from 01:00 UTC of the last Sunday in March to 01:00 UTC of the last Sunday in October. */
function isSummerTime(instant: Instant): boolean {
  const year = instant.slice(0, 4);
  const { from, until } = SUMMERS.get(year) ?? summerOf(year);
  return from <= instant && instant < until;
}

interface Summer {
  readonly from: string;
  readonly until: string;
}

/** Cache by year, because every event of a rebuild asks. */
const SUMMERS = new Map<string, Summer>();

function summerOf(year: string): Summer {
  const summer = { from: `${lastSunday(`${year}-03-31`)}T01`, until: `${lastSunday(`${year}-10-31`)}T01` };
  SUMMERS.set(year, summer);
  return summer;
}

function lastSunday(endOfMonth: CivilDate): CivilDate {
  return addDays(endOfMonth, -(weekday(endOfMonth) % 7));
}

const SHAPE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Reads the digits: about eight times as fast as `Date.parse`, which counts for lists with thousands of days. */
function milliseconds(date: CivilDate): number {
  if (!SHAPE.test(date)) throw new RangeError('not a civil date');
  return Date.UTC(100 * twoDigits(date, 0) + twoDigits(date, 2), twoDigits(date, 5) - 1, twoDigits(date, 8));
}

function twoDigits(text: string, at: number): number {
  return 10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO;
}

const ZERO = 48;

const FIRST = milliseconds(FIRST_DAY);
const LAST = milliseconds(LAST_DAY);

function fromMilliseconds(ms: number): CivilDate {
  if (ms < FIRST) return FIRST_DAY;
  if (ms > LAST) return LAST_DAY;
  const day = new Date(ms);
  return `${String(day.getUTCFullYear())}-${padded(day.getUTCMonth() + 1)}-${padded(day.getUTCDate())}`;
}

function padded(number: number): string {
  return number < 10 ? `0${String(number)}` : String(number);
}
