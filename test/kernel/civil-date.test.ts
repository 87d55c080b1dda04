import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  academicYearOf,
  addCalendarMonths,
  addDays,
  addYears,
  civilDateOfInstant,
  dayBefore,
  daysBetween,
  isCivilDate,
  startOfDayInLondon,
  weekday,
} from '../../src/kernel/civil-date.ts';

const date = fc.integer({ min: 0, max: 72_000 }).map((days) => addDays('1996-01-01', days));
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

describe('civil dates', () => {
  test.each(['2024-02-29', '1900-01-01', '2199-12-31', '2000-02-29', '2026-11-02'])('%s is one', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '2100-02-29',
    '2026-02-31',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1899-12-31',
    '2200-01-01',
    '2026-1-02',
    '2026-01-02T00:00',
    ' 2026-01-02',
    '',
    20260102,
    null,
  ])('%s is none', (value) => {
    expect(isCivilDate(value)).toBe(false);
  });

  test('every text of the form is a day exactly when the calendar has it', () => {
    const text = fc
      .tuple(fc.integer({ min: 1890, max: 2210 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
      .map(([year, month, day]) => `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(text, (day) => {
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        const real = new Date(Date.UTC(year, month - 1, date));
        const exists = real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
        expect(isCivilDate(day)).toBe(exists && year >= 1900 && year < 2200);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    // Over both changes of the clock: a day is a day.
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  test('adding days and counting them are inverse, and each day is the next weekday', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -2_000, max: 2_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(weekday(addDays(from, 1))).toBe((weekday(from) % 7) + 1);
        expect(addDays(dayBefore(from), 1)).toBe(from);
      }),
    );
  });

  test.each([
    ['2026-11-02', 1],
    ['2026-11-06', 5],
    ['2026-11-08', 7],
  ])('%s is weekday %i', (day, number) => {
    expect(weekday(day)).toBe(number);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addCalendarMonths(from, months)).toBe(to);
  });

  test.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2010-08-31', 16, '2026-08-31'],
  ])('%s and %i years is %s', (from, years, to) => {
    expect(addYears(from, years)).toBe(to);
  });

  test.each([
    ['2026-09-01', 2026],
    ['2026-08-31', 2025],
    ['2027-01-01', 2026],
  ])('%s lies in the academic year %i', (day, year) => {
    expect(academicYearOf(day)).toBe(year);
  });

  test('text that is no date is a bug', () => {
    expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
  });
});

describe('days in England', () => {
  test.each([
    ['2026-07-01T22:59:59.999Z', '2026-07-01'],
    ['2026-07-01T23:00:00.000Z', '2026-07-02'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
    // 29 March and 25 October 2026: the clocks change at 01:00 UTC.
    ['2026-03-28T23:30:00.000Z', '2026-03-28'],
    ['2026-03-29T23:00:00.000Z', '2026-03-30'],
    ['2026-10-24T23:00:00.000Z', '2026-10-25'],
    ['2026-10-25T23:30:00.000Z', '2026-10-25'],
  ])('at %s it is %s', (instant, day) => {
    expect(civilDateOfInstant(instant)).toBe(day);
  });

  test.each([
    ['2026-07-01', '2026-06-30T23:00:00.000Z'],
    ['2026-12-01', '2026-12-01T00:00:00.000Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000Z'],
    ['2026-03-30', '2026-03-29T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T23:00:00.000Z'],
    ['2026-10-26', '2026-10-26T00:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(startOfDayInLondon(day)).toBe(instant);
  });

  test('agree with the time zone database from 1996 to 2193, at the first instant and just before it too', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
        const start = Date.parse(startOfDayInLondon(day));
        for (const at of [start, start - 1, start + ms]) {
          const instant = new Date(at).toISOString();
          expect(civilDateOfInstant(instant)).toBe(london.format(new Date(at)));
        }
        expect(civilDateOfInstant(startOfDayInLondon(day))).toBe(day);
        expect(civilDateOfInstant(new Date(start - 1).toISOString())).toBe(dayBefore(day));
      }),
      { numRuns: 400 },
    );
  });
});
