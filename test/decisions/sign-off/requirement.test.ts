import { describe, expect, test } from '@jest/globals';
import type { SignOffRule } from '../../../src/decisions/sign-off/policy.ts';
import { type Requirement, requirementOf, type Reservable } from '../../../src/decisions/sign-off/requirement.ts';
import { observed } from '../../support/pupil-spec.ts';
import { approvedOn, asked, BY_SENCO, type Entry, given, HEAD, NONE, person, REQUEST, SECOND } from './spec.ts';

const line = (matter: SignOffRule['matter'], change: Partial<SignOffRule> = {}): SignOffRule => ({
  ruleId: matter,
  matter,
  quorum: 'ANY_ONE',
  aboveAnnualCost: null,
  lapsesAfterSchoolDays: null,
  ...change,
});
const DEAR = line('PROVISION_ABOVE_COST', { aboveAnnualCost: 600_000 });
const PANEL = { ...DEAR, quorum: 'PANEL' } as const;
const ELSEWHERE = line('ALTERNATIVE_PROVISION');

/** What a decision at 640,000 pence needs and has, after a request that was approved. */
function needs(rules: readonly SignOffRule[], request: object, change: Partial<Reservable> = {}): Requirement {
  const reserved: Reservable = {
    matters: ['PROVISION_ABOVE_COST'],
    parentsDisagree: false,
    sectionFItem: null,
    acting: null,
    settles: [],
    isReservable: true,
    schoolUrn: '900001',
    annualCost: 640_000,
    request: null,
    ...change,
  };
  return requirementOf(reserved, given([asked(request), approvedOn('2026-11-04')], { by: BY_SENCO, rules }));
}

describe('what an approved request covers', () => {
  test('the cost it names, and no more', () => {
    expect(needs([DEAR], { annualCost: 640_000 })).toMatchObject({ broken: [], metadata: { signOff: REQUEST } });
    expect(needs([DEAR], { annualCost: 639_999 }).broken).toEqual(['SIGN_OFF_REQUIRED']);
  });

  test('no cost where it names none and the policy asks by cost; any where it does not', () => {
    expect(needs([DEAR], { annualCost: null }).broken).toEqual(['SIGN_OFF_REQUIRED']);
    expect(needs([line('PROVISION_ABOVE_COST')], { annualCost: null }).broken).toEqual([]);
  });

  test('all that the decision is, where as many approved as each of it needs', () => {
    const both = { matters: ['PROVISION_ABOVE_COST', 'ALTERNATIVE_PROVISION'] } as const;
    expect(needs([DEAR, ELSEWHERE], { matter: 'ALTERNATIVE_PROVISION' }, both).broken).toEqual([]);
    expect(needs([PANEL, ELSEWHERE], { matter: 'ALTERNATIVE_PROVISION' }, both).broken).toEqual(['SIGN_OFF_REQUIRED']);
    expect(needs([PANEL, ELSEWHERE], { quorum: 'PANEL' }, both).broken).toEqual([]);
  });

  test('nothing before it is approved by as many as it needs', () => {
    const reserved: Reservable = {
      matters: ['PROVISION_ABOVE_COST'],
      parentsDisagree: false,
      sectionFItem: null,
      acting: null,
      settles: [],
      isReservable: true,
      schoolUrn: '900001',
      annualCost: 640_000,
      request: null,
    };
    const two = [asked({ quorum: 'TWO_OF_N' }), approvedOn('2026-11-04')];
    expect(requirementOf(reserved, given(two, { by: BY_SENCO, rules: [DEAR] })).broken).toEqual(['SIGN_OFF_REQUIRED']);
    expect(
      requirementOf(
        reserved,
        given([...two, approvedOn('2026-11-05', person(SECOND, 'SLT_MEMBER'))], { by: BY_SENCO, rules: [DEAR] }),
      ).broken,
    ).toEqual([]);
  });

  test('nothing of a decision that a head took after their time', () => {
    const reserved: Reservable = {
      matters: ['PROVISION_ABOVE_COST'],
      parentsDisagree: false,
      sectionFItem: null,
      acting: null,
      settles: [],
      isReservable: true,
      schoolUrn: '900001',
      annualCost: 640_000,
      request: null,
    };
    expect(requirementOf(reserved, given([], { rules: [DEAR] })).broken).toEqual([]);
    expect(requirementOf(reserved, given([], { rules: [DEAR], by: person(HEAD, 'NONE', NONE) })).broken).toEqual([
      'SIGN_OFF_REQUIRED',
    ]);
  });
});

describe('disagreement of the parents', () => {
  const RESERVED = [line('PARENT_DISAGREEMENT')];
  const said = (type: string, agreement: string, on = '2026-11-09'): Entry => [
    type,
    { schoolUrn: '900001', agreement },
    on,
    BY_SENCO,
  ];
  const asks = (entries: readonly Entry[], change: Partial<Reservable> = {}, rules = RESERVED): Requirement =>
    requirementOf(
      {
        matters: [],
        parentsDisagree: false,
        sectionFItem: null,
        acting: null,
        settles: [],
        isReservable: true,
        schoolUrn: '900001',
        annualCost: null,
        request: null,
        ...change,
      },
      given(entries, { by: BY_SENCO, rules }),
    );

  test('is a matter of its own where the decision says it, or the newest discussion ended so', () => {
    expect(asks([], { parentsDisagree: true })).toMatchObject({
      broken: ['SIGN_OFF_REQUIRED'],
      metadata: { reserved: { matters: ['PARENT_DISAGREEMENT'] } },
    });
    expect(asks([said('ParentDiscussionHeld', 'DISAGREES')]).broken).toEqual(['SIGN_OFF_REQUIRED']);
    expect(asks([said('EhcParentDiscussionHeld', 'NOT_AGREED')]).broken).toEqual(['SIGN_OFF_REQUIRED']);
    expect(
      asks([said('ParentDiscussionHeld', 'DISAGREES'), said('EhcParentDiscussionHeld', 'AGREED', '2026-11-16')]),
    ).toMatchObject({ broken: [], metadata: {} });
    expect(asks([], { parentsDisagree: true }, [])).toMatchObject({ broken: [], metadata: {} });
  });

  test('is covered by a request that told it, not by one that kept silent about it', () => {
    const both = [DEAR, ...RESERVED];
    const dear = { matters: ['PROVISION_ABOVE_COST'], annualCost: 640_000, parentsDisagree: true } as const;
    expect(asks([asked({ parentsDisagree: true }), approvedOn('2026-11-04')], dear, both).broken).toEqual([]);
    expect(asks([asked({ parentsDisagree: false }), approvedOn('2026-11-04')], dear, both).broken).toEqual([
      'SIGN_OFF_REQUIRED',
    ]);
    expect(
      asks([asked({ matter: 'PARENT_DISAGREEMENT', annualCost: null }), approvedOn('2026-11-04')], {
        parentsDisagree: true,
      }).broken,
    ).toEqual([]);
  });
});

describe('what a plan promises', () => {
  const rules = [DEAR, ELSEWHERE, line('REDUCED_TIMETABLE'), line('PARENT_DISAGREEMENT')];
  const plan: Entry = ['ProvisionCodeObserved', observed('E', '2025-09-01').data, '2025-09-01', BY_SENCO];
  const delivers = (entries: readonly Entry[], change: Partial<Reservable> = {}): readonly string[] =>
    requirementOf(
      {
        matters: ['PROVISION_ABOVE_COST'],
        parentsDisagree: false,
        sectionFItem: 'F3',
        acting: null,
        settles: [],
        isReservable: true,
        schoolUrn: '900001',
        annualCost: 640_000,
        request: null,
        ...change,
      },
      given(entries, { by: BY_SENCO, rules }),
    ).broken;

  test('waits for no sign-off, whatever it costs and whoever is against it', () => {
    expect(delivers([plan])).toEqual([]);
    expect(delivers([plan], { parentsDisagree: true })).toEqual([]);
    expect(delivers([plan], { sectionFItem: null })).toEqual(['SIGN_OFF_REQUIRED']);
    expect(delivers([])).toEqual(['SIGN_OFF_REQUIRED']);
  });

  test('a change of setting and a reduced timetable wait all the same', () => {
    for (const matter of ['ALTERNATIVE_PROVISION', 'REDUCED_TIMETABLE'] as const)
      expect(delivers([plan], { matters: ['PROVISION_ABOVE_COST', matter] })).toEqual(['SIGN_OFF_REQUIRED']);
  });
});
