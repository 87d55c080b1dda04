import { describe, expect, test } from '@jest/globals';
import { type ResubmitSignOff, resubmitSignOff } from '../../../src/decisions/sign-off/resubmit-sign-off.ts';
import { SENCO } from '../../support/pupil-spec.ts';
import {
  approvedOn,
  type Around,
  asked,
  BY_HEAD,
  BY_SENCO,
  CONTENT,
  type Entry,
  ENVELOPE,
  expectRecorded,
  expectRefused,
  folded,
  given,
  NONE,
  REQUEST,
  resubmittedOn,
  returnedOn,
  SECOND,
} from './spec.ts';

const { policyRule: _policy, quorum: _quorum, lapsesOn: _lapses, matter: _matter, ...proposed } = CONTENT;
const command: ResubmitSignOff = {
  ...ENVELOPE,
  ...proposed,
  matter: 'PROVISION_ABOVE_COST',
  annualCost: 700_000,
  request: REQUEST,
  answers: 'As stated now.',
};
const decide = (entries: readonly Entry[], around: Around = {}, change: object = {}) =>
  resubmitSignOff({ ...command, ...change }, given(entries, { by: BY_SENCO, ...around }));
const back = [asked(), returnedOn('2026-11-04')];

describe('ResubmitSignOff', () => {
  test('replaces all that was asked, by the policy of its own day', () => {
    const rules = [
      {
        ruleId: 'r',
        matter: 'PROVISION_ABOVE_COST',
        quorum: 'PANEL',
        aboveAnnualCost: 650_000,
        lapsesAfterSchoolDays: 10,
      },
    ] as const;
    const decision = decide(back, { rules });
    expect(decision).toEqual({
      kind: 'ACCEPTED',
      findings: [],
      events: [
        {
          type: 'SignOffResubmitted',
          effectiveFrom: '2026-11-20',
          data: {
            ...CONTENT,
            annualCost: 700_000,
            policyRule: 'r',
            quorum: 'PANEL',
            lapsesOn: '2026-12-04',
            request: REQUEST,
            answers: 'As stated now.',
          },
        },
      ],
    });
    expect(folded(...back, resubmittedOn('2026-11-06', { annualCost: 5 })).content.annualCost).toBe(5);
  });

  test.each([[[asked()]], [[asked(), approvedOn('2026-11-04')]]])(
    'REQUEST_NOT_OPEN: it answers a return; refused when taken here, a finding when reported',
    (entries) => {
      expectRefused(decide(entries), ['REQUEST_NOT_OPEN']);
      expectRecorded(decide(entries, { basis: 'REPORTED' }), ['SignOffResubmitted'], ['REQUEST_NOT_OPEN']);
      expect(folded(asked(), resubmittedOn('2026-11-06', { annualCost: 5 })).content.annualCost).toBe(640_000);
    },
  );

  test('COST_NOT_NAMED: what is put anew names a cost too; refused when taken here, a finding when reported', () => {
    expectRefused(decide(back, {}, { annualCost: null }), ['COST_NOT_NAMED']);
    expectRecorded(
      decide(back, { basis: 'REPORTED' }, { annualCost: null }),
      ['SignOffResubmitted'],
      ['COST_NOT_NAMED'],
    );
  });

  test('NOT_THE_PROPOSER: refused when taken here, a finding when reported', () => {
    expectRefused(decide(back, { by: BY_HEAD }), ['NOT_THE_PROPOSER']);
    expectRecorded(decide(back, { by: BY_HEAD, basis: 'REPORTED' }), ['SignOffResubmitted'], ['NOT_THE_PROPOSER']);
    const [type, data, on] = resubmittedOn('2026-11-06', { annualCost: 5 });
    expect(folded(...back, [type, data, on, BY_HEAD, ['NOT_THE_PROPOSER']])).toMatchObject({
      state: 'RETURNED',
      content: { annualCost: 640_000 },
    });
  });

  test('who puts it anew with the proposer has proposed it too', () => {
    const { proposers } = folded(...back, [
      'SignOffResubmitted',
      { ...CONTENT, request: REQUEST, answers: null },
      '2026-11-06',
      {
        kind: 'MEETING',
        meeting: 'OTHER',
        members: [SENCO, SECOND].map((id) => ({ person: id, role: 'TEACHER', authority: NONE })),
      },
    ]);
    expect(proposers).toEqual([SENCO, SECOND]);
  });

  test('names records that are there', () => {
    expectRefused(decide([]), ['NO_SUCH_RECORD']);
    expectRefused(decide(back, {}, { aboutDecision: 'x' }), ['NO_SUCH_RECORD']);
  });
});
