import { expect, test } from '@jest/globals';
import { endOfCompulsorySchoolAge, isYoungPerson } from '../../src/reference/compulsory-school-age.ts';

test.each([
  // Born on the last and the first day of an academic year; the last Friday of June 2026 is the 26th, of 2027 the 25th,
  // of 2028 the 30th.
  ['2010-08-31', '2026-06-26'],
  ['2010-09-01', '2027-06-25'],
  ['2012-02-29', '2028-06-30'],
  ['2009-09-01', '2026-06-26'],
])('born %s, compulsory school age ends %s', (born, ends) => {
  expect(endOfCompulsorySchoolAge(born)).toBe(ends);
});

test('a child is a young person from the day after, not from the birthday on', () => {
  expect([isYoungPerson('2010-08-31', '2026-06-26'), isYoungPerson('2010-08-31', '2026-06-27')]).toEqual([false, true]);
  // Sixteen since September, and of compulsory school age until June.
  expect([isYoungPerson('2009-09-01', '2025-10-01'), isYoungPerson('2009-09-01', '2026-06-27')]).toEqual([false, true]);
});
