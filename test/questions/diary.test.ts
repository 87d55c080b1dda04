import { expect, test } from '@jest/globals';
import { foldCorrections } from '../../src/kernel/folding.ts';
import { diaryOf } from '../../src/questions/diary.ts';
import { factsOf, keptFacts } from '../../src/questions/pupil-facts.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';
import { concern, discussion, ehc, monitoring, review, support } from '../support/identification-facts.ts';
import { assessed, ended, outcome, placed, placementEnded, started } from '../support/provision-facts.ts';
import { enrolled, type Fact, observed, registered, SCHOOL, storedFacts } from '../support/pupil-spec.ts';

const calendar = { years: [], holidays: ENGLAND_BANK_HOLIDAYS };
const at = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** [day, kind, about, by custom] of a year, as the record has it on a day. */
function diary(
  facts: readonly Fact[],
  on: string,
  from = '2026-09-01',
  to = '2027-08-31',
): readonly (readonly unknown[])[] {
  const known = factsOf(keptFacts(foldCorrections(storedFacts([registered, enrolled, ...facts])), SCHOOL));
  return known === undefined
    ? []
    : diaryOf(known, { from, to, on, calendar }).map(({ day, kind, about, byCustom, clockId }) => [
        day,
        kind,
        about,
        byCustom,
        ...(clockId === null ? [] : [clockId]),
      ]);
}

const meetings = [
  ['2026-12-31', 'PARENT_MEETING', null, true],
  ['2027-03-31', 'PARENT_MEETING', null, true],
  ['2027-07-31', 'PARENT_MEETING', null, true],
];
const K = support('2026-09-07', '2026-12-11');
const planned = started('2026-09-14', { reviewOn: '2026-11-02', plannedEndOn: '2026-12-04' });

test.each<[string, readonly Fact[], string, readonly (readonly unknown[])[]]>([
  [
    'SEN support: its review and a meeting each term',
    [K],
    '2026-11-20',
    [['2026-12-11', 'SUPPORT_REVIEW', at(2), false], ...meetings],
  ],
  [
    'a term in which they met needs no other meeting',
    [K, discussion('2026-10-02')],
    '2026-11-20',
    [['2026-12-11', 'SUPPORT_REVIEW', at(2), false], ...meetings.slice(1)],
  ],
  [
    'a term that is over asks for no meeting any more',
    [K],
    '2027-01-04',
    [['2026-12-11', 'SUPPORT_REVIEW', at(2), false], ...meetings.slice(1)],
  ],
  [
    'what is overdue stands under its day',
    [K, discussion('2026-10-02')],
    '2026-12-20',
    [['2026-12-11', 'SUPPORT_REVIEW', at(2), false], ...meetings.slice(1)],
  ],
  [
    'no day was set: by custom',
    [support('2026-09-07'), discussion('2026-10-02')],
    '2026-11-20',
    [['2027-01-07', 'SUPPORT_REVIEW', null, true], ...meetings.slice(1)],
  ],
  [
    'provision: its review, its end, its outcome',
    [K, discussion('2026-10-02'), planned, outcome('2026-09-14', at(4), '2026-12-01')],
    '2026-10-20',
    [
      ['2026-11-02', 'PROVISION_REVIEW', at(4), false],
      ['2026-12-01', 'OUTCOME_DUE', at(5), false],
      ['2026-12-04', 'PROVISION_END', at(4), false],
      ['2026-12-11', 'SUPPORT_REVIEW', at(2), false],
      ...meetings.slice(1),
    ],
  ],
  [
    'an outcome that was assessed is not due, and its provision was reviewed',
    [K, discussion('2026-10-02'), planned, outcome('2026-09-14', at(4), '2026-12-01'), assessed('2026-10-12', at(5))],
    '2026-10-20',
    [
      ['2026-12-04', 'PROVISION_END', at(4), false],
      ['2026-12-11', 'SUPPORT_REVIEW', at(2), false],
      ...meetings.slice(1),
    ],
  ],
  [
    'provision that has ended is nowhere',
    [K, discussion('2026-10-02'), planned, ended('2026-10-19', at(4))],
    '2026-10-20',
    [['2026-12-11', 'SUPPORT_REVIEW', at(2), false], ...meetings.slice(1)],
  ],
  [
    'a placement elsewhere: its review and its end',
    [K, discussion('2026-10-02'), placed('2026-09-14', { reviewOn: '2026-11-02', plannedEndOn: '2027-02-12' })],
    '2026-10-20',
    [
      ['2026-11-02', 'PLACEMENT_REVIEW', at(4), false],
      ['2026-12-11', 'SUPPORT_REVIEW', at(2), false],
      ['2027-02-12', 'PLACEMENT_END', at(4), false],
      ...meetings.slice(1),
    ],
  ],
  [
    'one that was reviewed, and one that has ended',
    [
      K,
      discussion('2026-10-02'),
      placed('2026-09-14', { reviewOn: '2026-11-02', plannedEndOn: '2027-02-12' }),
      placed('2026-09-14', { plannedEndOn: '2027-02-12' }),
      placementEnded('2026-10-05', at(5)),
      review('2026-10-12', '2026-12-11'),
    ],
    '2026-10-20',
    [
      ['2026-12-11', 'SUPPORT_REVIEW', at(7), false],
      ['2027-02-12', 'PLACEMENT_END', at(4), false],
      ...meetings.slice(1),
    ],
  ],
  ['a concern', [concern('2026-09-10')], '2026-09-20', [['2026-10-22', 'CONCERN_CHECK', null, true]]],
  [
    'monitoring',
    [concern('2026-09-10'), monitoring('2026-10-01', '2026-11-20')],
    '2026-10-20',
    [['2026-11-20', 'MONITORING_CHECK', null, false]],
  ],
  [
    'clocks of a request that run',
    [
      K,
      discussion('2026-10-02'),
      ehc('EhcRequestSubmitted', '2026-11-02', {
        requestedBy: 'SCHOOL',
        laCode: '383',
        sentAt: '2026-11-02T10:00:00.000Z',
      }),
    ],
    '2026-11-20',
    [
      ['2026-12-11', 'SUPPORT_REVIEW', at(2), false],
      ['2026-12-14', 'CLOCK', at(4), false, 'EHCNA_DECISION'],
      ['2027-02-22', 'CLOCK', at(4), false, 'REFUSE_TO_ISSUE'],
      ['2027-03-22', 'CLOCK', at(4), false, 'FINAL_PLAN'],
      ...meetings.slice(1),
    ],
  ],
  [
    'a plan: its review, and the meeting that is arranged',
    [
      observed('E', '2026-01-12', [{ code: 'ASD', rank: 1 }]),
      ehc('FinalPlanReceived', '2026-01-12', { receivedOn: '2026-01-12', planReference: 'x', laCode: '383' }),
      ehc('AnnualReviewScheduled', '2026-11-02', { kind: 'ANNUAL', meetingOn: '2026-11-30' }),
    ],
    '2026-11-20',
    [
      ['2026-11-16', 'CLOCK', at(4), false, 'AR_PAPERS'],
      ['2026-11-30', 'ANNUAL_REVIEW', at(4), false],
      ['2027-01-11', 'ANNUAL_REVIEW', at(3), false],
    ],
  ],
])('%s', (_story, facts, on, expected) => {
  expect(diary(facts, on)).toEqual(expected);
});

test('holds the days that are asked for, both included', () => {
  expect(diary([K], '2026-11-20', '2026-12-11', '2026-12-11').map(([day]) => day)).toEqual(['2026-12-11']);
  expect(diary([K], '2026-11-20', '2026-12-12', '2026-12-30')).toEqual([]);
});
