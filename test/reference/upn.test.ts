import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkUpn, isTemporaryUpn, upnCheckLetter } from '../../src/reference/upn.ts';

/** Invented numbers: establishment numbers below 1000 are not given to schools. */
const PERMANENT = [
  'V201000124001',
  'W330000224117',
  'N352000323058',
  'L383000422904',
  'N801000521333',
  'X873000620245',
  'F936000725019',
  'Q941000826777',
];
const TEMPORARY = ['U20100012401A', 'W33000022417F', 'D38300042290H', 'M93600072501P', 'C94100082677Z'];

const rest = fc.stringMatching(/^\d{11}[\dA-HJ-NP-RT-Z]$/);

describe('unique pupil numbers', () => {
  test.each([...PERMANENT, ...TEMPORARY, 'B801200005001', 'P207000016049'])('%s is valid', (upn) => {
    expect(checkUpn(upn)).toBe('VALID');
  });

  test.each(['A383000422904', 'L383000422940', 'A801200005001', 'Q207000016049'])(
    '%s has a wrong check letter',
    (upn) => {
      expect(checkUpn(upn)).toBe('CHECK_LETTER');
    },
  );

  test.each([
    'I383000422904',
    'O383000422904',
    'S383000422904',
    'L38300042290',
    'L3830004229041',
    'L3830004229O4',
    'L38300042290I',
    'L38300042A904',
    'l383000422904',
    ' L383000422904',
    'L383000422904\n',
    '',
    'L38300042290\u0664',
  ])('%j is malformed', (upn) => {
    expect(checkUpn(upn)).toBe('MALFORMED');
  });

  test('are temporary when they end in a letter', () => {
    expect(PERMANENT.filter(isTemporaryUpn)).toEqual([]);
    expect(TEMPORARY.filter(isTemporaryUpn)).toEqual(TEMPORARY);
  });

  test('a single wrong digit is always caught', () => {
    fc.assert(
      fc.property(rest, fc.nat(10), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const wrong = digits.slice(0, at) + String((Number(digits[at]) + shift) % 10) + digits.slice(at + 1);
        expect(checkUpn(upnCheckLetter(digits) + digits)).toBe('VALID');
        expect(checkUpn(upnCheckLetter(digits) + wrong)).toBe('CHECK_LETTER');
      }),
    );
  });

  test('two neighbours that changed places are always caught', () => {
    fc.assert(
      fc.property(rest, fc.nat(9), (digits, at) => {
        fc.pre(digits[at] !== digits[at + 1]);
        const swapped = digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
        expect(checkUpn(upnCheckLetter(digits) + swapped)).toBe('CHECK_LETTER');
      }),
    );
  });
});
