import { expect, test } from '@jest/globals';
import { FAULT_WORDS, inWords } from '../../src/imports/fault-words.ts';
import { fault, FAULT_DISPOSITIONS } from '../../src/imports/row-fault.ts';

test('every fault is told in a sentence', () => {
  expect(Object.keys(FAULT_WORDS)).toEqual(Object.keys(FAULT_DISPOSITIONS));
  expect(Object.values(FAULT_WORDS).filter((words) => !/^[A-Z].*\.$/.test(words))).toEqual([]);
});

test('a line says where, what became of the row, and why', () => {
  expect(inWords(fault('UPN_MALFORMED', 4, 'UPN'))).toBe(
    'line 4, UPN: UPN_MALFORMED, left out. This is no unique pupil number.',
  );
  expect(inWords(fault('NOT_A_CSV', 1, ''))).toBe(
    'line 1: NOT_A_CSV, left out. The file is neither a CTF nor a CSV file; save a workbook as CSV first.',
  );
});

test('a rule that refused what a row says is told in its own words', () => {
  expect(
    inWords({ code: 'DATE_IN_FUTURE', line: 7, column: 'SEN Status', disposition: 'ACCEPTED_WITH_DISCREPANCY' }),
  ).toBe(
    'line 7, SEN Status: DATE_IN_FUTURE, taken in with a question. Something that has happened cannot have a date in the future.',
  );
});
