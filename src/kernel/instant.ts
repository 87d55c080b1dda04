import { FIRST_DAY, LAST_DAY, YEARS } from './day-range.ts';

/**
 * A moment in UTC with milliseconds, exactly `YYYY-MM-DDTHH:mm:ss.sssZ` (RFC 3339). Its fixed width makes text order
 * the order of time, so folds, SQL and cursors compare instants as text. Its day in London is in the range of
 * `day-range.ts`.
 */
export type Instant = string;

const PATTERN = new RegExp(`^${YEARS}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$`);

/** Moments on days that every month has: for these the pattern is enough. */
const PLAIN = new RegExp(
  `^${YEARS}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$`,
);

export function isInstant(value: unknown): value is Instant {
  if (typeof value !== 'string') return false;
  if (PLAIN.test(value)) return true;
  return PATTERN.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
}

/**
 * Reads any RFC 3339 date-time with an offset; `undefined` if it is not one, or if the moment it names is outside the
 * range: an offset can carry a day that is inside over its end.
 */
export function parseInstant(text: string): Instant | undefined {
  if (PLAIN.test(text)) return text;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) return undefined;
  // Date.parse turns 31 February into a day of March, so compare the day, in its own offset, with the input.
  const offset = /([+-])(\d\d):(\d\d)$/.exec(text);
  const minutes = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  if (new Date(ms + minutes * 60_000).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  const instant = new Date(ms).toISOString();
  return PATTERN.test(instant) ? instant : undefined;
}

/**
 * The moment itself or, for one outside the range, its end: how a moment is shown that was stored before there was a
 * range.
 */
export function nearestInstant(text: string): Instant | undefined {
  const instant = parseInstant(text);
  if (instant !== undefined || !STORED.test(text)) return instant;
  const ms = Date.parse(text);
  if (ms < Date.parse(FIRST_INSTANT)) return FIRST_INSTANT;
  return ms > Date.parse(LAST_INSTANT) ? LAST_INSTANT : undefined;
}

/** A moment as `toISOString` writes it: years of more than four digits have a sign. */
const STORED = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const FIRST_INSTANT: Instant = `${FIRST_DAY}T00:00:00.000Z`;
const LAST_INSTANT: Instant = `${LAST_DAY}T23:59:59.999Z`;

/** Whole milliseconds from `earlier` to `later`; negative if `later` comes first. */
export function millisecondsBetween(earlier: Instant, later: Instant): number {
  return Date.parse(later) - Date.parse(earlier);
}

/** The newest answer of `instantFromMilliseconds`: a request reads its clock many times within a millisecond. */
let newest = { ms: 0, instant: new Date(0).toISOString() };

export function instantFromMilliseconds(ms: number): Instant {
  if (ms !== newest.ms) newest = { ms, instant: new Date(ms).toISOString() };
  return newest.instant;
}

export function laterInstant(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
