import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../../src/decisions/decision.ts';
import { type MeetCondition, meetCondition } from '../../../src/decisions/sign-off/meet-condition.ts';
import { SENCO } from '../../support/pupil-spec.ts';
import {
  answered,
  type Around,
  asked,
  BY_HEAD,
  DEPUTY,
  type Entry,
  ENVELOPE,
  expectRecorded,
  expectRefused,
  given,
  HEAD,
  idAt,
  person,
  REQUEST,
  SECOND,
} from './spec.ts';

const set: Entry = [
  'SignOffConditionSet',
  { schoolUrn: '900001', request: REQUEST, owner: SECOND, dueOn: '2026-12-18', text: 'x' },
  '2026-11-04',
  BY_HEAD,
];
const approved: readonly Entry[] = [
  asked(),
  answered('SignOffApprovedWithConditions', '2026-11-04', { documentsSeen: [], budgetCode: null, note: null }),
  set,
];
const command: MeetCondition = { ...ENVELOPE, request: REQUEST, condition: idAt(4), metOn: '2026-11-20', note: null };
const meet = (by: string, around: Around = {}, change: Partial<MeetCondition> = {}): Decision =>
  meetCondition({ ...command, ...change }, given(approved, { by: person(by, 'x'), ...around }));

describe('MeetCondition', () => {
  test('is recorded with the day', () => {
    expect(meet(SECOND)).toEqual({
      kind: 'ACCEPTED',
      findings: [],
      events: [
        {
          type: 'ConditionMet',
          effectiveFrom: '2026-11-20',
          data: { schoolUrn: '900001', request: REQUEST, condition: idAt(4), metOn: '2026-11-20', note: null },
        },
      ],
    });
  });

  test('CONDITION_OF_OTHERS: only by who sees to it, who approved on it, or who may sign off', () => {
    for (const one of [SECOND, HEAD]) expectRecorded(meet(one), ['ConditionMet']);
    for (const other of [SENCO, DEPUTY]) expectRefused(meet(other), ['CONDITION_OF_OTHERS']);
    expectRecorded(meet(DEPUTY, { maySignOff: (one) => one === DEPUTY }), ['ConditionMet']);
    expectRefused(meet(SENCO, { maySignOff: (one) => one === DEPUTY }), ['CONDITION_OF_OTHERS']);
  });

  test('not before it happened, not twice, and only of a condition that is there', () => {
    expectRefused(meet(SECOND, {}, { metOn: '2026-11-21' }), ['DATE_IN_FUTURE']);
    expectRefused(meet(SECOND, {}, { condition: REQUEST }), ['NO_SUCH_RECORD']);
    const met: Entry = [
      'ConditionMet',
      { schoolUrn: '900001', request: REQUEST, condition: idAt(4), metOn: '2026-11-18', note: null },
      '2026-11-18',
      BY_HEAD,
    ];
    expectRefused(meetCondition(command, given([...approved, met], { by: person(SECOND, 'x') })), ['ALREADY_RECORDED']);
  });

  test('is said by who holds the post now that its owner held when it was set', () => {
    const rolesOf = (who: string, on: string): readonly string[] => {
      if (who === SECOND) return on < '2026-11-10' ? ['SENCO'] : [];
      return who === DEPUTY ? ['SENCO'] : [];
    };
    expectRecorded(meet(DEPUTY, { rolesOf, maySignOff: () => false }), ['ConditionMet']);
    expectRefused(meet(DEPUTY, { rolesOf: () => ['TEACHER'], maySignOff: () => false }), ['CONDITION_OF_OTHERS']);
  });
});
