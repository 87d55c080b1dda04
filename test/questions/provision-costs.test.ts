import { expect, test } from '@jest/globals';
import { foldCorrections } from '../../src/kernel/folding.ts';
import { factsOf, keptFacts } from '../../src/questions/pupil-facts.ts';
import { costlessBefore, provisionCosts } from '../../src/questions/provision-costs.ts';
import { amended, ended, started } from '../support/provision-facts.ts';
import { enrolled, type Fact, registered, SCHOOL, storedFacts } from '../support/pupil-spec.ts';

const YEAR = { from: '2026-04-01', to: '2027-03-31' };
const at = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

function costs(byPupil: Readonly<Record<string, readonly Fact[]>>, on: string): ReturnType<typeof provisionCosts> {
  const pupils = Object.entries(byPupil).map(([pupil, facts]) => ({
    pupil,
    provisions:
      factsOf(keptFacts(foldCorrections(storedFacts([registered, enrolled, ...facts])), SCHOOL))?.provisions ?? [],
  }));
  return provisionCosts(pupils, YEAR, on);
}
/** Resources of so many pence a year, which fall due evenly over its 365 days. */
const yearly = (pence: number, more: object = {}): object => ({
  frequency: null,
  costLines: [{ kind: 'RESOURCES', pence }],
  ...more,
});

test('what falls due in the year, what has by the day, and by whom it is paid', () => {
  // 365 pence a year from 1 September: 212 days until 31 March; 81 of them up to and with 20 November.
  expect(costs({ a: [started('2026-09-01', yearly(365))] }, '2026-11-20')).toEqual({
    totalPence: 212,
    toDatePence: 81,
    bySource: [{ source: 'ELEMENT_2_NOTIONAL', pence: 212 }],
    aboveThreshold: [],
    thresholdPence: 600_000,
  });
});

test('a group of four for twelve weeks costs £51.00 a pupil, all of it within the twelve weeks', () => {
  expect(costs({ a: [started('2026-09-14', { plannedEndOn: '2026-12-06' })] }, '2027-01-10').totalPence).toBe(5_100);
});

test('an end stops it, a change of who pays splits it, and neither counts before it was', () => {
  const facts = [
    started('2026-09-01', yearly(365)),
    amended('2026-10-01', at(2), yearly(365, { fundingSource: 'HEALTH' })),
    ended('2026-11-01', at(2)),
  ];
  expect(costs({ a: facts }, '2026-11-20')).toMatchObject({
    totalPence: 61,
    toDatePence: 61,
    bySource: [
      { source: 'ELEMENT_2_NOTIONAL', pence: 30 },
      { source: 'HEALTH', pence: 31 },
    ],
  });
  expect(costs({ a: facts }, '2026-10-10')).toMatchObject({
    totalPence: 212,
    toDatePence: 40,
    bySource: [
      { source: 'ELEMENT_2_NOTIONAL', pence: 30 },
      { source: 'HEALTH', pence: 182 },
    ],
  });
  expect(costs({ a: facts }, '2026-08-31')).toMatchObject({ totalPence: 0, toDatePence: 0, bySource: [] });
});

test("the pupil's leaving stops it from the day after, and does not count before it was", () => {
  const facts = [
    started('2026-09-01', yearly(365)),
    { type: 'PupilLeft', data: { schoolUrn: SCHOOL, leftOn: '2026-10-31' }, effectiveFrom: '2026-10-31' } as const,
  ];
  expect(costs({ a: facts }, '2026-11-01')).toMatchObject({ totalPence: 61, toDatePence: 61 });
  expect(costs({ a: facts }, '2026-10-31')).toMatchObject({ totalPence: 212, toDatePence: 61 });
});

test('what ends before a year begins is agreed to go on in it, as long as the end is not known', () => {
  const facts = [started('2026-01-01', yearly(365)), ended('2026-03-01', at(2))];
  expect(
    ['2026-02-28', '2026-03-01'].map((on) => [costlessBefore(YEAR, on), costs({ a: facts }, on).totalPence]),
  ).toEqual([
    ['2026-02-28', 365],
    ['2026-03-01', 0],
  ]);
});

test('pupils above £6,000 in the year, dearest first; £6,000 itself is not above', () => {
  const from = '2026-04-01';
  const { aboveThreshold } = costs(
    {
      a: [started(from, yearly(600_000))],
      b: [started(from, yearly(600_001))],
      c: [started(from, yearly(400_000)), started(from, yearly(300_000, { kind: 'EQUIPMENT' }))],
    },
    '2026-11-20',
  );
  expect(aboveThreshold).toEqual([
    { pupil: 'c', pence: 700_000 },
    { pupil: 'b', pence: 600_001 },
  ]);
});
