import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeAuthority } from '../../src/governance/authority-in-time.ts';
import type { JudgedDecision } from '../../src/governance/judged-decision.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { uuid } from '../support/given-log.ts';
import { delegation, DEPUTY, type Entry, HEAD, head, timeOf, URN } from '../support/governance-in-time.ts';

const APPROVE = { name: 'ApproveSignOff', offices: ['HEADTEACHER'] };

function decision(change: Partial<JudgedDecision> = {}): JudgedDecision {
  return {
    decision: APPROVE,
    decidedOn: '2026-05-10',
    decidedAt: null,
    takenHere: false,
    ordinal: 1_000,
    persons: [DEPUTY],
    annualCost: null,
    reservable: null,
    answers: false,
    ...change,
  };
}

const policy = (at: string, matters: readonly string[], from = '2026-03-01'): Entry => ({
  type: 'SignOffPolicySet',
  at,
  data: {
    policyId: uuid(`policy ${at}`),
    from,
    minuteRef: null,
    rules: matters.map((matter) => ({
      ...{ ruleId: uuid(matter), matter, quorum: 'ANY_ONE', aboveAnnualCost: null, lapsesAfterSchoolDays: null },
    })),
  },
});
const codesOf = (judged: JudgedDecision, entries: readonly Entry[], now?: number): readonly string[] => {
  const time = timeOf(entries);
  return judgeAuthority(judged, time, now ?? time.head).findings.map(({ code }) => code);
};
const RESERVED = { matters: ['SEN_SUPPORT'], annualCost: null, approved: false } as const;

describe('authority', () => {
  test('recorded by the decision: nothing, whatever is recorded later', () => {
    const known = delegation('2026-03-01T10:00:00.000Z');
    expect(codesOf(decision(), [known])).toEqual([]);
    const { delegationId } = known.data as { delegationId: string };
    const revoked = {
      type: 'DelegationRevoked',
      at: '2026-06-01T10:00:00.000Z',
      data: { delegationId, on: '2026-04-01' },
    };
    expect(codesOf(decision(), [known, revoked])).toEqual([]);
  });

  test('recorded after it for a day before it: recorded later, with both days', () => {
    const time = timeOf([delegation('2026-06-01T10:00:00.000Z')]);
    expect(judgeAuthority(decision(), time, time.head).findings).toEqual([
      {
        code: 'AUTHORITY_RECORDED_LATER',
        severity: 'CONCERN',
        recordedLater: {
          ordinal: 2,
          recordedAt: '2026-06-01T10:00:00.000Z',
          grant: {
            ...{ kind: 'DELEGATION', stream: `school-${URN}`, revision: 1, from: '2026-03-01' },
            ...{ id: uuid('delegation 2026-06-01T10:00:00.000Z'), minutedOn: null, confirmed: true },
          },
        },
      },
    ]);
    // As known before the grant was recorded there is none.
    expect(judgeAuthority(decision(), time, 1).findings.map(({ code }) => code)).toEqual(['NO_AUTHORITY_AT_DECISION']);
  });

  test('neither then nor now: no authority', () => {
    expect(codesOf(decision(), [])).toEqual(['NO_AUTHORITY_AT_DECISION']);
    expect(codesOf(decision(), [delegation('2026-06-01T10:00:00.000Z', { from: '2026-05-11' })])).toEqual([
      'NO_AUTHORITY_AT_DECISION',
    ]);
  });

  test('on the day itself the moment counts, where both are known; else the whole day in London', () => {
    const granted = delegation('2026-05-10T12:00:00.000Z');
    expect(codesOf(decision(), [granted])).toEqual([]);
    expect(codesOf(decision({ decidedAt: '2026-05-10T11:00:00.000Z' }), [granted])).toEqual([
      'AUTHORITY_RECORDED_LATER',
    ]);
    expect(codesOf(decision({ decidedAt: '2026-05-10T13:00:00.000Z' }), [granted])).toEqual([]);
    // 23:30 in UTC is half past midnight of 11 May in London.
    expect(codesOf(decision(), [delegation('2026-05-10T23:30:00.000Z')])).toEqual(['AUTHORITY_RECORDED_LATER']);
  });

  test('a confirmed minute dated before the decision lowers the finding and takes it from nobody', () => {
    const severity = (change: object, by?: Entry['by'], more: readonly Entry[] = []) => {
      const time = timeOf([delegation('2026-06-01T10:00:00.000Z', { minuteRef: 'FGB 4', ...change }, by), ...more]);
      return judgeAuthority(decision(), time, time.head).findings.map((found) => `${found.code} ${found.severity}`);
    };
    const lowered = ['AUTHORITY_RECORDED_LATER INFORMATION'];
    const concern = ['AUTHORITY_RECORDED_LATER CONCERN'];
    expect(severity({ givenOn: '2026-05-09' })).toEqual(lowered);
    expect(severity({ givenOn: '2026-05-10' })).toEqual(concern);
    expect(severity({ givenOn: '2026-05-09', minuteRef: null })).toEqual(concern);
    const byHead = { person: HEAD, role: 'HEADTEACHER' };
    expect(severity({ givenOn: '2026-05-09' }, byHead)).toEqual(concern);
    const delegationId = uuid('delegation 2026-06-01T10:00:00.000Z');
    const confirmed = {
      type: 'DelegationConfirmed',
      at: '2026-06-02T10:00:00.000Z',
      data: { delegationId, givenOn: '2026-05-09', minuteRef: 'FGB 4' },
    };
    expect(severity({}, byHead, [confirmed])).toEqual(lowered);
  });

  test('before the start of the record nobody is accused, unless it was taken here', () => {
    const early = { decidedOn: '2026-01-30' };
    expect(codesOf(decision(early), [])).toEqual(['AUTHORITY_FROM_BEFORE_THE_RECORD']);
    const scheme = delegation('2026-01-20T10:00:00.000Z', { from: '2024-01-01' });
    expect(codesOf(decision({ decidedOn: '2025-03-03' }), [scheme])).toEqual(['AUTHORITY_FROM_BEFORE_THE_RECORD']);
    expect(codesOf(decision({ decidedOn: '2026-01-31' }), [])).toEqual(['NO_AUTHORITY_AT_DECISION']);
    expect(codesOf(decision({ ...early, takenHere: true, ordinal: 2 }), [])).toEqual(['NO_AUTHORITY_AT_DECISION']);
  });

  test('a delegation by a post of the board gives none', () => {
    const office = { type: 'OfficeAssigned', at: '2026-02-01T10:00:00.000Z' };
    const clerk = {
      ...office,
      data: { person: DEPUTY, office: 'CLERK', from: '2020-09-01', to: null, minuteRef: null },
    };
    const byPost = delegation('2026-03-01T10:00:00.000Z', { granteePerson: null, granteeOffice: 'CLERK' });
    expect(codesOf(decision(), [clerk, byPost])).toEqual(['NO_AUTHORITY_AT_DECISION']);
    const byName = delegation('2026-03-01T10:00:00.000Z');
    expect(codesOf(decision(), [clerk, byName])).toEqual(['NO_AUTHORITY_AT_DECISION']);
    const staff = { ...office, data: { ...clerk.data, office: 'TEACHER' } };
    expect(codesOf(decision(), [clerk, staff, byName])).toEqual([]);
  });

  test('a limit of cost is part of authority: raised later it is recorded later, and never reached it is above', () => {
    const small = delegation('2026-03-01T10:00:00.000Z', { maxAnnualCost: 100 });
    const dear = decision({ annualCost: 200 });
    expect(codesOf(dear, [small])).toEqual(['COST_ABOVE_AUTHORITY']);
    expect(codesOf(dear, [small, delegation('2026-06-01T10:00:00.000Z', { maxAnnualCost: 300 })])).toEqual([
      'AUTHORITY_RECORDED_LATER',
    ]);
    expect(codesOf(dear, [delegation('2026-06-01T10:00:00.000Z', { maxAnnualCost: 100 })])).toEqual([
      'COST_ABOVE_AUTHORITY',
      'AUTHORITY_RECORDED_LATER',
    ]);
  });
});

describe('need of sign-off', () => {
  const senco = { name: 'PlaceOnSenSupport', offices: ['SENCO', 'HEADTEACHER'] };
  const post: Entry = {
    type: 'SencoDesignated',
    at: '2026-02-01T10:00:00.000Z',
    data: { person: DEPUTY, from: '2020-09-01', acting: false, minuteRef: null },
  };
  const placed = decision({ decision: senco, reservable: RESERVED });
  const strict = policy('2026-03-01T10:00:00.000Z', ['SEN_SUPPORT']);

  test('by the policy as it was known then: a laxer one recorded later takes nothing away', () => {
    expect(codesOf(placed, [post, strict])).toEqual(['SIGN_OFF_REQUIRED']);
    expect(codesOf(placed, [post, strict, policy('2026-06-01T10:00:00.000Z', [], '2026-04-01')])).toEqual([
      'SIGN_OFF_REQUIRED',
      'POLICY_RECORDED_LATER',
    ]);
    const approved = { ...placed, reservable: { ...RESERVED, approved: true } };
    expect(codesOf(approved, [post, strict])).toEqual([]);
  });

  test('a stricter one recorded later accuses nobody', () => {
    expect(codesOf(placed, [post, policy('2026-06-01T10:00:00.000Z', ['SEN_SUPPORT'])])).toEqual([]);
  });

  test("the head's office: known then none is needed; recorded later it is a finding", () => {
    const byHead = { ...placed, persons: [HEAD] };
    const judge = (entries: readonly Entry[]) => {
      const time = timeOf([strict, ...entries]);
      const { findings, headsDecision, reserved } = judgeAuthority(byHead, time, time.head);
      return { codes: findings.map(({ code }) => code), headsDecision, reserved };
    };
    const reserved = ['SEN_SUPPORT'];
    expect(judge([head('2026-02-01T10:00:00.000Z')])).toEqual({ codes: [], headsDecision: true, reserved });
    const later = { codes: ['AUTHORITY_RECORDED_LATER'], headsDecision: false, reserved };
    expect(judge([head('2026-06-01T10:00:00.000Z')])).toEqual(later);
  });
});

/** Random stories of one school: delegations, revocations, offices and policies, each at a moment of its own. */
const GRANTS = fc.array(
  fc.record({
    kind: fc.constantFrom('DELEGATION', 'HEAD', 'POLICY', 'NO_POLICY', 'REVOKED'),
    at: fc.integer({ min: 0, max: 150 }),
    from: fc.integer({ min: 0, max: 150 }),
    cost: fc.constantFrom(null, 100, 300),
    person: fc.constantFrom(HEAD, DEPUTY),
  }),
  { minLength: 1, maxLength: 7 },
);
const onDay = (days: number): string => new Date(Date.UTC(2026, 1, 1 + days)).toISOString().slice(0, 10);
const atNoon = (days: number, place: number): string => `${onDay(days)}T12:00:00.${String(place).padStart(3, '0')}Z`;

type Drawn = (typeof GRANTS extends fc.Arbitrary<infer List> ? List : never)[number];

function entryOf({ kind, at, from, cost, person }: Drawn, place: number): Entry {
  const moment = atNoon(at, place);
  if (kind === 'HEAD') return head(moment, person, onDay(from));
  if (kind === 'POLICY' || kind === 'NO_POLICY')
    return policy(moment, kind === 'POLICY' ? ['SEN_SUPPORT'] : [], onDay(from));
  const decisions = ['PlaceOnSenSupport'];
  const change = { granteePerson: person, from: onDay(from), maxAnnualCost: cost, decisions };
  return delegation(moment, kind === 'REVOKED' ? { ...change, to: onDay(from + 3) } : change);
}

const JUDGED = fc
  .record({
    day: fc.integer({ min: 0, max: 150 }),
    person: fc.constantFrom(HEAD, DEPUTY),
    cost: fc.constantFrom(null, 200),
  })
  .map(({ day, person, cost }) =>
    decision({
      decision: { name: 'PlaceOnSenSupport', offices: ['HEADTEACHER'] },
      decidedOn: onDay(day),
      persons: [person],
      annualCost: cost,
      reservable: RESERVED,
    }),
  );

describe('over random stories', () => {
  test('recording the decision earlier or later changes nothing', () => {
    fc.assert(
      fc.property(GRANTS, JUDGED, fc.integer({ min: 1, max: 9 }), (grants, judged, ordinal) => {
        const entries = grants.map(entryOf);
        expect(codesOf({ ...judged, ordinal }, entries)).toEqual(codesOf(judged, entries));
      }),
      { numRuns: 300 },
    );
  });

  test('what is recorded after the day of the decision accuses nobody, and moves only the codes of its kind', () => {
    fc.assert(
      fc.property(GRANTS, JUDGED, (grants, judged) => {
        const entries = grants.map(entryOf);
        const known = entries.filter(({ at }) => civilDateOfInstant(at) <= judged.decidedOn);
        const before = codesOf(judged, known);
        const after = codesOf(judged, entries);
        const gone = before.filter((code) => !after.includes(code));
        const come = after.filter((code) => !before.includes(code));
        // Nothing that clears a decision can be typed in later without a mark.
        if (gone.length > 0) expect(after).toContain('AUTHORITY_RECORDED_LATER');
        const marks = ['AUTHORITY_RECORDED_LATER', 'POLICY_RECORDED_LATER', 'COST_ABOVE_AUTHORITY', 'SOLE_DECIDER'];
        expect(come.filter((code) => !marks.includes(code))).toEqual([]);
        expect(gone.filter((code) => ['POLICY_RECORDED_LATER', 'SOLE_DECIDER'].includes(code))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('moving a grant across the decision changes just these codes', () => {
    const early = (entry: Entry, judged: JudgedDecision): Entry => ({
      ...entry,
      at: `${judged.decidedOn}T00:00:01.000Z`,
    });
    fc.assert(
      fc.property(GRANTS, JUDGED, (grants, judged) => {
        const entries = grants.map(entryOf).map((entry) => ({ ...entry, at: `2026-12-01${entry.at.slice(10)}` }));
        const later = codesOf(judged, entries);
        const sooner = codesOf(
          judged,
          entries.map((entry) => early(entry, judged)),
        );
        // Recorded in time, no authority is later, and what neither of them gives is missing on both sides.
        expect(sooner).not.toContain('AUTHORITY_RECORDED_LATER');
        expect(later.includes('NO_AUTHORITY_AT_DECISION')).toBe(sooner.includes('NO_AUTHORITY_AT_DECISION'));
        expect(later).not.toContain('SIGN_OFF_REQUIRED');
      }),
      { numRuns: 300 },
    );
  });
});
