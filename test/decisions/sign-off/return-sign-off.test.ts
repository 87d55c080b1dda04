import { describe, expect, test } from '@jest/globals';
import { type ReturnSignOff, returnSignOff } from '../../../src/decisions/sign-off/return-sign-off.ts';
import { answerRules } from './answers.ts';
import { asked, bothWays, digest, ENVELOPE, folded, given, REQUEST, resubmittedOn, returnedOn } from './spec.ts';

const command: ReturnSignOff = {
  ...ENVELOPE,
  request: REQUEST,
  seenDigest: '',
  sencoPresent: null,
  minuteRef: null,
  questions: 'What does it cost?',
};

describe('ReturnSignOff', () => {
  test('is recorded with its questions', () => {
    const seenDigest = digest(asked());
    expect(returnSignOff({ ...command, seenDigest }, given([asked()]))).toEqual({
      kind: 'ACCEPTED',
      findings: [],
      events: [
        {
          type: 'SignOffReturned',
          effectiveFrom: '2026-11-20',
          data: {
            schoolUrn: '900001',
            request: REQUEST,
            seenDigest,
            sencoPresent: null,
            minuteRef: null,
            questions: 'What does it cost?',
          },
        },
      ],
    });
  });

  answerRules(returnSignOff, command, 'ReturnSignOff', ['SignOffReturned']);

  test('REASON_REQUIRED: nothing goes back without a question', () => {
    bothWays(
      returnSignOff,
      { ...command, questions: null },
      'x',
      ['SignOffReturned'],
      [asked()],
      ['REASON_REQUIRED'],
      {},
      false,
    );
  });

  test("the days until the answer are the proposer's", () => {
    const { returns, stays } = folded(
      asked(),
      returnedOn('2026-11-04'),
      resubmittedOn('2026-11-10'),
      returnedOn('2026-11-12'),
    );
    expect([returns, stays]).toEqual([
      2,
      [
        { with: 'DECIDERS', from: '2026-11-02', to: '2026-11-04' },
        { with: 'PROPOSER', from: '2026-11-04', to: '2026-11-10' },
        { with: 'DECIDERS', from: '2026-11-10', to: '2026-11-12' },
        { with: 'PROPOSER', from: '2026-11-12', to: null },
      ],
    ]);
  });
});
