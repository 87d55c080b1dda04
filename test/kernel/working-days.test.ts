import { describe, expect, test } from '@jest/globals';
import { addCalendarMonths, dayBefore, addYears } from '../../src/kernel/civil-date.ts';
import {
  addCalendarWeeks,
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  periodBeginningWith,
  workingDayOnOrAfter,
} from '../../src/kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';

const holidays = ENGLAND_BANK_HOLIDAYS;

describe('the checked dates of `src/clocks/README.md`', () => {
  test.each([
    [6, '2026-12-14'],
    [16, '2027-02-22'],
    [20, '2027-03-22'],
  ])('received Monday 2 November 2026, %i weeks end %s', (weeks, end) => {
    expect(addCalendarWeeks('2026-11-02', weeks)).toBe(end);
  });

  test('a draft served on 11 January 2027: 15 days beginning with it end on 25 January', () => {
    expect(periodBeginningWith('2027-01-11', 15)).toBe('2027-01-25');
    expect(periodBeginningWith('2027-01-11', 1)).toBe('2027-01-11');
  });

  test("the LA's notice of 15 December comes six weeks after the meeting of 3 November", () => {
    expect(addCalendarWeeks('2026-11-03', 6)).toBe('2026-12-15');
  });

  test('months keep the day number, else the last day; twelve months starting with a date end the day before', () => {
    expect(addCalendarMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(dayBefore(addYears('2026-11-03', 1))).toBe('2027-11-02');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });
});

describe('working days', () => {
  test.each([
    ['2026-12-24', '2026-12-29'],
    ['2026-12-31', '2027-01-04'],
    ['2027-03-25', '2027-03-30'],
    ['2026-11-06', '2026-11-09'],
    ['2026-11-04', '2026-11-05'],
  ])('after %s the next is %s', (day, next) => {
    expect(nextWorkingDay(day, holidays)).toBe(next);
  });

  test.each([
    ['2026-12-25', '2026-12-29'],
    ['2026-11-07', '2026-11-09'],
    ['2026-11-09', '2026-11-09'],
    ['2026-08-31', '2026-09-01'],
  ])('on or after %s: %s', (day, next) => {
    expect(workingDayOnOrAfter(day, holidays)).toBe(next);
  });

  test.each([
    ['2026-11-02', 3, '2026-11-05'],
    ['2026-11-05', 3, '2026-11-10'],
    ['2026-12-23', 3, '2026-12-30'],
    ['2026-11-07', 1, '2026-11-09'],
    ['2026-11-07', 0, '2026-11-07'],
  ])('%s and %i working days is %s', (day, days, end) => {
    expect(addWorkingDays(day, days, holidays)).toBe(end);
  });

  test('beyond the known bank holidays there is no answer', () => {
    expect(isWorkingDay('2031-01-02', holidays)).toBeUndefined();
    expect(isWorkingDay('2013-12-31', holidays)).toBeUndefined();
    expect(nextWorkingDay('2030-12-31', holidays)).toBeUndefined();
    expect(addWorkingDays('2030-12-27', 5, holidays)).toBeUndefined();
  });
});
