import { describe, expect, test } from '@jest/globals';
import {
  type ApproveSignOffWithConditions,
  approveSignOffWithConditions,
} from '../../../src/decisions/sign-off/approve-sign-off-with-conditions.ts';
import { conditionOn } from '../../../src/decisions/sign-off/sign-off-day.ts';
import { SENCO } from '../../support/pupil-spec.ts';
import { answerRules } from './answers.ts';
import { asked, bothWays, digest, ENVELOPE, given, REQUEST } from './spec.ts';

const command: ApproveSignOffWithConditions = {
  ...ENVELOPE,
  request: REQUEST,
  seenDigest: '',
  sencoPresent: true,
  minuteRef: null,
  documentsSeen: [],
  budgetCode: null,
  note: null,
  conditions: [
    { owner: SENCO, dueOn: '2026-12-18', text: 'Review at half-term.' },
    { owner: SENCO, dueOn: '2026-11-20', text: 'Tell the parents.' },
  ],
};
const TYPES = ['SignOffApprovedWithConditions', 'SignOffConditionSet', 'SignOffConditionSet'];

describe('ApproveSignOffWithConditions', () => {
  test('is recorded with one event for each condition', () => {
    const seenDigest = digest(asked());
    const decision = approveSignOffWithConditions({ ...command, seenDigest }, given([asked()]));
    expect(decision.kind === 'ACCEPTED' && decision.events.slice(1)).toEqual([
      {
        type: 'SignOffConditionSet',
        effectiveFrom: '2026-11-20',
        data: {
          schoolUrn: '900001',
          request: REQUEST,
          owner: SENCO,
          dueOn: '2026-12-18',
          text: 'Review at half-term.',
        },
      },
      {
        type: 'SignOffConditionSet',
        effectiveFrom: '2026-11-20',
        data: { schoolUrn: '900001', request: REQUEST, owner: SENCO, dueOn: '2026-11-20', text: 'Tell the parents.' },
      },
    ]);
  });

  answerRules(approveSignOffWithConditions, command, 'ApproveSignOffWithConditions', TYPES);

  test('CONDITIONS_REQUIRED: without a condition it is no approval on conditions', () => {
    bothWays(
      approveSignOffWithConditions,
      { ...command, conditions: [] },
      'x',
      TYPES.slice(0, 1),
      [asked()],
      ['CONDITIONS_REQUIRED'],
      {},
      false,
    );
  });

  test('CONDITION_ALREADY_DUE: a condition is due on the day of the approval at the earliest', () => {
    bothWays(
      approveSignOffWithConditions,
      { ...command, conditions: [{ owner: SENCO, dueOn: '2026-11-19', text: 'x' }] },
      'x',
      TYPES.slice(0, 2),
      [asked()],
      ['CONDITION_ALREADY_DUE'],
      {},
      false,
    );
  });

  test('a condition is open to the end of its day, then breached, until it is met', () => {
    const open = { id: 'x', owner: SENCO, dueOn: '2026-12-18', metOn: null, beforeActing: false };
    expect(['2026-12-18', '2026-12-19'].map((day) => conditionOn(open, day))).toEqual(['OPEN', 'BREACHED']);
    expect(
      ['2026-12-18', '2026-12-20', '2026-12-21'].map((day) => conditionOn({ ...open, metOn: '2026-12-21' }, day)),
    ).toEqual(['OPEN', 'BREACHED', 'MET']);
  });
});
