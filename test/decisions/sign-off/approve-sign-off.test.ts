import { describe, expect, test } from '@jest/globals';
import { type ApproveSignOff, approveSignOff } from '../../../src/decisions/sign-off/approve-sign-off.ts';
import type { DelegationLimits, DelegationsHeld } from '../../../src/decisions/sign-off/given.ts';
import type { Decision } from '../../../src/decisions/decision.ts';
import type { Authority, Decider } from '../../../src/kernel/metadata.ts';
import { observed, SENCO } from '../../support/pupil-spec.ts';
import { answerRules } from './answers.ts';
import {
  approvedOn,
  type Around,
  asked,
  bothWays,
  BY_SENCO,
  DELEGATED,
  DEPUTY,
  digest,
  type Entry,
  ENVELOPE,
  expectRecorded,
  expectRefused,
  folded,
  given,
  HEAD,
  NONE,
  person,
  recused,
  REQUEST,
  resubmittedOn,
  returnedOn,
  SECOND,
} from './spec.ts';

const command: ApproveSignOff = {
  ...ENVELOPE,
  request: REQUEST,
  seenDigest: '',
  sencoPresent: true,
  minuteRef: null,
  documentsSeen: ['a'.repeat(64)],
  budgetCode: 'E26',
  note: null,
};
const DEPUTISING = person(DEPUTY, 'DEPUTY_HEADTEACHER', DELEGATED);
const within = (limits: Partial<DelegationLimits>) => () => ({
  inForce: [{ maxAnnualCost: null, pupilScope: null, ...limits }],
  lapsed: false,
});

describe('ApproveSignOff', () => {
  test('is recorded with what was seen', () => {
    const seenDigest = digest(asked());
    expect(approveSignOff({ ...command, seenDigest }, given([asked()]))).toEqual({
      kind: 'ACCEPTED',
      findings: [],
      events: [
        {
          type: 'SignOffApproved',
          effectiveFrom: '2026-11-20',
          data: {
            schoolUrn: '900001',
            request: REQUEST,
            seenDigest,
            sencoPresent: true,
            minuteRef: null,
            documentsSeen: ['a'.repeat(64)],
            budgetCode: 'E26',
            note: null,
          },
        },
      ],
    });
  });

  answerRules(approveSignOff, command, 'ApproveSignOff', ['SignOffApproved']);

  test('DELEGATION_LIMIT_EXCEEDED: by cost, and by which pupils it reaches', () => {
    const said = { ...command, seenDigest: digest(asked()) };
    expectRecorded(
      approveSignOff(said, given([asked()], { by: DEPUTISING, delegations: within({ maxAnnualCost: 640_000 }) })),
      ['SignOffApproved'],
    );
    bothWays(
      approveSignOff,
      command,
      'ApproveSignOff',
      ['SignOffApproved'],
      [asked()],
      ['DELEGATION_LIMIT_EXCEEDED'],
      { by: DEPUTISING, delegations: within({ maxAnnualCost: 639_999 }) },
      true,
    );
    const { type, data, effectiveFrom } = observed('E', '2025-09-01');
    const plan = [type, data, effectiveFrom, BY_SENCO] as const;
    const record = [asked(), plan];
    bothWays(
      approveSignOff,
      command,
      'ApproveSignOff',
      ['SignOffApproved'],
      record,
      ['DELEGATION_LIMIT_EXCEEDED'],
      { by: DEPUTISING, delegations: within({ pupilScope: 'WITHOUT_EHC_PLAN' }) },
      true,
    );
    expectRecorded(
      approveSignOff(
        { ...command, seenDigest: digest(...record) },
        given(record, { by: DEPUTISING, delegations: within({ pupilScope: 'WITH_EHC_PLAN' }) }),
      ),
      ['SignOffApproved'],
    );
    bothWays(
      approveSignOff,
      command,
      'ApproveSignOff',
      ['SignOffApproved'],
      [asked()],
      ['DELEGATION_LIMIT_EXCEEDED'],
      { by: DEPUTISING, delegations: within({ pupilScope: 'WITH_EHC_PLAN' }) },
      true,
    );
  });

  test("QUORUM_MINUTE_MISSING: a panel's approval is minuted", () => {
    const panel = [asked({ quorum: 'PANEL' })];
    bothWays(
      approveSignOff,
      command,
      'ApproveSignOff',
      ['SignOffApproved'],
      panel,
      ['QUORUM_MINUTE_MISSING'],
      {},
      false,
    );
    expectRecorded(
      approveSignOff({ ...command, minuteRef: 'Panel item 2', seenDigest: digest(...panel) }, given(panel)),
      ['SignOffApproved'],
    );
  });

  test('RETROSPECTIVE_SIGN_OFF is noted when it comes after the day it was to count from, and refuses nothing', () => {
    const late = [asked({ proposedEffectiveFrom: '2026-11-19' })];
    const inTime = [asked({ proposedEffectiveFrom: '2026-11-20' })];
    expectRecorded(
      approveSignOff({ ...command, seenDigest: digest(...late) }, given(late)),
      ['SignOffApproved'],
      ['RETROSPECTIVE_SIGN_OFF'],
    );
    expectRecorded(approveSignOff({ ...command, seenDigest: digest(...inTime) }, given(inTime)), ['SignOffApproved']);
  });

  test('DELEGATION_LIMIT_EXCEEDED: a cost that is not known is within no limit, unless the matter costs nothing', () => {
    for (const matter of [
      'PROVISION_ABOVE_COST',
      'ALTERNATIVE_PROVISION',
      'REDUCED_TIMETABLE',
      'PARENT_DISAGREEMENT',
      'SENCO_DISSENT',
      'OTHER',
    ]) {
      const record = [asked({ matter, annualCost: null })];
      bothWays(
        approveSignOff,
        command,
        'ApproveSignOff',
        ['SignOffApproved'],
        record,
        ['DELEGATION_LIMIT_EXCEEDED'],
        { by: DEPUTISING, delegations: within({ maxAnnualCost: 640_000 }) },
        true,
      );
      expectRecorded(
        approveSignOff(
          { ...command, seenDigest: digest(...record) },
          given(record, { by: DEPUTISING, delegations: within({}) }),
        ),
        ['SignOffApproved'],
      );
      expectRecorded(approveSignOff({ ...command, seenDigest: digest(...record) }, given(record)), ['SignOffApproved']);
    }
    for (const matter of ['SEN_SUPPORT', 'REGISTER_REMOVAL', 'EHC_NEEDS_ASSESSMENT_REQUEST']) {
      const record = [asked({ matter, annualCost: null })];
      expectRecorded(
        approveSignOff(
          { ...command, seenDigest: digest(...record) },
          given(record, { by: DEPUTISING, delegations: within({ maxAnnualCost: 1 }) }),
        ),
        ['SignOffApproved'],
      );
    }
  });

  describe('APPROVER_RECORDED_REQUEST is noted, and refuses nothing,', () => {
    const inName = (entry: Entry, recorder: string): Entry => [entry[0], entry[1], entry[2], entry[3], [], recorder];
    const approve = (entries: readonly Entry[], around: Around = {}): Decision =>
      approveSignOff({ ...command, seenDigest: digest(...entries) }, given(entries, around));

    test("when who approves had recorded the request in somebody else's name", () => {
      expectRecorded(approve([inName(asked(), HEAD)]), ['SignOffApproved'], ['APPROVER_RECORDED_REQUEST']);
      expectRecorded(approve([inName(asked(), SECOND)]), ['SignOffApproved']);
      expectRecorded(approve([asked()]), ['SignOffApproved']);
    });

    test('also where others approve with them', () => {
      const meeting: Decider = {
        kind: 'MEETING',
        meeting: 'LEADERSHIP_TEAM',
        members: [HEAD, SECOND].map((id) => ({ person: id, role: 'SLT_MEMBER', authority: DELEGATED })),
      };
      expectRecorded(
        approve([inName(asked(), HEAD)], { by: meeting, basis: 'REPORTED', delegations: within({}) }),
        ['SignOffApproved'],
        ['APPROVAL_BY_PROPOSERS_WORD', 'APPROVER_RECORDED_REQUEST'],
      );
    });

    test('for what is asked now: a request that was put anew is that of who put it', () => {
      const returned = [inName(asked(), HEAD), returnedOn('2026-11-04')];
      expectRecorded(approve([...returned, resubmittedOn('2026-11-05')]), ['SignOffApproved']);
      expectRecorded(
        approve([...returned, inName(resubmittedOn('2026-11-05'), HEAD)]),
        ['SignOffApproved'],
        ['APPROVER_RECORDED_REQUEST'],
      );
    });

    test('and it counts', () => {
      expect(
        folded(
          inName(asked(), HEAD),
          approvedOn('2026-11-04', person(HEAD, 'HEADTEACHER'), ['APPROVER_RECORDED_REQUEST']),
        ).state,
      ).toBe('APPROVED');
    });
  });

  test('two of n: one leaves it in review, another approves it, nobody counts twice', () => {
    const two = [asked({ quorum: 'TWO_OF_N' })];
    const once = [...two, approvedOn('2026-11-04')];
    expect(folded(...once).state).toBe('IN_REVIEW');
    expectRefused(approveSignOff({ ...command, seenDigest: digest(...once) }, given(once)), ['ALREADY_RECORDED']);
    expectRecorded(
      approveSignOff({ ...command, seenDigest: digest(...once) }, given(once, { by: person(SECOND, 'SLT_MEMBER') })),
      ['SignOffApproved'],
    );
    expect(folded(...once, approvedOn('2026-11-05', person(SECOND, 'SLT_MEMBER'))).state).toBe('APPROVED');
    expect(
      folded(
        ...once,
        returnedOn('2026-11-05'),
        resubmittedOn('2026-11-06', { quorum: 'TWO_OF_N' }),
        approvedOn('2026-11-09', person(SECOND, 'SLT_MEMBER')),
      ).state,
    ).toBe('IN_REVIEW');
  });

  test('a meeting approves with those of its members who have authority and did not propose it', () => {
    const meeting = {
      kind: 'MEETING',
      meeting: 'LEADERSHIP_TEAM',
      members: [
        { person: HEAD, role: 'HEADTEACHER', authority: { kind: 'OFFICE' } },
        {
          person: BY_SENCO.kind === 'PERSON' ? BY_SENCO.person : '',
          role: 'SENCO',
          authority: { kind: 'NOT_RECORDED' },
        },
      ],
    } as const;
    expectRecorded(
      approveSignOff(
        { ...command, basis: 'REPORTED', seenDigest: digest(asked()) },
        given([asked()], { basis: 'REPORTED', by: meeting }),
      ),
      ['SignOffApproved'],
      ['APPROVAL_BY_PROPOSERS_WORD'],
    );
  });

  describe('a meeting in which the proposer sits', () => {
    const meeting = (...members: readonly [string, string, Authority][]): Decider => ({
      kind: 'MEETING',
      meeting: 'LEADERSHIP_TEAM',
      members: members.map(([id, role, authority]) => ({ person: id, role, authority })),
    });
    const reported = (entries: readonly Entry[], by: Decider, around: Around = {}): Decision =>
      approveSignOff(
        { ...command, basis: 'REPORTED', seenDigest: digest(...entries) },
        given(entries, { basis: 'REPORTED', by, ...around }),
      );

    test('has no authority from them: SELF_SIGN_OFF where nobody else in it has any', () => {
      expectRecorded(
        reported([asked()], meeting([SENCO, 'SENCO', DELEGATED], [SECOND, 'TEACHER', NONE]), {
          delegations: within({}),
        }),
        ['SignOffApproved'],
        ['SELF_SIGN_OFF'],
      );
      expectRecorded(
        reported([asked()], meeting([SENCO, 'SENCO', DELEGATED], [SECOND, 'SLT_MEMBER', DELEGATED]), {
          delegations: within({}),
        }),
        ['SignOffApproved'],
        ['APPROVAL_BY_PROPOSERS_WORD'],
      );
    });

    test('reaches as far as the others in it', () => {
      const delegations = (id: string): DelegationsHeld => ({
        inForce: [{ maxAnnualCost: id === SENCO ? null : 1, pupilScope: null }],
        lapsed: false,
      });
      expectRecorded(
        reported([asked()], meeting([SENCO, 'SENCO', DELEGATED], [SECOND, 'SLT_MEMBER', DELEGATED]), { delegations }),
        ['SignOffApproved'],
        ['APPROVAL_BY_PROPOSERS_WORD', 'DELEGATION_LIMIT_EXCEEDED'],
      );
    });

    test('does not count them towards two of n', () => {
      const two = asked({ quorum: 'TWO_OF_N' });
      expect(
        folded(two, approvedOn('2026-11-04', meeting([SENCO, 'SENCO', DELEGATED], [SECOND, 'SLT_MEMBER', DELEGATED])))
          .state,
      ).toBe('IN_REVIEW');
      expect(
        folded(
          two,
          approvedOn('2026-11-04', meeting([HEAD, 'HEADTEACHER', DELEGATED], [SECOND, 'SLT_MEMBER', DELEGATED])),
        ).state,
      ).toBe('APPROVED');
    });
  });

  test('who recused themselves after approving as one of two counts no more', () => {
    const two = [asked({ quorum: 'TWO_OF_N' }), approvedOn('2026-11-02'), recused(HEAD)];
    expect(folded(...two, approvedOn('2026-11-05', person(SECOND, 'SLT_MEMBER'))).state).toBe('IN_REVIEW');
    expect(
      folded(
        ...two,
        approvedOn('2026-11-05', person(SECOND, 'SLT_MEMBER')),
        approvedOn('2026-11-06', person(DEPUTY, 'SLT_MEMBER')),
      ).state,
    ).toBe('APPROVED');
  });

  test.each([
    'SELF_SIGN_OFF',
    'APPROVER_RECUSED',
    'GOVERNOR_DECIDES_NO_PUPIL',
    'NO_AUTHORITY_AT_DECISION',
    'DELEGATION_LAPSED',
    'DELEGATION_LIMIT_EXCEEDED',
    'HEADS_DECISION_IS_FINAL',
    'SIGN_OFF_LAPSED',
  ] as const)('one with the finding %s is kept and moves nothing', (finding) => {
    const { state, answers } = folded(asked(), approvedOn('2026-11-04', DEPUTISING, [finding]));
    expect([state, answers.map(({ counts }) => counts)]).toEqual(['SUBMITTED', [false]]);
    expect(folded(asked(), approvedOn('2026-11-04', DEPUTISING, ['LATE_ENTRY'])).state).toBe('APPROVED');
  });
});
