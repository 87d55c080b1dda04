import { describe, expect, test } from '@jest/globals';
import {
  type Identification,
  identificationState,
} from '../../../src/decisions/identification/identification-state.ts';
import { foldCorrections } from '../../../src/kernel/folding.ts';
import type { SchoolCalendar } from '../../../src/kernel/school-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../../src/reference/bank-holidays.ts';
import {
  concern,
  continued,
  discussion,
  information,
  monitoring,
  notSen,
  proposal,
  referral,
  removal,
  review,
  steppedUp,
  support,
} from '../../support/identification-facts.ts';
import { enrolled, type Fact, observed, registered, storedFacts } from '../../support/pupil-spec.ts';

const calendar: SchoolCalendar = {
  years: [
    {
      academicYear: 2026,
      terms: [
        { from: '2026-09-02', to: '2026-10-23' },
        { from: '2026-11-02', to: '2026-12-18' },
        { from: '2027-01-04', to: '2027-02-12' },
      ],
      closures: [],
    },
  ],
  holidays: ENGLAND_BANK_HOLIDAYS,
};
const on = (day: string, facts: readonly Fact[]): Identification =>
  identificationState(foldCorrections(storedFacts([registered, enrolled, ...facts])), day, calendar);
const LATER = '2030-01-01';

type Story = readonly [
  story: string,
  facts: readonly Fact[],
  state: Identification['state'],
  since: string | null,
  reviewOn?: string,
];
const opened = [concern('2026-09-10')];
const asked = [...opened, information('2026-09-24')];
const discussed = [...asked, discussion('2026-10-01')];
const proposed = [...discussed, proposal('2026-10-05')];
const placed = [...proposed, support('2026-10-14', '2026-12-12')];
const reviewed = [...placed, review('2026-12-12', '2027-03-12')];
const stories: readonly Story[] = [
  ['nothing was recorded', [], 'NONE', null],
  ['a concern', opened, 'CONCERN_RAISED', '2026-09-10'],
  ['information is gathered', asked, 'INFORMATION_GATHERING', '2026-09-24'],
  ['it is discussed', discussed, 'DISCUSSED_WITH_PARENTS_AND_PUPIL', '2026-10-01'],
  ['nobody was reached', [...asked, discussion('2026-10-01', false, false)], 'INFORMATION_GATHERING', '2026-09-24'],
  [
    'the pupil alone was spoken to',
    [...asked, discussion('2026-10-01', false, true)],
    'DISCUSSED_WITH_PARENTS_AND_PUPIL',
    '2026-10-01',
  ],
  [
    'more information after the discussion takes nothing back',
    [...discussed, information('2026-10-03')],
    'DISCUSSED_WITH_PARENTS_AND_PUPIL',
    '2026-10-01',
  ],
  ['a second concern in a running case', [...asked, concern('2026-09-29')], 'INFORMATION_GATHERING', '2026-09-24'],
  ['a decision is proposed', proposed, 'DECISION_PROPOSED', '2026-10-05'],
  ['placed on SEN support', placed, 'PLACED_ON_SEN_SUPPORT', '2026-10-14', '2026-12-12'],
  ['monitored', [...proposed, monitoring('2026-10-14', '2026-12-04')], 'MONITORING', '2026-10-14', '2026-12-04'],
  ['not SEN', [...proposed, notSen('2026-10-14')], 'NOT_SEN', '2026-10-14'],
  [
    'monitored, then not SEN',
    [...opened, monitoring('2026-10-14', '2026-12-04'), notSen('2026-12-04')],
    'NOT_SEN',
    '2026-12-04',
  ],
  ['referred', [...proposed, referral('2026-10-14')], 'SPECIALIST_REFERRAL', '2026-10-14'],
  [
    'information while monitored',
    [...opened, monitoring('2026-10-14'), information('2026-11-02')],
    'MONITORING',
    '2026-10-14',
  ],
  [
    'proposed after monitoring',
    [...opened, monitoring('2026-10-14'), proposal('2026-12-04')],
    'DECISION_PROPOSED',
    '2026-12-04',
  ],
  [
    'a new concern after not SEN',
    [...opened, notSen('2026-10-14'), concern('2027-02-01')],
    'CONCERN_RAISED',
    '2027-02-01',
  ],
  ['reviewed', reviewed, 'REVIEWED', '2026-12-12', '2027-03-12'],
  ['continued', [...reviewed, continued('2026-12-14', '2027-03-15')], 'CONTINUED', '2026-12-14', '2027-03-15'],
  ['stepped up', [...reviewed, steppedUp('2026-12-14')], 'STEPPED_UP', '2026-12-14', '2027-03-12'],
  [
    'reviewed again',
    [...reviewed, continued('2026-12-14'), review('2027-03-12', '2027-06-25')],
    'REVIEWED',
    '2027-03-12',
    '2027-06-25',
  ],
  ['removed', [...reviewed, removal('2026-12-14', '2027-07-20')], 'REMOVED', '2026-12-14', '2027-07-20'],
  [
    'monitored after removal',
    [...reviewed, removal('2026-12-14'), monitoring('2026-12-15', '2027-03-26')],
    'MONITORING',
    '2026-12-15',
    '2027-03-26',
  ],
  [
    'a referral on SEN support',
    [...placed, referral('2026-11-02')],
    'PLACED_ON_SEN_SUPPORT',
    '2026-10-14',
    '2026-12-12',
  ],
  ['a concern on SEN support', [...reviewed, concern('2027-01-11')], 'REVIEWED', '2026-12-12', '2027-03-12'],
  ['SEN support stated by a file', [observed('K', '2025-01-13')], 'PLACED_ON_SEN_SUPPORT', '2025-01-13'],
  [
    'a file says again what was decided',
    [...reviewed, observed('K', '2026-12-20')],
    'REVIEWED',
    '2026-12-12',
    '2027-03-12',
  ],
  ['a plan from outside', [...reviewed, observed('E', '2027-01-11')], 'EHC_PLAN', '2027-01-11'],
  ['a plan that ended in N', [observed('E', '2024-03-04'), observed('N', '2026-09-01')], 'NONE', null],
  [
    'a plan that ended in SEN support',
    [observed('E', '2024-03-04'), observed('K', '2026-09-01')],
    'PLACED_ON_SEN_SUPPORT',
    '2026-09-01',
  ],
  ['SEN support that ended by a stated day', [observed('K', '2024-01-08', [], '2024-07-19')], 'NONE', null],
  [
    'a concern after that day',
    [observed('K', '2024-01-08', [], '2024-07-19'), ...opened],
    'CONCERN_RAISED',
    '2026-09-10',
  ],
  ['a file says N while a concern is open', [...opened, observed('N', '2026-09-14')], 'CONCERN_RAISED', '2026-09-10'],
  ['a review without SEN support', [...opened, review('2026-10-01')], 'CONCERN_RAISED', '2026-09-10'],
  [
    'all of it on one day',
    [concern('2026-10-14'), discussion('2026-10-14'), proposal('2026-10-14'), support('2026-10-14', '2026-12-12')],
    'PLACED_ON_SEN_SUPPORT',
    '2026-10-14',
    '2026-12-12',
  ],
  [
    'a late entry takes its place by its day',
    [support('2026-10-14', '2026-12-12'), concern('2026-09-10'), proposal('2026-10-05')],
    'PLACED_ON_SEN_SUPPORT',
    '2026-10-14',
    '2026-12-12',
  ],
];

describe('the state of the case', () => {
  test.each(stories.map((story) => [story[0], story] as const))(
    '%s',
    (_words, [, facts, state, since, reviewOn = null]) => {
      const { state: found, since: from, reviewOn: next } = on(LATER, facts);
      expect([found, from, next]).toEqual([state, since, reviewOn]);
    },
  );

  test('goes with the day that is asked for', () => {
    const story = [...reviewed, continued('2026-12-14'), observed('E', '2027-02-01')];
    const days = [
      '2026-09-09',
      '2026-09-10',
      '2026-09-30',
      '2026-10-01',
      '2026-10-13',
      '2026-10-14',
      '2026-12-12',
      '2026-12-14',
      '2027-02-01',
    ];
    expect(days.map((day) => on(day, story).state)).toEqual([
      'NONE',
      'CONCERN_RAISED',
      'INFORMATION_GATHERING',
      'DISCUSSED_WITH_PARENTS_AND_PUPIL',
      'DECISION_PROPOSED',
      'PLACED_ON_SEN_SUPPORT',
      'REVIEWED',
      'CONTINUED',
      'EHC_PLAN',
    ]);
  });
});

describe('the days by custom', () => {
  test('half a term after the concern, in school days, until it is decided', () => {
    // The 30th school day after Thursday 10 September 2026 is the Thursday of the sixth week; the half-term holiday
    // does not count.
    expect(on('2026-09-10', placed)).toEqual({
      state: 'CONCERN_RAISED',
      since: '2026-09-10',
      concernRaisedOn: '2026-09-10',
      reviewOn: null,
      halfTermCheckDueOn: '2026-10-22',
      firstReviewDueOn: null,
    });
    expect(on('2026-11-01', [concern('2026-10-12')]).halfTermCheckDueOn).toBe('2026-11-30');
    expect(on('2026-10-05', placed).halfTermCheckDueOn).toBe('2026-10-22');
    expect(on('2026-10-14', placed).halfTermCheckDueOn).toBeNull();
  });

  test('six weeks where the school has no calendar', () => {
    expect(identificationState(foldCorrections(storedFacts([concern('2026-10-12')])), LATER).halfTermCheckDueOn).toBe(
      '2026-11-23',
    );
  });

  test('a term after the start of SEN support, until it was reviewed; the concern stays to be seen', () => {
    expect(on('2026-10-14', placed)).toEqual({
      state: 'PLACED_ON_SEN_SUPPORT',
      since: '2026-10-14',
      concernRaisedOn: '2026-09-10',
      reviewOn: '2026-12-12',
      halfTermCheckDueOn: null,
      firstReviewDueOn: '2027-02-14',
    });
    expect(on('2026-12-12', reviewed).firstReviewDueOn).toBeNull();
  });
});
