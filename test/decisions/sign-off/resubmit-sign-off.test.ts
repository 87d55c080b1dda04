import { describe, expect, test } from '@jest/globals';
import { type ResubmitSignOff, resubmitSignOff } from '../../../src/decisions/sign-off/resubmit-sign-off.ts';
import { requestSignOff } from '../../../src/decisions/sign-off/request-sign-off.ts';
import { stateOn, turnOn } from '../../../src/decisions/sign-off/sign-off-day.ts';
import { SENCO } from '../../support/pupil-spec.ts';
import {
  approvedOn,
  type Around,
  asked,
  BY_HEAD,
  BY_SENCO,
  CONTENT,
  DEPUTY,
  type Entry,
  ENVELOPE,
  expectRecorded,
  expectRefused,
  folded,
  given,
  NONE,
  person,
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

  test('is put anew by who holds the post now: another SENCO, or the next deputy once the former one has left', () => {
    const posts: Readonly<Record<string, readonly string[]>> = {
      [SENCO]: [],
      [SECOND]: ['SENCO'],
      [DEPUTY]: ['TEACHER'],
    };
    const rolesOf = (who: string): readonly string[] => posts[who] ?? [];
    expectRecorded(decide(back, { rolesOf, by: person(SECOND, 'SENCO') }), ['SignOffResubmitted']);
    expectRefused(decide(back, { rolesOf, by: person(DEPUTY, 'TEACHER') }), ['NOT_THE_PROPOSER']);
    const byDeputy = [asked({}, person(DEPUTY, 'DEPUTY_HEADTEACHER')), returnedOn('2026-11-04')];
    const deputies = (former: readonly string[]) => (who: string) => (who === DEPUTY ? former : ['DEPUTY_HEADTEACHER']);
    const bySecond = person(SECOND, 'DEPUTY_HEADTEACHER');
    expectRefused(decide(byDeputy, { rolesOf: deputies(['DEPUTY_HEADTEACHER']), by: bySecond }), ['NOT_THE_PROPOSER']);
    expectRecorded(decide(byDeputy, { rolesOf: deputies([]), by: bySecond }), ['SignOffResubmitted']);
    // Who takes it over has put it forward, and does not answer it.
    const [type, data, on] = resubmittedOn('2026-11-06');
    expect(folded(...back, [type, data, on, person(SECOND, 'SENCO')]).proposers).toEqual([SENCO, SECOND]);
  });

  test('SIGN_OFF_LAPSED: what came back lapses after eight weeks without an answer; then it changes nothing', () => {
    const state = (day: string): string => stateOn(folded(...back), day);
    expect([state('2026-12-30'), state('2026-12-31')]).toEqual(['RETURNED', 'LAPSED']);
    expect(turnOn(folded(...back), '2026-12-31')).toBeNull();
    expectRefused(decide(back, { on: '2026-12-31' }), ['SIGN_OFF_LAPSED']);
    expectRecorded(decide(back, { on: '2026-12-31', basis: 'REPORTED' }), ['SignOffResubmitted'], ['SIGN_OFF_LAPSED']);
    const [type, data, on, by] = resubmittedOn('2026-12-31', { annualCost: 5 });
    expect(folded(...back, [type, data, on, by, ['SIGN_OFF_LAPSED']])).toMatchObject({ state: 'RETURNED' });
    expectRecorded(requestSignOff(command, given(back, { on: '2026-12-31', by: BY_SENCO })), ['SignOffRequested']);
  });

  test('names records that are there', () => {
    expectRefused(decide([]), ['NO_SUCH_RECORD']);
    expectRefused(decide(back, {}, { aboutDecision: 'x' }), ['NO_SUCH_RECORD']);
  });
});
