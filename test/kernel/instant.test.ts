import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInstant, parseInstant } from '../../src/kernel/instant.ts';

const two = (max: number) => fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));
/** Texts of the form, most of them real moments, some with a month, a day, an hour or a second that there is not. */
const text = fc
  .tuple(
    fc.integer({ min: 1_895, max: 2_205 }),
    two(13),
    two(32),
    two(25),
    two(61),
    two(61),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([year, month, day, hour, minute, second, ms]) =>
      `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}.${String(ms).padStart(3, '0')}Z`,
  );

/** Whether a Date made of the parts shows the same parts again. */
function exists(moment: string): boolean {
  const [year, month, day, hour, minute, second, ms] = moment.split(/\D/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, ms);
  return year >= 1900 && year < 2200 && date.toISOString() === moment;
}

describe('instants', () => {
  test.each([
    '2026-11-22T10:00:00.000Z',
    '2024-02-29T23:59:59.999Z',
    '2026-01-31T00:00:00.000Z',
    '1900-01-01T00:00:00.000Z',
    '2199-12-31T23:59:59.999Z',
  ])('%s is one, and is read as itself', (moment) => {
    expect(isInstant(moment)).toBe(true);
    expect(parseInstant(moment)).toBe(moment);
  });

  test.each([
    '1899-12-31T23:59:59.999Z',
    '2200-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '+010000-01-01T22:58:59.000Z',
    '2026-02-29T10:00:00.000Z',
    '2026-04-31T10:00:00.000Z',
    '2026-11-22T24:00:00.000Z',
    '2026-11-22T10:60:00.000Z',
    '2026-13-22T10:00:00.000Z',
    '2026-11-22T10:00:00Z',
    '2026-11-22T10:00:00.000+00:00',
    ' 2026-11-22T10:00:00.000Z',
    '',
    0,
    null,
  ])('%s is none', (value) => {
    expect(isInstant(value)).toBe(false);
  });

  test('a text of the form is one exactly when there is such a moment', () => {
    fc.assert(
      fc.property(text, (moment) => {
        expect(isInstant(moment)).toBe(exists(moment));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['2026-07-01T10:00:00+01:00', '2026-07-01T09:00:00.000Z'],
    ['2026-01-01T00:30:00.5+01:00', '2025-12-31T23:30:00.500Z'],
    ['2026-11-22T10:00Z', '2026-11-22T10:00:00.000Z'],
    ['2200-01-01T00:00:00+00:01', '2199-12-31T23:59:00.000Z'],
    ['1899-12-31T23:59:00-00:01', '1900-01-01T00:00:00.000Z'],
  ])('%s is read as %s', (written, moment) => {
    expect(parseInstant(written)).toBe(moment);
  });

  test.each([
    '2026-02-30T10:00:00Z',
    '2026-02-31T10:00:00.000Z',
    '2026-11-22T10:00:00',
    'today',
    // Inside the range as written, and outside it once converted; and the other way round.
    '9999-12-31T23:59:59-23:59',
    '2199-12-31T23:59:59-00:01',
    '1900-01-01T00:00:00+00:01',
    '2200-01-01T00:00:00+00:00',
    '0000-01-01T00:00:00+23:59',
  ])('%s is not read', (written) => {
    expect(parseInstant(written)).toBeUndefined();
  });
});
