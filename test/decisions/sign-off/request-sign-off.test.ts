import { describe, expect, test } from '@jest/globals';
import type { SignOffRule } from '../../../src/decisions/sign-off/policy.ts';
import { type RequestSignOff, requestSignOff } from '../../../src/decisions/sign-off/request-sign-off.ts';
import { escalationOn, findingsOn, stateOn, turnOn } from '../../../src/decisions/sign-off/sign-off-day.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../../src/reference/bank-holidays.ts';
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
  idAt,
  returnedOn,
  withdrawnOn,
} from './spec.ts';

const { policyRule: _policy, quorum: _quorum, lapsesOn: _lapses, matter: _matter, ...proposed } = CONTENT;
const command: RequestSignOff = { ...ENVELOPE, ...proposed, matter: 'PROVISION_ABOVE_COST' };
const decide = (entries: readonly Entry[], around: Around = {}, change: object = {}) =>
  requestSignOff({ ...command, ...change }, given(entries, { by: BY_SENCO, ...around }));
const line = (ruleId: string, change: Partial<SignOffRule> = {}): SignOffRule => ({
  ruleId,
  matter: 'PROVISION_ABOVE_COST',
  quorum: 'ANY_ONE',
  aboveAnnualCost: null,
  lapsesAfterSchoolDays: null,
  ...change,
});
const calendar = {
  years: [
    {
      academicYear: 2026,
      terms: [
        { from: '2026-09-03', to: '2026-10-23' },
        { from: '2026-11-02', to: '2026-12-18' },
      ],
      closures: ['2026-11-06'],
    },
  ],
  holidays: ENGLAND_BANK_HOLIDAYS,
};

describe('RequestSignOff', () => {
  test('takes quorum and last day from the line of the policy with the highest threshold that is passed', () => {
    const rules = [
      line('little', { aboveAnnualCost: 100_000 }),
      line('much', { aboveAnnualCost: 600_000, quorum: 'PANEL', lapsesAfterSchoolDays: 10 }),
      line('more', { aboveAnnualCost: 640_000 }),
      line('other', { matter: 'OTHER' }),
    ];
    expect(decide([], { rules })).toEqual({
      kind: 'ACCEPTED',
      findings: [],
      events: [
        {
          type: 'SignOffRequested',
          effectiveFrom: '2026-11-20',
          data: { ...CONTENT, policyRule: 'much', quorum: 'PANEL', lapsesOn: '2026-12-04' },
        },
      ],
    });
  });

  test('without a policy nothing asks for it, any one is enough and it does not lapse', () => {
    expect(decide([])).toEqual({
      kind: 'ACCEPTED',
      findings: [],
      events: [{ type: 'SignOffRequested', effectiveFrom: '2026-11-20', data: CONTENT }],
    });
  });

  test('REQUEST_ALREADY_OPEN: one open request for a matter; refused when taken here, a finding when reported', () => {
    for (const open of [[asked()], [asked(), returnedOn('2026-11-04')]]) {
      expectRefused(decide(open), ['REQUEST_ALREADY_OPEN']);
      expectRecorded(decide(open, { basis: 'REPORTED' }), ['SignOffRequested'], ['REQUEST_ALREADY_OPEN']);
    }
    for (const closed of [
      [asked(), approvedOn('2026-11-04')],
      [asked(), withdrawnOn('2026-11-04')],
      [asked({ lapsesOn: '2026-11-19' })],
      [asked({ matter: 'OTHER' })],
    ])
      expectRecorded(decide(closed), ['SignOffRequested']);
  });

  test('HEADS_DECISION_IS_FINAL: the head asks nobody; refused when taken here, a finding when reported', () => {
    expectRefused(decide([], { by: BY_HEAD }), ['HEADS_DECISION_IS_FINAL']);
    expectRecorded(decide([], { by: BY_HEAD, basis: 'REPORTED' }), ['SignOffRequested'], ['HEADS_DECISION_IS_FINAL']);
  });

  describe('COST_NOT_NAMED: a matter of cost names one; refused when taken here, a finding when reported', () => {
    const byCost = { rules: [line('dear', { matter: 'ALTERNATIVE_PROVISION', aboveAnnualCost: 300_000 })] };
    const whatever = { rules: [line('all', { matter: 'ALTERNATIVE_PROVISION' })] };

    test('by its name, or by a line of the policy that asks by cost', () => {
      for (const [around, matter] of [
        [{}, 'PROVISION_ABOVE_COST'],
        [byCost, 'ALTERNATIVE_PROVISION'],
      ] as const) {
        expectRefused(decide([], around, { matter, annualCost: null }), ['COST_NOT_NAMED']);
        expectRecorded(
          decide([], { ...around, basis: 'REPORTED' }, { matter, annualCost: null }),
          ['SignOffRequested'],
          ['COST_NOT_NAMED'],
        );
        expectRecorded(decide([], around, { matter, annualCost: 0 }), ['SignOffRequested']);
      }
    });

    test('other matters need none', () => {
      expectRecorded(decide([], whatever, { matter: 'ALTERNATIVE_PROVISION', annualCost: null }), ['SignOffRequested']);
      expectRecorded(decide([], byCost, { matter: 'SEN_SUPPORT', annualCost: null }), ['SignOffRequested']);
    });
  });

  test('may refer to an earlier request, which has to be there', () => {
    expectRecorded(decide([asked(), withdrawnOn('2026-11-04')], {}, { aboutDecision: idAt(2) }), ['SignOffRequested']);
    expectRefused(decide([], {}, { aboutDecision: idAt(2) }), ['NO_SUCH_RECORD']);
  });

  test('MATTER_NOT_ABOUT_A_PUPIL and documents from the future are refused on every basis', () => {
    for (const basis of ['TAKEN_HERE', 'REPORTED'] as const) {
      expectRefused(decide([], { basis }, { matter: 'INFORMATION_REPORT' }), ['MATTER_NOT_ABOUT_A_PUPIL']);
      expectRefused(
        decide([], { basis }, { documents: [{ kind: 'OTHER', on: '2026-11-21', author: 'SENCO', sha256: null }] }),
        ['DATE_IN_FUTURE'],
      );
    }
  });
});

describe('what time alone does to a request', () => {
  test('it lapses after its last day while it waits for an answer, not while it lies with the proposer', () => {
    const waiting = folded(asked({ lapsesOn: '2026-11-19' }));
    const back = folded(asked({ lapsesOn: '2026-11-19' }), returnedOn('2026-11-18'));
    expect([stateOn(waiting, '2026-11-19'), stateOn(waiting, '2026-11-20'), turnOn(waiting, '2026-11-20')]).toEqual([
      'SUBMITTED',
      'LAPSED',
      null,
    ]);
    expect([stateOn(back, '2026-11-20'), turnOn(back, '2026-11-20')]).toEqual(['RETURNED', 'PROPOSER']);
  });

  test('it is escalated at 5 school days and breached at 10, closures and weekends not counted: SIGN_OFF_OVERDUE', () => {
    const waiting = folded(asked());
    // From Monday 2 November; Friday 6 is a closure.
    const days = ['2026-11-09', '2026-11-10', '2026-11-16', '2026-11-17'];
    expect(days.map((day) => escalationOn(waiting, day, calendar))).toEqual([
      'NONE',
      'ESCALATE',
      'ESCALATE',
      'BREACHED',
    ]);
    expect(days.map((day) => findingsOn(waiting, day, calendar))).toEqual([[], [], [], ['SIGN_OFF_OVERDUE']]);
    const unknown = { years: [], holidays: ENGLAND_BANK_HOLIDAYS };
    expect(['2026-11-08', '2026-11-09', '2026-11-16'].map((day) => escalationOn(waiting, day, unknown))).toEqual([
      'NONE',
      'ESCALATE',
      'BREACHED',
    ]);
    expect(escalationOn(folded(asked(), returnedOn('2026-11-03')), '2026-12-01', calendar)).toBe('NONE');
  });

  test('CONDITION_OVERDUE is found on the day after a condition was due', () => {
    const set: Entry = [
      'SignOffConditionSet',
      { schoolUrn: '900001', request: idAt(2), owner: 'o', dueOn: '2026-12-18', text: 'x' },
      '2026-11-04',
      BY_HEAD,
    ];
    const approved = folded(
      asked(),
      ['SignOffApprovedWithConditions', approvedOn('2026-11-04')[1], '2026-11-04', BY_HEAD],
      set,
    );
    expect(approved.state).toBe('APPROVED_WITH_CONDITIONS');
    expect(['2026-12-18', '2026-12-19'].map((day) => findingsOn(approved, day, calendar))).toEqual([
      [],
      ['CONDITION_OVERDUE'],
    ]);
  });
});
