import { expect, test } from '@jest/globals';
import { censusDaysOf, nextCensus } from '../../src/reference/census-days.ts';

test.each([
  [2025, ['2025-01-16', '2025-05-15', '2025-10-02']],
  [2026, ['2026-01-15', '2026-05-21', '2026-10-01']],
  [2027, ['2027-01-21', '2027-05-20', '2027-10-07']],
])('the census days of %d, as DfE published or its rule gives them', (year, days) => {
  expect(censusDaysOf(year).map(({ day }) => day)).toEqual(days);
});

test.each([
  ['2026-10-01', false, '2026-10-01'],
  ['2026-10-02', false, '2027-01-21'],
  ['2027-01-22', false, '2027-05-20'],
  ['2026-01-16', true, '2027-01-21'],
  ['2027-01-21', true, '2027-01-21'],
])('the next census on %s (with needs: %s) is %s', (on, needs, day) => {
  expect(nextCensus(on, needs)?.day).toBe(day);
});

test('there was none of these before September 2014', () => {
  expect(censusDaysOf(2014).map(({ day }) => day)).toEqual(['2014-10-02']);
});
