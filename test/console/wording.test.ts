import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { WORDING } from '../../src/console/wording.ts';

interface Wording {
  readonly label: (name: string) => string;
  readonly cell: (value: unknown, name: string) => string;
  readonly refused: (error: object) => string;
  readonly counted: (field: object, nodes: readonly object[] | undefined) => string;
}

// The browser's words, run as they ship; in one text, since its arrays are of another realm.
const { label, cell, refused, counted } = runInNewContext(
  `${WORDING}; ({ label, refused, counted, cell: (value, name) => lines(value, name).join(' | ') })`,
) as Wording;

describe('a cell', () => {
  test.each([
    ['nothing', null, ''],
    ['a name', { forename: 'Siân', surname: 'Osei' }, 'Siân Osei'],
    ['a word of the schema', 'LA_REFUSED_TO_ASSESS', 'LA refused to assess'],
    ['one of a single word', 'BREACHED', 'Breached'],
    ['what is met', 'MET', 'Met'],
    ['a code', 'SLCN', 'SLCN'],
    ['an office', 'SENCO', 'SENCO'],
    ['a day', '2026-11-02', '2 Nov 2026'],
    ['a moment in summer', '2026-07-02T14:05:00.000Z', '2 Jul 2026, 15:05'],
    ['what is said yes or no to', false, 'No'],
    ['words', 'Needs practice; 2026-11-02', 'Needs practice; 2026-11-02'],
    [
      'several things',
      [
        { clockId: 'EHCNA_DECISION', dueOn: '2026-12-14', breachBy: null },
        { clockId: 'APPEAL', dueOn: null },
      ],
      'EHCNA decision · 14 Dec 2026 | Appeal',
    ],
    ['numbers within', { code: 'SLCN', pupils: 3, costToDatePence: 5_100 }, 'SLCN · pupils 3 · cost to date £51.00'],
  ])('%s', (_what, value, expected) => {
    expect(cell(value, 'field')).toBe(expected);
  });

  test('money is told by its name', () => {
    expect([cell(323_000, 'annualCostPence'), cell(3, 'totalCount')]).toEqual(['£3,230.00', '3']);
  });
});

test.each([
  ['decidedOn', 'Decided on'],
  ['sectionFUndelivered', 'Section F undelivered'],
  ['thresholdPence', 'Threshold'],
  ['amountPence', 'Amount'],
])('the heading of %s', (name, expected) => {
  expect(label(name)).toBe(expected);
});

test('an error is told with its code and place', () => {
  const error = {
    message: 'Not of the shape. `on` breaks the rule isCivilDate.',
    locations: [{ line: 1, column: 17 }],
    extensions: {
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'on', rule: 'isCivilDate' }],
    },
  };
  expect(refused(error)).toBe(
    'BAD_USER_INPUT: Not of the shape. `on` breaks the rule isCivilDate. (line 1, column 17 of the query)',
  );
  expect(refused({ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } })).toBe(
    'UNAUTHENTICATED: Sign in first.',
  );
});

test('how much was found', () => {
  expect([
    counted({}, undefined),
    counted({ totalCount: 0 }, []),
    counted({ totalCount: 34 }, [{}, {}]),
    counted({ totalCount: 2 }, [{}, {}]),
  ]).toEqual(['Answered', 'Nothing found', '2 of 34 shown', '2 found']);
});
