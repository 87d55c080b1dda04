import { describe, expect, test } from '@jest/globals';
import { type WithdrawSignOff, withdrawSignOff } from '../../../src/decisions/sign-off/withdraw-sign-off.ts';
import {
  approvedOn,
  type Around,
  asked,
  BY_SENCO,
  type Entry,
  ENVELOPE,
  expectRecorded,
  expectRefused,
  folded,
  given,
  REQUEST,
  returnedOn,
  withdrawnOn,
} from './spec.ts';

const command: WithdrawSignOff = {
  ...ENVELOPE,
  request: REQUEST,
  withdrawnBecause: 'PARENTS_ASKED_LOCAL_AUTHORITY',
  note: null,
};
const decide = (entries: readonly Entry[], around: Around = {}) =>
  withdrawSignOff(command, given(entries, { by: BY_SENCO, ...around }));

describe('WithdrawSignOff', () => {
  test('takes back what waits for either side', () => {
    expectRecorded(decide([asked()]), ['SignOffWithdrawn']);
    expectRecorded(decide([asked(), returnedOn('2026-11-04')]), ['SignOffWithdrawn']);
    expect(folded(asked(), withdrawnOn('2026-11-05')).state).toBe('WITHDRAWN');
  });

  test('NOT_THE_PROPOSER: refused when taken here, a finding when reported', () => {
    const head = { by: { kind: 'PERSON', person: 'h', role: 'HEADTEACHER', authority: { kind: 'OFFICE' } } } as const;
    expectRefused(decide([asked()], head), ['NOT_THE_PROPOSER']);
    expectRecorded(decide([asked()], { ...head, basis: 'REPORTED' }), ['SignOffWithdrawn'], ['NOT_THE_PROPOSER']);
    const [type, data, on, by] = withdrawnOn('2026-11-05');
    expect(folded(asked(), [type, data, on, by, ['NOT_THE_PROPOSER']]).state).toBe('SUBMITTED');
  });

  test.each([[[asked(), approvedOn('2026-11-04')]], [[asked(), withdrawnOn('2026-11-04')]]])(
    'REQUEST_NOT_OPEN: refused when taken here, a finding when reported',
    (entries) => {
      expectRefused(decide(entries), ['REQUEST_NOT_OPEN']);
      expectRecorded(decide(entries, { basis: 'REPORTED' }), ['SignOffWithdrawn'], ['REQUEST_NOT_OPEN']);
    },
  );

  test('a request that is not there is no record', () => {
    expectRefused(decide([]), ['NO_SUCH_RECORD']);
  });
});
