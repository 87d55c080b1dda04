import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLOCKS } from '../../src/clocks/clocks.ts';
import { due } from '../../src/clocks/due.ts';
import { isDueSoon } from '../../src/clocks/due-soon.ts';
import { CLOCK_FACTS } from '../../src/clocks/facts.ts';
import { receivedOn } from '../../src/clocks/receipt.ts';
import {
  academicYearOf,
  addCalendarMonths,
  addDays,
  addYears,
  civilDateOfInstant,
  dayBefore,
  isCivilDate,
  nearestDay,
  startOfDayInLondon,
  weekday,
} from '../../src/kernel/civil-date.ts';
import { FIRST_DAY, LAST_DAY } from '../../src/kernel/day-range.ts';
import { isInstant, nearestInstant, parseInstant } from '../../src/kernel/instant.ts';
import { addSchoolDays, schoolDaysBetween } from '../../src/kernel/school-days.ts';
import { addWorkingDays } from '../../src/kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';
import { nextCensus } from '../../src/reference/census-days.ts';
import { endOfCompulsorySchoolAge } from '../../src/reference/compulsory-school-age.ts';
import { customaryDay } from '../../src/reference/identification-customs.ts';
import { isInformingOverdue } from '../../src/reference/informing.ts';
import { isLateEntry } from '../../src/reference/late-entry.ts';
import { regimeVersionAt } from '../../src/reference/regime.ts';
import { termsAround } from '../../src/reference/school-terms.ts';

const CALENDAR = { years: [], holidays: ENGLAND_BANK_HOLIDAYS };

/** Numbers of so many digits, with those at the ends of the range and of the form more often. */
const digits = (length: number, ...often: readonly number[]) =>
  fc.oneof(fc.constantFrom(...often), fc.nat(10 ** length - 1)).map((number) => String(number).padStart(length, '0'));
const day = fc
  .tuple(digits(4, 0, 1899, 1900, 2026, 2199, 2200, 9999), digits(2, 1, 2, 12), digits(2, 1, 29, 30, 31))
  .map((parts) => parts.join('-'));
const moment = fc
  .tuple(
    day,
    digits(2, 0, 23, 24),
    digits(2, 0, 59),
    fc.constantFrom('', ':00', ':59', ':60', ':59.999', ':00.000000001'),
    fc.oneof(fc.constant('Z'), fc.tuple(fc.constantFrom('+', '-'), digits(2, 0, 1, 23), digits(2, 0, 59))),
  )
  .map(
    ([on, hour, minute, second, zone]) =>
      `${on}T${hour}:${minute}${second}${typeof zone === 'string' ? zone : `${zone[0]}${zone[1]}:${zone[2]}`}`,
  );

/** Everything that is counted from a day; each answer has to be a day again, or that there is none. */
function countedFrom(from: string): readonly (string | undefined | null)[] {
  const counts = [-1_000_000, -400, -1, 0, 1, 400, 1_000_000];
  return [
    ...counts.map((n) => addDays(from, n)),
    ...[-4_000, -1, 0, 1, 4_000].flatMap((n) => [addCalendarMonths(from, n), addYears(from, n)]),
    dayBefore(from),
    addWorkingDays(from, 20, ENGLAND_BANK_HOLIDAYS),
    addSchoolDays(from, 20, CALENDAR),
    customaryDay('CONCERN_REVIEWED', from, CALENDAR),
    customaryDay('FIRST_SUPPORT_REVIEW', from, CALENDAR),
    nextCensus(from)?.day,
    endOfCompulsorySchoolAge(from),
    receivedOn(startOfDayInLondon(from)),
  ];
}

/** What is asked of a day without a day for an answer. */
function usable(on: string): void {
  weekday(on);
  academicYearOf(on);
  regimeVersionAt(on);
  termsAround(on);
  for (const other of [FIRST_DAY, '2026-11-20', LAST_DAY]) {
    isDueSoon(on, other);
    isDueSoon(other, on);
    isLateEntry(on, other, CALENDAR);
    isInformingOverdue(other, on, CALENDAR);
    schoolDaysBetween(on, other, CALENDAR);
  }
}

describe('any text of the form', () => {
  test('of a day is a day that everything can count from, or none', () => {
    fc.assert(
      fc.property(day, (text) => {
        if (!isCivilDate(text)) return;
        expect(countedFrom(text).filter((one) => one != null && !isCivilDate(one))).toEqual([]);
        usable(text);
        expect(civilDateOfInstant(startOfDayInLondon(text))).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  test('of a moment is a moment of such a day, or none', () => {
    fc.assert(
      fc.property(moment, (text) => {
        const instant = parseInstant(text);
        if (instant === undefined) return;
        expect(isInstant(instant)).toBe(true);
        const on = civilDateOfInstant(instant);
        expect(isCivilDate(on)).toBe(true);
        expect([undefined, true]).toContain(
          receivedOn(instant) === undefined ? undefined : isCivilDate(receivedOn(instant)),
        );
        usable(on);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of a day starts every clock, which ends on a day or says why not', () => {
    fc.assert(
      fc.property(day.filter(isCivilDate), (text) => {
        const facts = Object.fromEntries(Object.keys(CLOCK_FACTS).map((name) => [name, text]));
        for (const { id } of CLOCKS) {
          const found = due(id, facts, CALENDAR);
          if (found.kind === 'DUE' && found.due !== null) expect([id, isCivilDate(found.due)]).toEqual([id, true]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('what older logs may hold', () => {
  test('of a moment beyond the range has a day at its end, and is shown there', () => {
    const beyond = fc.date({ min: new Date(-8.64e15), max: new Date(8.64e15), noInvalidDate: true });
    fc.assert(
      fc.property(beyond, (date) => {
        const stored = date.toISOString();
        expect(isCivilDate(civilDateOfInstant(stored))).toBe(true);
        expect(isInstant(nearestInstant(stored))).toBe(true);
      }),
    );
    expect(civilDateOfInstant('+010000-01-01T22:58:59.000Z')).toBe(LAST_DAY);
    expect(nearestInstant('+010000-01-01T22:58:59.000Z')).toBe(`${LAST_DAY}T23:59:59.999Z`);
    expect(nearestInstant('-000001-01-01T00:00:00.000Z')).toBe(`${FIRST_DAY}T00:00:00.000Z`);
    expect(nearestInstant('2026-11-20T10:00:00.000Z')).toBe('2026-11-20T10:00:00.000Z');
    expect(nearestInstant('soon')).toBeUndefined();
  });

  test('of a day beyond the range is shown at its end', () => {
    expect(['9999-12-31', '2200-08-31', '0001-01-01', '2026-11-20'].map(nearestDay)).toEqual([
      LAST_DAY,
      LAST_DAY,
      FIRST_DAY,
      '2026-11-20',
    ]);
    expect([nearestDay('2026-02-31'), nearestDay('soon')]).toEqual([undefined, undefined]);
  });
});
