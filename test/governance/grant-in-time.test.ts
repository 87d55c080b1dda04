import { describe, expect, test } from '@jest/globals';
import { delegationInTime, holdingInTime, policyInTime } from '../../src/governance/grant-in-time.ts';
import { uuid } from '../support/given-log.ts';
import { CHAIR, delegation, type Entry, HEAD, head, timeOf, URN } from '../support/governance-in-time.ts';

const STREAM = `school-${URN}`;
const BY_HEAD = { person: HEAD, role: 'HEADTEACHER' };
const IN_TIME = '2026-03-01T10:00:00.000Z';

/** What is said about the delegation among these entries, and about its end. */
function saidOf(...entries: readonly Entry[]) {
  const time = timeOf(entries);
  const [first] = time.at(time.head)[STREAM]?.delegations ?? [];
  if (first === undefined) throw new Error('no delegation');
  const { findings, findingsOfEnd } = delegationInTime(first, { stream: STREAM, time, now: time.head });
  return {
    findings: findings.map(({ code, severity }) => [code, severity]),
    end: findingsOfEnd.map(({ code }) => code),
  };
}
const MINUTED = { minuteRef: 'FGB 4', givenOn: '2026-02-28' };

describe('a delegation', () => {
  test("in the board's name is confirmed by chair or clerk; until then that is its one finding", () => {
    expect(saidOf(delegation(IN_TIME, MINUTED)).findings).toEqual([]);
    expect(saidOf(delegation(IN_TIME, MINUTED, BY_HEAD)).findings).toEqual([['NOT_CONFIRMED_BY_THE_BOARD', 'CONCERN']]);
    expect(saidOf(delegation(IN_TIME, {}, BY_HEAD)).findings).toEqual([['NOT_CONFIRMED_BY_THE_BOARD', 'CONCERN']]);
    const toSelf = { ...MINUTED, granteePerson: CHAIR };
    expect(saidOf(delegation(IN_TIME, toSelf)).findings).toEqual([['NOT_CONFIRMED_BY_THE_BOARD', 'CONCERN']]);
    const confirmed: Entry = {
      type: 'DelegationConfirmed',
      at: '2026-03-02T10:00:00.000Z',
      data: { delegationId: uuid(`delegation ${IN_TIME}`), givenOn: '2026-02-28', minuteRef: 'FGB 4' },
    };
    expect(saidOf(delegation(IN_TIME, MINUTED, BY_HEAD), confirmed).findings).toEqual([]);
  });

  test('names a minute and its day; an older one that cannot has one finding', () => {
    const without = [['GRANT_WITHOUT_MINUTE', 'CONCERN']];
    expect(saidOf(delegation(IN_TIME)).findings).toEqual(without);
    expect(saidOf(delegation(IN_TIME, { minuteRef: 'FGB 4' })).findings).toEqual(without);
    expect(saidOf(delegation(IN_TIME, { givenOn: '2026-02-28' })).findings).toEqual(without);
    expect(saidOf(delegation(IN_TIME, { grantor: 'HEADTEACHER' }, BY_HEAD)).findings).toEqual(without);
  });

  test('to a post of the board gives nothing, and says so', () => {
    const byPost = delegation(IN_TIME, { ...MINUTED, granteePerson: null, granteeOffice: 'CLERK' });
    expect(saidOf(byPost).findings).toEqual([['GRANTED_BY_POST_TO_A_GOVERNOR', 'CONCERN']]);
  });

  test('that counts from an earlier day than it was recorded says so; less while the record has not started', () => {
    expect(saidOf(delegation('2026-06-01T10:00:00.000Z', MINUTED)).findings).toEqual([
      ['AUTHORITY_RECORDED_LATER', 'INFORMATION'],
    ]);
    const later = { minuteRef: 'FGB 4', givenOn: '2026-03-02' };
    expect(saidOf(delegation('2026-06-01T10:00:00.000Z', later)).findings).toEqual([
      ['AUTHORITY_RECORDED_LATER', 'CONCERN'],
    ]);
    const scheme = delegation('2026-01-20T10:00:00.000Z', { ...MINUTED, from: '2024-09-01' });
    expect(saidOf(scheme).findings).toEqual([['AUTHORITY_FROM_BEFORE_THE_RECORD', 'INFORMATION']]);
  });

  test('taken back for days that had passed says so at its end', () => {
    const delegationId = uuid(`delegation ${IN_TIME}`);
    const revoked = (on: string): Entry => ({
      type: 'DelegationRevoked',
      at: '2026-06-01T10:00:00.000Z',
      data: { delegationId, on },
    });
    expect(saidOf(delegation(IN_TIME, MINUTED), revoked('2026-06-01')).end).toEqual([]);
    expect(saidOf(delegation(IN_TIME, MINUTED), revoked('2026-05-31')).end).toEqual(['AUTHORITY_TAKEN_BACK_LATER']);
  });
});

test('an office and a policy say the same of themselves', () => {
  const time = timeOf([
    head('2026-06-01T10:00:00.000Z', HEAD, '2026-05-01'),
    {
      type: 'OfficeEnded',
      at: '2026-07-10T10:00:00.000Z',
      data: { person: HEAD, office: 'HEADTEACHER', on: '2026-07-08' },
    },
    {
      type: 'SignOffPolicySet',
      at: '2026-06-01T11:00:00.000Z',
      data: { policyId: uuid('policy'), from: '2026-05-01', rules: [], minuteRef: null },
    },
  ]);
  const asked = { stream: STREAM, time, now: time.head };
  const { holdings, policiesSet } = time.at(time.head)[STREAM] ?? { holdings: [], policiesSet: [] };
  expect(holdings.map((holding) => holdingInTime(holding, asked))).toEqual([
    {
      recordedAt: '2026-06-01T10:00:00.000Z',
      findings: [{ code: 'AUTHORITY_RECORDED_LATER', severity: 'CONCERN' }],
      endedAt: '2026-07-10T10:00:00.000Z',
      findingsOfEnd: [{ code: 'AUTHORITY_TAKEN_BACK_LATER', severity: 'CONCERN' }],
    },
  ]);
  expect(policiesSet.map((policy) => policyInTime(policy, asked).findings)).toEqual([
    [{ code: 'POLICY_RECORDED_LATER', severity: 'CONCERN' }],
  ]);
});
