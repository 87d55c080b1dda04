import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { due } from '../../src/clocks/due.ts';
import { CLOCKS } from '../../src/clocks/clocks.ts';
import { isStepped } from '../../src/clocks/clock.ts';
import { lastDayOf, type Limit, limitInWords } from '../../src/clocks/limit.ts';
import { addDays, daysBetween, weekday } from '../../src/kernel/civil-date.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';

/** Within the span in which bank holidays are known, with room for the longest limit. */
const day = fc
  .integer({ min: 0, max: daysBetween('2016-01-01', '2029-06-30') })
  .map((days) => addDays('2016-01-01', days));
const weeks = fc.integer({ min: 1, max: 20 });
const months = fc.integer({ min: 1, max: 12 });
const monthsApart = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

test('weeks keep the weekday', () => {
  fc.assert(
    fc.property(day, weeks, (from, n) => {
      const end = lastDayOf({ unit: 'CALENDAR_WEEKS', n }, from)!;
      expect([weekday(end), daysBetween(from, end)]).toEqual([weekday(from), n * 7]);
    }),
  );
});

test('months keep the day number, else end with the month, and never leave it', () => {
  fc.assert(
    fc.property(day, months, (from, n) => {
      const end = lastDayOf({ unit: 'MONTHS', n }, from)!;
      expect(monthsApart(from, end)).toBe(n);
      if (end.slice(8) !== from.slice(8))
        expect([end.slice(8) < from.slice(8), addDays(end, 1).slice(8)]).toEqual([true, '01']);
    }),
  );
});

test('a period that begins with the day ends a day before one that does not, unless that one was cut to the end of its month', () => {
  fc.assert(
    fc.property(day, months, (from, n) => {
      const after = lastDayOf({ unit: 'MONTHS', n }, from)!;
      const cut = after.slice(8) !== from.slice(8);
      expect(lastDayOf({ unit: 'MONTHS_BEGINNING_WITH', n }, from)).toBe(cut ? after : addDays(after, -1));
      expect(addDays(lastDayOf({ unit: 'DAYS_BEGINNING_WITH', n }, from)!, 1)).toBe(
        lastDayOf({ unit: 'CALENDAR_DAYS', n }, from),
      );
    }),
    { numRuns: 2_000 },
  );
});

test('no clock runs out earlier because its fact came later', () => {
  const single = CLOCKS.flatMap((clock) => (isStepped(clock) ? [] : [[clock.id, clock.counts.from[0]] as const]));
  const joined = [
    ['APPEAL', 'decisionLetter'],
    ['LA_MOVE', 'planTransferred'],
    ['TRIBUNAL_ASSESS', 'tribunalOrder'],
    ['SCHOOL_CONSULT_RESPONSE', 'consultationReceived'],
  ] as const;
  const end = (clockId: string, facts: object): string | null => {
    const found = due(clockId, { ...facts });
    return found.kind === 'DUE' ? found.due : null;
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...single, ...joined),
      day,
      fc.integer({ min: 0, max: 400 }),
      ([clockId, fact], from, later) => {
        fc.pre(addDays(from, later) <= '2029-12-31');
        const [first, second] = [end(clockId, { [fact]: from }), end(clockId, { [fact]: addDays(from, later) })];
        expect([first === null, second === null, first! <= second!]).toEqual([false, false, true]);
      },
    ),
    { numRuns: 500 },
  );
});

test('an appeal ends on a working day, never before its two months, and after the vacation that they end in', () => {
  fc.assert(
    fc.property(day, (decisionLetter) => {
      const counted = lastDayOf({ unit: 'MONTHS', n: 2 }, decisionLetter)!;
      const found = due('APPEAL', { decisionLetter });
      const end = found.kind === 'DUE' ? found.due! : '';
      expect([end >= counted, weekday(end) <= 5, ENGLAND_BANK_HOLIDAYS.dates.has(end)]).toEqual([true, true, false]);
      if (counted.slice(5, 7) === '08') expect(end.slice(0, 7)).toBe(`${counted.slice(0, 4)}-09`);
      if (counted.slice(5) >= '12-25' || counted.slice(5) === '01-01') expect(end.slice(5, 9)).toBe('01-0');
    }),
  );
});

test.each<[Limit, string, string | undefined]>([
  [{ unit: 'SCHOOL_DAYS', n: 5 }, '2026-10-23', '2026-11-06'],
  [{ unit: 'SCHOOL_DAYS', n: 1 }, '2027-09-01', undefined],
  [{ unit: 'WORKING_DAYS', n: 5 }, '2026-10-23', '2026-10-30'],
])('%j from %s is %s', (limit, from, end) => {
  const calendar = {
    holidays: ENGLAND_BANK_HOLIDAYS,
    years: [
      {
        academicYear: 2026,
        terms: [
          { from: '2026-09-02', to: '2026-10-23' },
          { from: '2026-11-02', to: '2026-12-18' },
        ],
        closures: [],
      },
    ],
  };
  expect(lastDayOf(limit, from, calendar)).toBe(end);
});

test('school days without a calendar are not guessed', () => {
  expect(lastDayOf({ unit: 'SCHOOL_DAYS', n: 5 }, '2026-10-23')).toBeUndefined();
});

test('limits in words', () => {
  expect([
    limitInWords({ unit: 'CALENDAR_WEEKS', n: 6 }),
    limitInWords({ unit: 'DAYS_BEGINNING_WITH', n: 15 }),
    limitInWords({ unit: 'BEFORE_DAY_OF_YEAR', monthDay: '02-15' }),
    limitInWords({ unit: 'MONTHS', n: 1 }),
    limitInWords({ unit: 'WORKING_DAYS', n: 1 }),
    limitInWords({ unit: 'CALENDAR_DAYS', n: 30 }),
    limitInWords({ unit: 'MONTHS_BEGINNING_WITH', n: 12 }),
    limitInWords({ unit: 'SCHOOL_DAYS', n: 5 }),
    limitInWords({ unit: 'WEEKS_BEFORE', n: 2 }),
    limitInWords({ unit: 'MONTHS_BEFORE', n: 5 }),
  ]).toEqual([
    '6 weeks',
    '15 days beginning with the day itself',
    'before 15 February of that year',
    '1 month',
    '1 working day',
    '30 days',
    '12 months beginning with the day itself',
    '5 school days',
    '2 weeks before',
    '5 months before',
  ]);
});
