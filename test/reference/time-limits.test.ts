import { describe, expect, test } from '@jest/globals';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';
import { isLateEntry } from '../../src/reference/late-entry.ts';
import { retainUntil } from '../../src/reference/retention.ts';

describe('late entry', () => {
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

  test.each([
    // Half-term lies between: five school days are nearly two weeks.
    ['2026-10-23', '2026-11-06', false],
    ['2026-10-23', '2026-11-09', true],
    ['2026-11-02', '2026-11-09', false],
    ['2026-11-02', '2026-11-10', true],
    ['2026-11-02', '2026-11-02', false],
  ])('decided on %s, recorded on %s by school days: %s', (decided, recorded, late) => {
    expect(isLateEntry(decided, recorded, calendar)).toBe(late);
  });

  test.each([
    ['2026-10-23', '2026-10-30', false],
    ['2026-10-23', '2026-10-31', true],
  ])('decided on %s, recorded on %s without a calendar: %s', (decided, recorded, late) => {
    expect(isLateEntry(decided, recorded)).toBe(late);
    expect(isLateEntry(decided, recorded, { ...calendar, years: [] })).toBe(late);
  });
});

describe('retention of an SEN file', () => {
  test.each([
    ['2015-03-09', 2045],
    ['2015-08-31', 2045],
    ['2015-09-01', 2046],
    ['2016-02-29', 2046],
  ])('born %s: until the end of the academic year %i', (born, year) => {
    expect(retainUntil(born)).toBe(year);
  });
});
