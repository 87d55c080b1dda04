import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { provisionHistories } from '../../../src/decisions/provision/history.ts';
import { provisionsOf } from '../../../src/decisions/provision/leaving.ts';
import { costToDate, type ProvisionOn } from '../../../src/decisions/provision/provisions.ts';
import { foldCorrections } from '../../../src/kernel/folding.ts';
import {
  amended,
  assessed,
  delivered,
  ended,
  outcome,
  resumed,
  started,
  suspended,
  variance,
} from '../../support/provision-facts.ts';
import { type Fact, storedFacts } from '../../support/pupil-spec.ts';
import { idAt } from '../../support/provision-spec.ts';

const on = (facts: readonly Fact[], day: string): readonly ProvisionOn[] =>
  provisionsOf(foldCorrections(storedFacts(facts)), day);
const A = idAt(0);

describe('a provision on a day', () => {
  const story = [
    started('2026-09-07'),
    suspended('2026-10-05', A),
    resumed('2026-10-12', A),
    amended('2026-11-02', A, { groupSize: 2 }),
    ended('2026-12-01', A, 'STAFFING'),
    outcome('2026-09-07', A, '2026-12-11'),
    assessed('2026-10-23', idAt(5)),
    delivered('2026-09-14', '2026-09-18', A, 1),
    variance('2026-10-05', A),
  ];

  test.each([
    ['2026-09-06', []],
    ['2026-09-07', ['ACTIVE']],
    ['2026-10-05', ['SUSPENDED']],
    ['2026-10-12', ['ACTIVE']],
    ['2026-11-30', ['ACTIVE']],
    ['2026-12-01', ['ENDED']],
  ])('%s: %j', (day, states) => {
    expect(on(story, day).map(({ state }) => state)).toEqual(states);
  });

  test('has the terms, the outcome with its newest assessment, the delivery and the variances of that day', () => {
    expect(on(story, '2026-11-02')[0]).toMatchObject({
      startOn: '2026-09-07',
      endedOn: null,
      amendments: 1,
      terms: { groupSize: 2 },
      outcomes: [{ result: 'MET', assessedOn: '2026-10-23' }],
      sessionsPlanned: 2,
      sessionsDelivered: 1,
      deliveryLoggedTo: '2026-09-18',
    });
    expect(on(story, '2026-10-22')[0]).toMatchObject({
      amendments: 0,
      terms: { groupSize: 4 },
      outcomes: [{ result: null }],
      variances: [{ missedSessions: 6 }],
    });
    expect(on(story, '2026-09-10')[0]).toMatchObject({ sessionsPlanned: 0, deliveryLoggedTo: null, variances: [] });
    expect(on(story, '2026-12-01')[0]).toMatchObject({ endedOn: '2026-12-01', last: { reason: 'STAFFING' } });
  });

  test('sessions that were logged for some days count from the last of them: before it nobody can tell how many there had been', () => {
    const logged = [
      started('2026-09-07'),
      delivered('2026-09-14', '2026-09-18', A, 1),
      delivered('2026-09-21', '2026-09-25', A),
    ];
    const known = ['2026-09-17', '2026-09-18', '2026-09-24', '2026-09-25']
      .map((day) => on(logged, day)[0])
      .map((now) => [now?.sessionsPlanned, now?.sessionsDelivered, now?.deliveryLoggedTo]);
    expect(known).toEqual([
      [0, 0, null],
      [2, 1, '2026-09-18'],
      [2, 1, '2026-09-18'],
      [4, 3, '2026-09-25'],
    ]);
  });

  // Missed since 9 September, the LA told on the 23rd.
  test('a variance goes on, and nobody was told of it, until the day of that', () => {
    const facts = [
      started('2026-09-07'),
      variance('2026-09-09', A, { until: '2026-10-02', laToldOn: '2026-09-23', earlyReviewAskedOn: '2026-09-25' }),
    ];
    expect(on(facts, '2026-09-22')[0]?.variances).toMatchObject([
      { since: '2026-09-09', until: null, laToldOn: null, earlyReviewAskedOn: null },
    ]);
    expect(on(facts, '2026-09-23')[0]?.variances).toMatchObject([
      { until: null, laToldOn: '2026-09-23', earlyReviewAskedOn: null },
    ]);
    expect(on(facts, '2026-10-02')[0]?.variances).toMatchObject([
      { until: '2026-10-02', laToldOn: '2026-09-23', earlyReviewAskedOn: '2026-09-25' },
    ]);
  });

  test('costs nothing while it is suspended or when it has ended', () => {
    const cost = (day: string): number | undefined => on(story, day).map(costToDate)[0];
    expect(cost('2026-10-04')).toBe(cost('2026-10-11'));
    // 5,100 pence a year, 365 days: 28 before the pause, 21 after it; then 29 at 10,200.
    expect(cost('2026-10-04')).toBe(391);
    expect(cost('2026-11-30')).toBe(1_495);
    expect(cost('2027-08-31')).toBe(1_495);
  });

  test('an end is the end, whatever was recorded after it', () => {
    expect(
      on(
        [started('2026-09-07'), ended('2026-10-01', A), resumed('2026-10-05', A), amended('2026-10-06', A, {})],
        '2026-11-01',
      ).map(({ state }) => state),
    ).toEqual(['ENDED']);
  });

  test('what names a provision that nothing began is passed over', () => {
    expect(on([amended('2026-09-07', idAt(7), {}), ended('2026-10-01', idAt(7))], '2026-11-01')).toEqual([]);
  });
});

const DAYS = ['2026-09-07', '2026-10-05', '2026-10-12', '2026-11-02', '2026-12-01'] as const;
const day = fc.constantFrom(...DAYS);
const which = fc.constantFrom(idAt(0), idAt(1));
const later: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(day, which).map(([at, id]) => suspended(at, id)),
  fc.tuple(day, which).map(([at, id]) => resumed(at, id)),
  fc.tuple(day, which).map(([at, id]) => ended(at, id)),
  fc.tuple(day, which, fc.integer({ min: 1, max: 9 })).map(([at, id, groupSize]) => amended(at, id, { groupSize })),
  fc.tuple(day, which).map(([at, id]) => delivered(at, at, id)),
);
const story = fc
  .tuple(day, day, fc.array(later, { maxLength: 8 }))
  .map(([a, b, more]) => [started(a), started(b), ...more]);

describe('for any order of events', () => {
  test('a day is told by what counts by that day alone', () => {
    fc.assert(
      fc.property(story, day, (facts, asked) => {
        const events = foldCorrections(storedFacts(facts));
        const cut = events.filter(({ metadata }) => (metadata.effectiveFrom ?? '') <= asked);
        const short = ({ history, ...rest }: ProvisionOn): object => ({ ...rest, id: history.id });
        expect(provisionsOf(events, asked).map(short)).toEqual(provisionsOf(cut, asked).map(short));
      }),
    );
  });

  test('what has fallen due never shrinks, and never exceeds the dearest terms on every day', () => {
    fc.assert(
      fc.property(story, (facts) => {
        for (const history of provisionHistories(foldCorrections(storedFacts(facts)))) {
          const costs = DAYS.map((on) => costToDate({ history, on }));
          expect(costs).toEqual([...costs].sort((a, b) => a - b));
          expect(costs.at(-1)).toBeLessThanOrEqual(20_400);
        }
      }),
    );
  });
});
