import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../../src/decisions/decision.ts';
import {
  type ChangeConditionOwner,
  changeConditionOwner,
} from '../../../src/decisions/sign-off/change-condition-owner.ts';
import {
  answered,
  asked,
  BY_HEAD,
  DEPUTY,
  type Entry,
  ENVELOPE,
  expectRecorded,
  expectRefused,
  folded,
  given,
  HEAD,
  idAt,
  person,
  REQUEST,
  SECOND,
} from './spec.ts';

const approved: readonly Entry[] = [
  asked(),
  answered('SignOffApprovedWithConditions', '2026-11-04', { documentsSeen: [], budgetCode: null, note: null }),
  [
    'SignOffConditionSet',
    { schoolUrn: '900001', request: REQUEST, owner: SECOND, dueOn: '2026-12-18', text: 'x' },
    '2026-11-04',
    BY_HEAD,
  ],
];
const about = { schoolUrn: '900001', request: REQUEST, condition: idAt(4) };
const met: Entry = ['ConditionMet', { ...about, metOn: '2026-11-05', note: null }, '2026-11-05', BY_HEAD];
const command: ChangeConditionOwner = { ...ENVELOPE, request: REQUEST, condition: idAt(4), owner: DEPUTY };
const change = (by: string, entries = approved, more: object = {}): Decision =>
  changeConditionOwner(
    { ...command, ...more },
    given(entries, { by: person(by, 'x'), maySignOff: (one) => one === HEAD }),
  );

describe('ChangeConditionOwner', () => {
  test('gives a condition to another owner, who then sees to it', () => {
    expectRecorded(change(SECOND), ['ConditionOwnerChanged']);
    expectRecorded(change(HEAD), ['ConditionOwnerChanged']);
    expect(
      folded(...approved, ['ConditionOwnerChanged', { ...about, owner: DEPUTY }, '2026-11-06', BY_HEAD]).conditions,
    ).toMatchObject([{ id: idAt(4), owner: DEPUTY, metOn: null }]);
  });

  test('is for its owner, an approver, or who may sign off; of a condition that is still open', () => {
    expectRefused(change(DEPUTY), ['CONDITION_OF_OTHERS']);
    expectRefused(change(SECOND, [...approved, met]), ['ALREADY_RECORDED']);
    expectRefused(change(SECOND, approved, { owner: SECOND }), ['ALREADY_RECORDED']);
    expectRefused(change(SECOND, approved, { condition: 'x' }), ['NO_SUCH_RECORD']);
  });
});
