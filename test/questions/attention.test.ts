import { describe, expect, test } from '@jest/globals';
import { foldCorrections } from '../../src/kernel/folding.ts';
import type { SchoolCalendar } from '../../src/kernel/school-days.ts';
import { attention } from '../../src/questions/attention.ts';
import type { AttentionCode, AttentionDetail } from '../../src/questions/attention-reason.ts';
import { factsOf, keptFacts, type PupilFacts } from '../../src/questions/pupil-facts.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';
import {
  concern,
  continued,
  discussion,
  ehc,
  monitoring,
  ranking,
  review,
  support,
} from '../support/identification-facts.ts';
import {
  amended,
  assessed,
  cycleReviewed,
  delivered,
  ended,
  outcome,
  placed,
  placementEnded,
  resumed,
  started,
  suspended,
  variance,
} from '../support/provision-facts.ts';
import { enrolled, type Fact, left, observed, registered, SCHOOL, storedFacts } from '../support/pupil-spec.ts';

const calendar: SchoolCalendar = {
  years: [
    {
      academicYear: 2026,
      terms: [
        { from: '2026-09-02', to: '2026-10-23' },
        { from: '2026-11-02', to: '2026-12-18' },
        { from: '2027-01-04', to: '2027-02-12' },
        { from: '2027-02-22', to: '2027-03-25' },
        { from: '2027-04-12', to: '2027-07-21' },
      ],
      closures: [],
    },
  ],
  holidays: ENGLAND_BANK_HOLIDAYS,
};
/** Facts stand at 0 (registered), 1 (enrolled) and on; the id of the fact at a place. */
const at = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

function factsAbout(facts: readonly Fact[]): PupilFacts | undefined {
  return factsOf(keptFacts(foldCorrections(storedFacts([registered, enrolled, ...facts])), SCHOOL));
}

type Row = readonly [
  code: AttentionCode,
  since: string,
  dueOn: string | null,
  detail: AttentionDetail | null,
  about: string | null,
];

/** Reasons of one code only, since every story has others that are tried elsewhere. */
function reasons(facts: readonly Fact[], on: string, ...codes: readonly AttentionCode[]): readonly Row[] {
  const known = factsAbout(facts);
  return known === undefined
    ? []
    : attention(known, on, calendar, ['6'])
        .filter(({ code }) => codes.includes(code))
        .map(({ code, since, dueOn, detail, about }) => [code, since, dueOn, detail, about]);
}

const reviewSaid = (review: string, reviewOn: string, saidOn: string): Fact => ({
  type: 'ReviewDateObserved',
  effectiveFrom: saidOn,
  data: { schoolUrn: SCHOOL, source: 'MIS', review, reviewOn, saidOn },
});
const K = support('2026-09-07', '2026-12-11');

describe('REVIEW_OVERDUE', () => {
  const overdue = (facts: readonly Fact[], on: string): readonly unknown[] =>
    reasons(facts, on, 'REVIEW_OVERDUE').map(([, ...rest]) => rest);
  test.each<[string, readonly Fact[], string, readonly unknown[]]>([
    ['not on the day itself', [K], '2026-12-11', []],
    [
      'the day after, by the decision that set it',
      [K],
      '2026-12-12',
      [['2026-12-12', '2026-12-11', 'SUPPORT_REVIEW', at(2)]],
    ],
    ['not where it was held and the next one set', [K, review('2026-12-10', '2027-03-12')], '2026-12-12', []],
    [
      'but after that one',
      [K, review('2026-12-10', '2027-03-12')],
      '2027-03-13',
      [['2027-03-13', '2027-03-12', 'SUPPORT_REVIEW', at(3)]],
    ],
    [
      'what was decided after the review counts',
      [K, review('2026-12-10', '2027-01-12'), continued('2026-12-10', '2027-03-12')],
      '2027-02-01',
      [],
    ],
    ['nobody set a day: four months, by custom', [support('2026-09-07')], '2027-01-07', []],
    [
      'and the day after that',
      [support('2026-09-07')],
      '2027-01-08',
      [['2027-01-08', '2027-01-07', 'SUPPORT_REVIEW_BY_CUSTOM', null]],
    ],
    [
      'known by a file: from the day it was known',
      [observed('K', '2024-01-01', [{ code: 'SLCN', rank: 1 }])],
      '2026-12-31',
      [],
    ],
    [
      'and four months later',
      [observed('K', '2024-01-01', [{ code: 'SLCN', rank: 1 }])],
      '2027-01-02',
      [['2027-01-02', '2027-01-01', 'SUPPORT_REVIEW_BY_CUSTOM', null]],
    ],
    [
      'a concern, after half a term of thirty school days',
      [concern('2026-09-10')],
      '2026-10-30',
      [['2026-10-23', '2026-10-22', 'CONCERN_BY_CUSTOM', null]],
    ],
    ['not before', [concern('2026-09-10')], '2026-10-22', []],
    [
      'monitoring',
      [concern('2026-09-10'), monitoring('2026-10-01', '2026-11-20')],
      '2026-11-21',
      [['2026-11-21', '2026-11-20', 'MONITORING', null]],
    ],
    ['monitoring without a day', [concern('2026-09-10'), monitoring('2026-10-01')], '2027-11-21', []],
    [
      'a provision',
      [K, started('2026-09-14', { reviewOn: '2026-11-02' })],
      '2026-11-03',
      [['2026-11-03', '2026-11-02', 'PROVISION_REVIEW', at(3)]],
    ],
    [
      'not one that was reviewed since',
      [K, started('2026-09-14', { reviewOn: '2026-11-02' }), cycleReviewed('2026-10-30')],
      '2026-11-03',
      [],
    ],
    [
      'not one whose outcome was assessed since',
      [
        K,
        started('2026-09-14', { reviewOn: '2026-11-02' }),
        outcome('2026-09-14', at(3), '2026-11-01'),
        assessed('2026-10-30', at(4)),
      ],
      '2026-11-03',
      [],
    ],
    [
      'not one that has ended',
      [K, started('2026-09-14', { reviewOn: '2026-11-02' }), ended('2026-10-19', at(3))],
      '2026-11-03',
      [],
    ],
    [
      'not one whose terms were set anew',
      [K, started('2026-09-14', { reviewOn: '2026-11-02' }), amended('2026-10-19', at(3), { reviewOn: '2026-12-02' })],
      '2026-11-03',
      [],
    ],
    [
      'a placement elsewhere',
      [K, placed('2026-09-14', { reviewOn: '2026-11-02' })],
      '2026-11-03',
      [['2026-11-03', '2026-11-02', 'PLACEMENT_REVIEW', at(3)]],
    ],
    [
      'not on the day itself, nor one without a day',
      [K, placed('2026-09-14', { reviewOn: '2026-11-03' }), placed('2026-09-14')],
      '2026-11-03',
      [],
    ],
    [
      'not one that has ended',
      [K, placed('2026-09-14', { reviewOn: '2026-11-02' }), placementEnded('2026-11-03', at(3))],
      '2026-11-03',
      [],
    ],
    [
      'not one that was reviewed since',
      [K, placed('2026-09-14', { reviewOn: '2026-11-02' }), cycleReviewed('2026-10-30')],
      '2026-11-03',
      [],
    ],
    [
      'a plan, twelve months after it was made',
      [
        observed('E', '2025-11-03', [{ code: 'ASD', rank: 1 }]),
        ehc('FinalPlanReceived', '2025-11-03', { receivedOn: '2025-11-03', planReference: 'x', laCode: '383' }),
      ],
      '2026-11-03',
      [['2026-11-03', '2026-11-02', 'ANNUAL_REVIEW', at(3)]],
    ],
    [
      'not on its last day',
      [
        observed('E', '2025-11-03', [{ code: 'ASD', rank: 1 }]),
        ehc('FinalPlanReceived', '2025-11-03', { receivedOn: '2025-11-03', planReference: 'x', laCode: '383' }),
      ],
      '2026-11-02',
      [],
    ],
    [
      'a day that a file gave for the review of SEN support',
      [K, reviewSaid('SUPPORT', '2026-11-02', '2026-10-01')],
      '2026-11-03',
      [['2026-11-03', '2026-11-02', 'SUPPORT_REVIEW', at(3)]],
    ],
    [
      'a day that a file gave for the review of a plan',
      [observed('E', '2025-11-03', [{ code: 'ASD', rank: 1 }]), reviewSaid('ANNUAL', '2026-10-20', '2026-09-01')],
      '2026-10-21',
      [['2026-10-21', '2026-10-20', 'ANNUAL_REVIEW', at(3)]],
    ],
    [
      'not one that was held since',
      [
        observed('E', '2025-11-03', [{ code: 'ASD', rank: 1 }]),
        reviewSaid('ANNUAL', '2026-10-20', '2026-09-01'),
        ehc('AnnualReviewHeld', '2026-10-19', {
          kind: 'ANNUAL',
          heldOn: '2026-10-19',
          attendees: ['PARENT'],
          adviceFrom: [],
        }),
      ],
      '2026-10-21',
      [],
    ],
    [
      'not one who has left',
      [K, { ...left, data: { schoolUrn: SCHOOL, leftOn: '2026-12-01' }, effectiveFrom: '2026-12-01' }],
      '2026-12-12',
      [],
    ],
  ])('%s', (_story, facts, on, expected) => {
    expect(overdue(facts, on)).toEqual(expected);
  });
});

describe('PHASE_TRANSFER_NOT_RECORDED', () => {
  const inYear = (ncYear: string, knownOn: string): Fact => ({
    ...enrolled,
    data: { ...enrolled.data, ncYear, knownOn, admittedOn: knownOn },
    effectiveFrom: knownOn,
  });
  const E = observed('E', '2025-11-03', [{ code: 'ASD', rank: 1 }]);
  const transfer = (on: string, transferOn: string): Fact =>
    ehc('PhaseTransferRecorded', on, { phase: 'PRIMARY_TO_SECONDARY', transferOn });
  const found = (on: string, years: readonly string[], ...facts: readonly Fact[]): readonly unknown[] => {
    const known = factsOf(keptFacts(foldCorrections(storedFacts([registered, ...facts])), SCHOOL));
    return known === undefined
      ? []
      : attention(known, on, calendar, years)
          .filter(({ code }) => code === 'PHASE_TRANSFER_NOT_RECORDED')
          .map(({ since, dueOn }) => [since, dueOn]);
  };

  test('a plan in the last year of the school, and no transfer on record: named before 15 February', () => {
    expect(found('2026-11-20', ['6'], inYear('5', '2025-09-01'), E)).toEqual([['2026-09-01', '2027-02-14']]);
    expect(found('2026-11-20', ['2'], inYear('R', '2024-09-01'), E)).toEqual([['2026-09-01', '2027-02-14']]);
  });

  test('to a post-16 institution before 31 March; who came in mid-year is known since then', () => {
    expect(found('2026-11-20', ['11'], inYear('11', '2026-10-05'), E)).toEqual([['2026-10-05', '2027-03-30']]);
  });

  test('not in the year before, nor after the last one, nor where the school goes on', () => {
    expect(found('2026-08-31', ['6'], inYear('5', '2025-09-01'), E)).toEqual([]);
    expect(found('2027-09-01', ['6'], inYear('5', '2025-09-01'), E)).toEqual([]);
    expect(found('2026-11-20', ['11'], inYear('5', '2025-09-01'), E)).toEqual([]);
  });

  test('not once it is recorded; one of an earlier phase does not count', () => {
    expect(found('2026-11-20', ['6'], inYear('5', '2025-09-01'), E, transfer('2026-11-20', '2027-09-01'))).toEqual([]);
    expect(found('2026-11-19', ['6'], inYear('5', '2025-09-01'), E, transfer('2026-11-20', '2027-09-01'))).toEqual([
      ['2026-09-01', '2027-02-14'],
    ]);
    expect(found('2026-11-20', ['6'], inYear('5', '2025-09-01'), E, transfer('2025-11-20', '2026-09-01'))).toEqual([
      ['2026-09-01', '2027-02-14'],
    ]);
  });

  test('not without a plan, nor where the year is not known', () => {
    expect(found('2026-11-20', ['6'], inYear('5', '2025-09-01'), K)).toEqual([]);
    expect(found('2026-11-20', ['6'], inYear('X', '2025-09-01'), E)).toEqual([]);
  });
});

describe('contact with parents', () => {
  const silent = (facts: readonly Fact[], on: string): readonly Row[] =>
    reasons(facts, on, 'NO_PARENT_CONTACT_THIS_TERM', 'FEWER_THAN_THREE_PARENT_MEETINGS');
  const none = (since: string, dueOn: string): Row => ['NO_PARENT_CONTACT_THIS_TERM', since, dueOn, null, null];
  const few = (since: string, dueOn: string): Row => ['FEWER_THAN_THREE_PARENT_MEETINGS', since, dueOn, null, null];
  const told: Fact = {
    type: 'ParentInformed',
    effectiveFrom: '2026-10-02',
    data: {
      schoolUrn: SCHOOL,
      decision: null,
      addressee: 'PARENT',
      on: '2026-10-02',
      method: 'LETTER',
      by: null,
      evidence: [],
    },
  };
  const notReached: Fact = {
    type: 'ConsultationHeld',
    effectiveFrom: '2026-10-02',
    data: {
      schoolUrn: SCHOOL,
      decision: null,
      about: null,
      party: 'PARENT',
      method: 'PHONE',
      on: '2026-10-02',
      outcome: 'NOT_REACHED',
      views: null,
    },
  };
  const early = support('2026-09-01', '2026-12-11');
  test.each<[string, readonly Fact[], string, readonly Row[]]>([
    ['nobody was in touch this term', [K], '2026-11-20', [none('2026-09-07', '2026-12-31')]],
    ['a letter is contact', [K, told], '2026-11-20', []],
    ['a call that nobody answered is none', [K, notReached], '2026-11-20', [none('2026-09-07', '2026-12-31')]],
    [
      'a discussion that parents did not come to is none',
      [K, discussion('2026-10-02', false, true)],
      '2026-11-20',
      [none('2026-09-07', '2026-12-31')],
    ],
    [
      'what comes later in the term does not count yet',
      [K, discussion('2026-11-24')],
      '2026-11-20',
      [none('2026-09-07', '2026-12-31')],
    ],
    [
      "last term's contact is not this term's",
      [K, discussion('2026-10-02')],
      '2027-01-11',
      [none('2027-01-01', '2027-03-31')],
    ],
    [
      'no meeting by the end of the first term',
      [early, told],
      '2027-01-11',
      [none('2027-01-01', '2027-03-31'), few('2027-01-01', '2026-12-31')],
    ],
    [
      'one meeting by then is enough',
      [early, discussion('2026-10-02'), told],
      '2027-01-11',
      [none('2027-01-01', '2027-03-31')],
    ],
    [
      'one by the end of the second is not',
      [early, discussion('2026-10-02')],
      '2027-04-20',
      [none('2027-04-01', '2027-07-21'), few('2027-04-01', '2027-03-31')],
    ],
    [
      'a meeting made up for later counts',
      [early, discussion('2026-10-02'), discussion('2027-04-15')],
      '2027-04-20',
      [],
    ],
    [
      'three are expected when the school year is over',
      [early, discussion('2026-10-02'), review('2027-02-02')],
      '2027-07-22',
      [none('2027-04-01', '2027-07-21'), few('2027-07-22', '2027-07-21')],
    ],
    [
      'three were held',
      [early, discussion('2026-10-02'), review('2027-02-02'), cycleReviewed('2027-06-02')],
      '2027-07-22',
      [],
    ],
    ['a term that was under way is not asked for', [K], '2027-01-11', [none('2027-01-01', '2027-03-31')]],
    [
      'with a plan, contact is asked for and not three meetings',
      [observed('E', '2026-09-01', [{ code: 'ASD', rank: 1 }])],
      '2027-01-11',
      [none('2027-01-01', '2027-03-31')],
    ],
    ['without SEN nothing is asked for', [concern('2026-09-10')], '2027-01-11', []],
  ])('%s', (_story, facts, on, expected) => {
    expect(silent(facts, on)).toEqual(expected);
  });
});

describe('needs', () => {
  const needs = (facts: readonly Fact[], on: string): readonly (readonly unknown[])[] =>
    reasons(facts, on, 'NO_PRIMARY_NEED', 'NSA_OVER_A_YEAR').map(([code, since, dueOn]) => [code, since, dueOn]);
  test.each<[string, readonly Fact[], string, readonly unknown[]]>([
    [
      'SEN support without a need',
      [support('2026-09-07', null, [])],
      '2026-11-20',
      [['NO_PRIMARY_NEED', '2026-09-07', null]],
    ],
    [
      'a second rank alone is no primary need',
      [observed('K', '2026-09-07', [{ code: 'SLCN', rank: 2 }])],
      '2026-11-20',
      [['NO_PRIMARY_NEED', '2026-09-07', null]],
    ],
    ['until it is ranked', [support('2026-09-07', null, []), ranking('2026-10-05', ['SPLD'])], '2026-11-20', []],
    [
      'and before that day it was not',
      [support('2026-09-07', null, []), ranking('2026-10-05', ['SPLD'])],
      '2026-10-04',
      [['NO_PRIMARY_NEED', '2026-09-07', null]],
    ],
    ['NSA for a year to the day', [support('2025-09-07', null, ['NSA'])], '2026-09-07', []],
    [
      'and a day more',
      [support('2025-09-07', null, ['NSA'])],
      '2026-09-08',
      [['NSA_OVER_A_YEAR', '2026-09-08', '2026-09-07']],
    ],
    [
      'however often it is ranked anew',
      [support('2025-09-07', null, ['NSA']), ranking('2026-03-02', ['SEMH', 'NSA'])],
      '2026-09-08',
      [['NSA_OVER_A_YEAR', '2026-09-08', '2026-09-07']],
    ],
    [
      'counted anew after another need',
      [support('2025-09-07', null, ['NSA']), ranking('2026-03-02', ['SEMH']), ranking('2026-05-04', ['NSA'])],
      '2026-09-08',
      [],
    ],
    ['assessed', [support('2025-09-07', null, ['NSA']), ranking('2026-03-02', ['SPLD'])], '2026-11-20', []],
  ])('%s', (_story, facts, on, expected) => {
    expect(needs(facts, on)).toEqual(expected);
  });
});

describe('provision', () => {
  const given = (facts: readonly Fact[], on: string): readonly (readonly unknown[])[] =>
    reasons(
      [K, ...facts],
      on,
      'NO_OUTCOME_ON_TARGETED_PROVISION',
      'NO_SESSIONS_IN_FOUR_WEEKS',
      'SECTION_F_VARIANCE',
    ).map(([code, since, dueOn, , about]) => [code, since, dueOn, about]);
  const withOutcome = [started('2026-09-14'), outcome('2026-09-14', at(3), '2026-12-11')];
  test.each<[string, readonly Fact[], string, readonly unknown[]]>([
    [
      'targeted without an outcome',
      [started('2026-09-14')],
      '2026-09-20',
      [['NO_OUTCOME_ON_TARGETED_PROVISION', '2026-09-14', null, at(3)]],
    ],
    ['with one', withOutcome, '2026-09-20', []],
    ['what all pupils get needs none', [started('2026-09-14', { tier: 'UNIVERSAL' })], '2026-11-20', []],
    ['twenty school days without a session', withOutcome, '2026-10-12', []],
    ['and one more', withOutcome, '2026-10-13', [['NO_SESSIONS_IN_FOUR_WEEKS', '2026-10-13', '2026-10-12', at(3)]]],
    [
      'the half-term week does not count',
      [...withOutcome, delivered('2026-09-28', '2026-10-02', at(3))],
      '2026-11-06',
      [],
    ],
    ['sessions were given', [...withOutcome, delivered('2026-09-28', '2026-10-02', at(3))], '2026-10-16', []],
    [
      'planned and not given is not given',
      [...withOutcome, delivered('2026-09-28', '2026-10-02', at(3), 0)],
      '2026-10-13',
      [['NO_SESSIONS_IN_FOUR_WEEKS', '2026-10-13', '2026-10-12', at(3)]],
    ],
    ['paused', [...withOutcome, suspended('2026-10-05', at(3))], '2026-11-20', []],
    [
      'counted from the day it went on',
      [...withOutcome, suspended('2026-10-05', at(3)), resumed('2026-11-09', at(3))],
      '2026-11-20',
      [],
    ],
    [
      'equipment has no sessions',
      [started('2026-09-14', { frequency: null, kind: 'EQUIPMENT' }), outcome('2026-09-14', at(3), '2026-12-11')],
      '2026-12-20',
      [],
    ],
    [
      'an item of Section F',
      [...withOutcome, variance('2026-09-21', at(3))],
      '2026-09-25',
      [['SECTION_F_VARIANCE', '2026-09-21', null, at(3)]],
    ],
    [
      'up to its last day',
      [...withOutcome, variance('2026-09-21', at(3), { until: '2026-09-25' })],
      '2026-09-25',
      [['SECTION_F_VARIANCE', '2026-09-21', null, at(3)]],
    ],
    ['and not after', [...withOutcome, variance('2026-09-21', at(3), { until: '2026-09-24' })], '2026-09-25', []],
    [
      'of no item of Section F',
      [...withOutcome, variance('2026-09-21', at(3), { sectionFItem: null })],
      '2026-09-25',
      [],
    ],
    [
      'an item for which nothing was ever started',
      [variance('2026-09-21', null)],
      '2026-09-25',
      [['SECTION_F_VARIANCE', '2026-09-21', null, at(3)]],
    ],
  ])('%s', (_story, facts, on, expected) => {
    expect(given(facts, on)).toEqual(expected);
  });
});

describe('SECTION_F_VARIANCE: what was taken away although the plan stood', () => {
  const F3 = { sectionFItem: 'F3', frequency: { sessionsPerWeek: 3, minutesPerSession: 30, weeks: 38 } };
  const LESS = { ...F3, frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 38 } };
  const plan = observed('E', '2025-09-01', [{ code: 'SLCN', rank: 1 }]);
  const running = [plan, started('2026-09-14', F3)];
  const against = (fact: Fact): Fact => ({ ...fact, findings: ['SECTION_F_ITEM_UNDELIVERED'] });
  const endedAgainst = [...running, against(ended('2026-10-05', at(3), 'STAFFING'))];
  const reducedAgainst = [...running, against(amended('2026-10-05', at(3), LESS))];
  const since = (day: string, about = at(3)): readonly unknown[] => [[day, about]];

  test.each<[string, readonly Fact[], string, readonly unknown[]]>([
    ['ended', endedAgainst, '2026-10-05', since('2026-10-05')],
    ['a year later still', endedAgainst, '2027-10-05', since('2026-10-05')],
    ['not the day before', endedAgainst, '2026-10-04', []],
    [
      'what is recorded of it after its end takes nothing away',
      [...running, ended('2026-10-05', at(3), 'PLAN_CHANGED'), against(amended('2026-10-12', at(3), LESS))],
      '2026-10-12',
      [],
    ],
    ['ended as the rules have it', [...running, ended('2026-10-05', at(3), 'PLAN_CHANGED')], '2026-10-05', []],
    ['given again by other provision', [...endedAgainst, started('2026-10-19', F3)], '2026-10-19', []],
    ['given again in part', [...endedAgainst, started('2026-10-19', LESS)], '2026-10-19', since('2026-10-05')],
    [
      'the plan was amended since',
      [...endedAgainst, ehc('PlanAmended', '2026-11-02', { planReference: 'x' })],
      '2026-11-02',
      [],
    ],
    [
      'not yet',
      [...endedAgainst, ehc('PlanAmended', '2026-11-02', { planReference: 'x' })],
      '2026-11-01',
      since('2026-10-05'),
    ],
    ['there is no plan any more', [...endedAgainst, observed('N', '2026-11-02')], '2026-11-02', []],
    ['paused', [...running, against(suspended('2026-10-05', at(3)))], '2026-10-06', since('2026-10-05')],
    [
      'and on again',
      [...running, against(suspended('2026-10-05', at(3))), resumed('2026-10-12', at(3))],
      '2026-10-12',
      [],
    ],
    ['reduced', reducedAgainst, '2026-10-06', since('2026-10-05')],
    [
      'reduced, then amended in another way',
      [...reducedAgainst, amended('2026-10-12', at(3), { ...LESS, delivererRole: 'TEACHER' })],
      '2026-10-12',
      since('2026-10-05'),
    ],
    ['reduced, then made up again', [...reducedAgainst, amended('2026-10-12', at(3), F3)], '2026-10-12', []],
    [
      'told by a variance that goes on',
      [...running, variance('2026-09-21', at(3)), against(suspended('2026-10-05', at(3)))],
      '2026-10-06',
      since('2026-09-21'),
    ],
    [
      'a variance that ended with it goes on',
      [...running, variance('2026-09-21', at(3)), against(ended('2026-10-05', at(3), 'STAFFING'))],
      '2026-10-06',
      since('2026-09-21'),
    ],
  ])('%s', (_story, facts, on, expected) => {
    expect(reasons(facts, on, 'SECTION_F_VARIANCE').map(([, day, , , about]) => [day, about])).toEqual(expected);
  });
});

describe('CENSUS_NOT_READY', () => {
  const need = (code: string, rank = 1): object => ({ code, rank });
  const plan: Fact = {
    ...observed('E', '2026-09-07', [need('ASD')]),
    data: {
      ...observed('E', '2026-09-07', [need('ASD')]).data,
      plan: { laCode: '383', notice: 'FINAL_PLAN' },
      planReference: 'x',
    },
  };
  test.each<[string, readonly Fact[], string, readonly unknown[]]>([
    ['ready', [K], '2026-11-20', []],
    ['a plan with its papers', [plan], '2026-11-20', []],
    [
      'without a need, for the census of spring',
      [support('2026-09-07', null, [])],
      '2026-09-20',
      [['NEED_MISSING', '2027-01-21']],
    ],
    [
      'two needs of one rank',
      [observed('K', '2026-09-07', [need('SLCN'), need('SPLD')])],
      '2026-11-20',
      [['RANKS_NOT_DISTINCT', '2027-01-21']],
    ],
    [
      'a code that is no longer in the list',
      [observed('K', '2026-09-07', [need('BESD')])],
      '2026-11-20',
      [['NEED_CODE_RETIRED', '2027-01-21']],
    ],
    [
      'NSA with a plan',
      [{ ...plan, data: { ...plan.data, needs: [need('NSA')] } }],
      '2026-11-20',
      [['NSA_WITH_PLAN', '2027-01-21']],
    ],
    [
      'a plan of which nobody knows the reference, for the next census',
      [observed('E', '2026-09-07', [need('ASD')])],
      '2026-09-20',
      [['PLAN_NOT_NAMED', '2026-10-01']],
    ],
    [
      'known by the final plan',
      [
        observed('E', '2026-09-07', [need('ASD')]),
        ehc('FinalPlanReceived', '2026-10-05', { receivedOn: '2026-10-05', planReference: 'x', laCode: '383' }),
      ],
      '2026-11-20',
      [],
    ],
    [
      'no SEN with a need',
      [K, observed('N', '2026-10-05', [need('SLCN')])],
      '2026-11-20',
      [['NO_SEN_WITH_NEED', '2027-01-21']],
    ],
  ])('%s', (_story, facts, on, expected) => {
    expect(reasons(facts, on, 'CENSUS_NOT_READY').map(([, , dueOn, detail]) => [detail, dueOn])).toEqual(expected);
  });
});

test('a pupil who never had anything to do with SEN has no facts', () => {
  expect([factsAbout([]), factsAbout([observed('N', '2026-09-01')])]).toEqual([undefined, undefined]);
});

test('no words of anybody stand in the facts', () => {
  const facts = factsAbout([
    concern('2026-09-10'),
    K,
    started('2026-09-14'),
    variance('2026-09-21', at(4)),
    ehc('FinalPlanReceived', '2026-10-05', {
      receivedOn: '2026-10-05',
      planReference: 'SECRET',
      laCode: '383',
      note: 'SECRET',
    }),
  ]);
  expect(JSON.stringify(facts)).not.toMatch(/SECRET|"x"/);
});
