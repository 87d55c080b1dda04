import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/kernel/civil-date.ts';
import { addSchoolDays, isSchoolDay, schoolDaysBetween } from '../../src/kernel/school-days.ts';
import type { SchoolCalendar } from '../../src/kernel/school-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';

const calendar: SchoolCalendar = {
  holidays: ENGLAND_BANK_HOLIDAYS,
  years: [
    {
      academicYear: 2026,
      terms: [
        { from: '2026-09-02', to: '2026-10-23' },
        { from: '2026-11-02', to: '2026-12-18' },
        { from: '2027-01-04', to: '2027-02-12' },
        { from: '2027-02-22', to: '2027-03-25' },
        { from: '2027-04-12', to: '2027-05-28' },
        { from: '2027-06-07', to: '2027-07-21' },
      ],
      closures: ['2026-11-27', '2027-01-04'],
    },
  ],
};

describe('school days', () => {
  test.each<[string, boolean | undefined, string]>([
    ['2026-09-02', true, 'the first day of term'],
    ['2026-09-01', false, 'before term'],
    ['2026-09-05', false, 'a Saturday'],
    ['2026-10-23', true, 'the last day before half-term'],
    ['2026-10-26', false, 'half-term'],
    ['2026-11-27', false, 'a closure'],
    ['2027-05-03', false, 'a bank holiday in term'],
    ['2027-08-31', false, 'the summer'],
    ['2026-08-31', undefined, 'a year without calendar'],
    ['2027-09-01', undefined, 'the next year'],
  ])('%s: %s, %s', (day, answer) => {
    expect(isSchoolDay(day, calendar)).toBe(answer);
  });

  test.each([
    ['2026-10-23', 1, '2026-11-02'],
    ['2026-11-25', 2, '2026-11-30'],
    ['2026-12-18', 10, '2027-01-18'],
    ['2026-10-14', 10, '2026-11-04'],
    ['2027-04-30', 1, '2027-05-04'],
    ['2026-11-28', 0, '2026-11-28'],
  ])('%s and %i school days is %s', (day, days, end) => {
    expect(addSchoolDays(day, days, calendar)).toBe(end);
  });

  test('beyond the calendar there is no answer', () => {
    expect(addSchoolDays('2027-07-20', 1, calendar)).toBe('2027-07-21');
    expect(addSchoolDays('2027-07-20', 2, calendar)).toBeUndefined();
    expect(schoolDaysBetween('2027-07-20', '2027-09-03', calendar)).toBeUndefined();
    expect(schoolDaysBetween('2026-08-01', '2026-09-03', calendar)).toBeUndefined();
  });

  test('the day that is counted from does not count, the last does', () => {
    expect(schoolDaysBetween('2026-11-02', '2026-11-04', calendar)).toBe(2);
    expect(schoolDaysBetween('2026-10-23', '2026-11-02', calendar)).toBe(1);
    expect(schoolDaysBetween('2026-11-04', '2026-11-04', calendar)).toBe(0);
    expect(schoolDaysBetween('2026-11-04', '2026-11-02', calendar)).toBe(0);
  });

  test('counting to the n-th school day gives n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 1, max: 80 }), (offset, days) => {
        const from = addDays('2026-09-01', offset);
        const to = addSchoolDays(from, days, calendar);
        if (to === undefined) return;
        expect(isSchoolDay(to, calendar)).toBe(true);
        expect(schoolDaysBetween(from, to, calendar)).toBe(days);
      }),
    );
  });
});
