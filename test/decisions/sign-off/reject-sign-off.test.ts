import { describe, expect, test } from '@jest/globals';
import { type RejectSignOff, rejectSignOff } from '../../../src/decisions/sign-off/reject-sign-off.ts';
import { answerRules } from './answers.ts';
import {
  answered,
  asked,
  bothWays,
  digest,
  ENVELOPE,
  expectRecorded,
  expectRefused,
  folded,
  given,
  REQUEST,
} from './spec.ts';

const command: RejectSignOff = {
  ...ENVELOPE,
  request: REQUEST,
  seenDigest: '',
  sencoPresent: false,
  minuteRef: null,
  reasons: 'Use the class assistant instead.',
};

describe('RejectSignOff', () => {
  test('is recorded with its reasons and closes the request', () => {
    expectRecorded(rejectSignOff({ ...command, seenDigest: digest(asked()) }, given([asked()])), ['SignOffRejected']);
    const { state, closedOn } = folded(asked(), answered('SignOffRejected', '2026-11-05', { reasons: 'x' }));
    expect([state, closedOn]).toEqual(['REJECTED', '2026-11-05']);
  });

  test('of a request that came back with questions closes it too, as long as it has not lapsed', () => {
    const entries = [asked(), answered('SignOffReturned', '2026-11-04', { questions: 'z' })];
    const reject = (on: string) =>
      rejectSignOff({ ...command, seenDigest: digest(...entries) }, given(entries, { on }));
    expectRecorded(reject('2026-11-20'), ['SignOffRejected']);
    expectRefused(reject('2026-12-31'), ['SIGN_OFF_LAPSED'], 'RejectSignOff');
    expect(folded(...entries, answered('SignOffRejected', '2026-11-20', { reasons: 'x' })).state).toBe('REJECTED');
  });

  answerRules(rejectSignOff, command, 'RejectSignOff', ['SignOffRejected']);

  test('REASON_REQUIRED: nothing is rejected without a reason', () => {
    bothWays(
      rejectSignOff,
      { ...command, reasons: null },
      'x',
      ['SignOffRejected'],
      [asked()],
      ['REASON_REQUIRED'],
      {},
      false,
    );
  });

  test("QUORUM_MINUTE_MISSING: a panel's rejection is minuted", () => {
    bothWays(
      rejectSignOff,
      command,
      'x',
      ['SignOffRejected'],
      [asked({ quorum: 'PANEL' })],
      ['QUORUM_MINUTE_MISSING'],
      {},
      false,
    );
  });
});
