import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { needsIn } from '../../src/imports/need-names.ts';
import { statusCode } from '../../src/imports/status-words.ts';
import { isoDate } from '../../src/imports/uk-dates.ts';
import { yearCode } from '../../src/imports/year-names.ts';
import { addDays, isCivilDate } from '../../src/kernel/civil-date.ts';
import { NEED_CODES } from '../../src/reference/need-codes.ts';
import { PROVISION_CODES } from '../../src/reference/provision-codes.ts';

describe('dates', () => {
  test.each([
    ['13/01/2026', '2026-01-13'],
    ['3/4/2026', '2026-04-03'],
    ['03-04-2026', '2026-04-03'],
    ['3.4.2026', '2026-04-03'],
    ['3/4/26', '2026-04-03'],
    ['9/3/49', '2049-03-09'],
    ['9/3/50', '1950-03-09'],
    ['2026-04-03', '2026-04-03'],
    ['2026/4/3', '2026-04-03'],
    ['2026-04-03T00:00:00', '2026-04-03'],
    ['03/04/2026 00:00', '2026-04-03'],
    ['03/04/2026 12:00:00 AM', '2026-04-03'],
    ['2026-04-03T00:00:00Z', '2026-04-03'],
    ['13-Jan-26', '2026-01-13'],
    ['13 January 2026', '2026-01-13'],
    ['1st sept 2025', '2025-09-01'],
    ['3 June 2015', '2015-06-03'],
    // Excel's serial numbers: 1 January 1900 is 1, and 29 February 1900, which never was, is 60.
    ['46035', '2026-01-13'],
    ['46035.5', '2026-01-13'],
    ['42072', '2015-03-09'],
  ])('%s is %s', (text, day) => {
    expect(isoDate(text)).toBe(day);
  });

  test.each([
    '31/02/2015',
    '12/31/2015',
    '2015-13-01',
    '00/01/2015',
    '1.32E+04',
    '########',
    '13-Jam-26',
    '9 March',
    '20150309',
    '0',
    '=TODAY()',
    'Year 4',
    '09/03/15/1',
    '',
  ])('%j is no day', (text) => {
    expect(isCivilDate(isoDate(text))).toBe(false);
  });

  test('every day of a century comes back from each way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
        const day = addDays('1950-01-01', days);
        const [year = '', month = '', date = ''] = day.split('-');
        const short = `${String(Number(date))}/${String(Number(month))}`;
        expect([
          isoDate(day),
          isoDate(`${date}/${month}/${year}`),
          isoDate(`${short}/${year.slice(2)}`),
          isoDate(String(days + 18_264)),
        ]).toEqual([day, day, day, day]);
      }),
    );
  });
});

describe('needs', () => {
  test.each<[string, string[]]>([
    ['SLCN', ['SLCN']],
    ['slcn ; semh', ['SLCN', 'SEMH']],
    ['SLCN, SEMH,ASD', ['SLCN', 'SEMH', 'ASD']],
    ['SLCN|ASD', ['SLCN', 'ASD']],
    ['SLCN\nASD', ['SLCN', 'ASD']],
    ['', []],
    [' ; ', []],
    ['Speech, Language and Communication Needs', ['SLCN']],
    ['Speech Language and Communication Needs, Moderate Learning Difficulty', ['SLCN', 'MLD']],
    [
      'Moderate Learning Difficulty, Speech, Language and Communication Needs, Social, Emotional and Mental Health',
      ['MLD', 'SLCN', 'SEMH'],
    ],
    ['Other Difficulty/Disability, Autistic Spectrum Disorder', ['OTH', 'ASD']],
    ['Profound & Multiple Learning Difficulty', ['PMLD']],
    ['Visual Impairment', ['VI']],
    ['SPLD - Specific Learning Difficulty', ['SPLD']],
    ['Specific Learning Difficulty (SpLD)', ['SPLD']],
    ['Behaviour, Emotional and Social Difficulty', ['BESD']],
    ['DYSLEX', ['DYSLEX']],
    ['SLCN;Dyslexia, SEMH', ['SLCN', 'Dyslexia', 'SEMH']],
    ['XYZ - something', ['XYZ - something']],
    ['constructor', ['constructor']],
  ])('%j', (text, needs) => {
    expect(needsIn(text)).toEqual(needs);
  });

  test('any list of names or codes comes back, whatever stands between them', () => {
    const need = fc.constantFrom(...NEED_CODES);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(need, fc.boolean()), { maxLength: 6 }),
        fc.constantFrom(', ', '; ', '|'),
        (list, between) => {
          const text = list.map(([{ code, name }, byName]) => (byName ? name : code)).join(between);
          expect(needsIn(text)).toEqual(list.map(([{ code }]) => code));
        },
      ),
    );
  });
});

test.each([
  ['K', 'K'],
  ['k', 'K'],
  ['SEN Support', 'K'],
  ['SEN support', 'K'],
  ['E', 'E'],
  ['EHCP', 'E'],
  ['Education, Health and Care Plan', 'E'],
  ['EHC Plan', 'E'],
  ['N', 'N'],
  ['No Special Educational Need', 'N'],
  ['Monitoring', 'N'],
  ['K - SEN Support', 'K'],
  ['E: Education Health and Care Plan', 'E'],
  ['Statement', 'S'],
  ['School Action', 'A'],
  ['School Action Plus', 'P'],
  ['School Action+', 'P'],
  ['a', 'A'],
  ['School Action Minus', 'School Action Minus'],
  ['K - EHCP', 'K - EHCP'],
  ['Yes', 'Yes'],
  ['toString', 'toString'],
])('the status %j is read as %j', (text, code) => {
  expect(statusCode(text)).toBe(code);
});

test('the census name of each status is read', () => {
  expect(PROVISION_CODES.map(({ name }) => statusCode(name))).toEqual(PROVISION_CODES.map(({ code }) => code));
});

test.each([
  ['4', '4'],
  ['04', '4'],
  ['Year 4', '4'],
  ['Yr 13', '13'],
  ['Y7', '7'],
  ['Year R', 'R'],
  ['R', 'R'],
  ['r', 'R'],
  ['Reception', 'R'],
  ['N1', 'N1'],
  ['Nursery 2', 'N2'],
  ['X', 'X'],
  ['Year Group 9', '9'],
  ['4E', '4E'],
  ['toString', 'toString'],
])('the year %j is read as %j', (text, code) => {
  expect(yearCode(text)).toBe(code);
});
