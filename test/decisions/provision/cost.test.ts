import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accruedFraction, annualCost, pence, plus } from '../../../src/decisions/provision/cost.ts';
import type { ProvisionTerms } from '../../../src/decisions/provision/terms.ts';
import { addDays } from '../../../src/kernel/civil-date.ts';
import {
  FUNDING_SOURCES,
  fundingSource,
  fundingSourcesInForce,
  NOTIONAL_THRESHOLDS,
  notionalThreshold,
} from '../../../src/reference/funding-sources.ts';
import { PROVISION_KINDS, provisionKindsInForce } from '../../../src/reference/provision-kinds.ts';
import { PROVISION_TIERS, provisionTiersInForce } from '../../../src/reference/provision-tiers.ts';
import { FULL_TIMETABLES, fullTimetableMinutes } from '../../../src/reference/pupil-timetable.ts';
import { termsAround, termsOf } from '../../../src/reference/school-terms.ts';
import { STAFF_RATES, staffRate } from '../../../src/reference/staff-rates.ts';
import { isCivilDate } from '../../../src/kernel/civil-date.ts';
import { TERMS } from '../../support/provision-spec.ts';

function terms(
  sessionsPerWeek: number,
  minutesPerSession: number,
  weeks: number,
  groupSize: number,
  hourly: number,
  resources = 0,
): ProvisionTerms {
  return {
    ...TERMS,
    frequency: { sessionsPerWeek, minutesPerSession, weeks },
    groupSize,
    costLines: [
      { kind: 'HOURLY', pence: hourly },
      { kind: 'RESOURCES', pence: resources },
    ],
  };
}

describe('the yearly cost', () => {
  test('TA at £17.00 an hour, 5 hours a week one to one, 38 weeks: £3,230.00', () => {
    expect(annualCost(terms(5, 60, 38, 1, 1_700))).toBe(323_000);
  });

  test('group of 4, 1.5 hours a week, 12 weeks: £76.50 a pupil', () => {
    expect(annualCost(terms(3, 30, 12, 4, 1_700))).toBe(7_650);
  });

  test.each([
    ['half a penny goes up', terms(1, 60, 1, 2, 1), 1],
    ['less than half goes down', terms(1, 60, 1, 3, 1), 0],
    ['two thirds go up', terms(1, 60, 2, 3, 1), 1],
    ['resources count once, whatever the group', terms(1, 60, 1, 4, 0, 1_234), 1_234],
    [
      'rounded after the sum, not before',
      {
        ...terms(1, 60, 1, 2, 1),
        costLines: [
          { kind: 'HOURLY', pence: 1 },
          { kind: 'HOURLY', pence: 1 },
        ],
      },
      1,
    ],
    ['nothing by the hour costs its resources only', { ...terms(1, 60, 1, 1, 9_999, 50), frequency: null }, 50],
  ] as const)('%s', (_words, given, cost) => {
    expect(annualCost(given)).toBe(cost);
  });

  test('is exact for all that an entry can say, and never a fraction of a penny', () => {
    const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(
        whole(50),
        whole(1_440),
        whole(53),
        whole(500),
        fc.nat({ max: 1_000_000_000 }),
        fc.nat({ max: 1_000_000_000 }),
        (sessions, minutes, weeks, group, hourly, resources) => {
          const cost = annualCost(terms(sessions, minutes, weeks, group, hourly, resources));
          // |cost - exact| ≤ 1/2 and half goes up, in whole numbers: 2·exact - d < 2·cost·d ≤ 2·exact + d.
          const d = 60n * BigInt(group);
          const exact = BigInt(sessions) * BigInt(minutes) * BigInt(weeks) * BigInt(hourly) + BigInt(resources) * d;
          expect(Number.isSafeInteger(cost)).toBe(true);
          expect(2n * exact - d < 2n * BigInt(cost) * d && 2n * BigInt(cost) * d <= 2n * exact + d).toBe(true);
        },
      ),
    );
  });
});

describe('what has fallen due', () => {
  const year = terms(5, 60, 38, 1, 1_700);

  test('is the yearly cost, neither more nor less, when all planned days have passed', () => {
    expect(
      pence(
        accruedFraction('2026-09-01', [
          { from: '2026-09-01', until: '2027-09-01', terms: { ...year, plannedEndOn: null } },
        ]),
      ),
    ).toBe(323_000);
    expect(
      pence(
        accruedFraction('2026-09-07', [
          { from: '2026-09-07', until: '2030-01-01', terms: { ...year, plannedEndOn: '2027-07-16' } },
        ]),
      ),
    ).toBe(323_000);
  });

  test('runs on year by year where no end is planned', () => {
    expect(
      pence(
        accruedFraction('2026-09-01', [
          { from: '2026-09-01', until: '2028-08-31', terms: { ...year, plannedEndOn: null } },
        ]),
      ),
    ).toBe(646_000);
  });

  test('is the same however the days are cut into stretches', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }),
        fc.option(fc.integer({ min: 0, max: 500 })),
        (lengths, planned) => {
          const given = { ...year, plannedEndOn: planned === null ? null : addDays('2026-09-01', planned) };
          let day = '2026-09-01';
          const spans = lengths.map((length) => {
            const from = day;
            day = addDays(day, length);
            return { from, until: day, terms: given };
          });
          const parts = spans.map((span) => accruedFraction('2026-09-01', [span])).reduce(plus);
          const whole = accruedFraction('2026-09-01', [{ from: '2026-09-01', until: day, terms: given }]);
          expect(parts.numerator * whole.denominator).toBe(whole.numerator * parts.denominator);
        },
      ),
    );
  });
});

describe('the dated lists behind it', () => {
  test('have a real first day, a last day not before it, and a source', () => {
    for (const { from, to, source } of [
      ...PROVISION_TIERS,
      ...PROVISION_KINDS,
      ...FUNDING_SOURCES,
      ...NOTIONAL_THRESHOLDS,
      ...STAFF_RATES,
      ...FULL_TIMETABLES,
    ]) {
      expect([isCivilDate(from), (to ?? from) >= from, source.length > 3]).toEqual([true, true, true]);
    }
  });

  test('name the tiers, kinds and sources of a provision map', () => {
    expect(provisionTiersInForce('2026-11-20').map(({ code, special }) => [code, special])).toEqual([
      ['UNIVERSAL', false],
      ['TARGETED', true],
      ['SPECIALIST', true],
    ]);
    expect(provisionKindsInForce('2026-11-20').map(({ code }) => code)).toEqual([
      'INTERVENTION',
      'ADULT_SUPPORT',
      'THERAPY',
      'EQUIPMENT',
      'ENVIRONMENTAL_ADJUSTMENT',
      'CURRICULUM_ADAPTATION',
      'TIMETABLE_CHANGE',
      'ACCESS_ARRANGEMENT',
      'ALTERNATIVE_PROVISION',
      'PASTORAL',
    ]);
    expect(fundingSourcesInForce('2026-11-20').map(({ code }) => code)).toEqual([
      'ELEMENT_1',
      'ELEMENT_2_NOTIONAL',
      'ELEMENT_3_TOP_UP',
      'LA_SEN_SUPPORT_FUNDING',
      'PUPIL_PREMIUM',
      'HEALTH',
      'TRUST',
      'OTHER',
    ]);
    expect(fundingSourcesInForce('2012-01-01').map(({ code }) => code)).toEqual(['PUPIL_PREMIUM']);
    expect(fundingSource('ELEMENT_4')).toBeUndefined();
  });

  test('the threshold is £6,000 a year since April 2013, a full week 32.5 hours, and there is a rate where one is listed', () => {
    expect([notionalThreshold('2013-03-31'), notionalThreshold('2013-04-01'), notionalThreshold('2026-11-20')]).toEqual(
      [undefined, 600_000, 600_000],
    );
    expect([fullTimetableMinutes('2015-01-01'), fullTimetableMinutes('2026-11-20')]).toEqual([1_950, 1_950]);
    expect([
      staffRate('TEACHING_ASSISTANT', '2026-11-20'),
      staffRate('TEACHING_ASSISTANT', '2014-08-31'),
      staffRate('MENTOR', '2026-11-20'),
    ]).toEqual([1_700, undefined, undefined]);
  });

  test('the terms cover every day of an academic year once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), (academicYear) => {
        const spans = termsOf(academicYear);
        expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([
          `${String(academicYear)}-09-01`,
          `${String(academicYear + 1)}-08-31`,
        ]);
        for (const [at, span] of spans.slice(1).entries()) expect(span.from).toBe(addDays(spans[at]?.to ?? '', 1));
      }),
    );
    expect(termsAround('2026-08-31').map(({ term, from }) => [term, from])).toEqual([
      ['AUTUMN', '2025-09-01'],
      ['SPRING', '2026-01-01'],
      ['SUMMER', '2026-04-01'],
    ]);
  });
});
