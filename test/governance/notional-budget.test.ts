import { describe, expect, test } from '@jest/globals';
import { setNotionalBudget } from '../../src/governance/notional-budget.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, recorded, URN } from '../support/school.ts';

const school = await openSchool();

const BUDGET = {
  commandId: 'c',
  schoolUrn: URN,
  financialYear: 2026,
  amountPence: 8_000_000,
  from: '2026-04-01',
  to: '2027-03-31',
  source: 'LA_BUDGET_STATEMENT',
} as const;

describe('setting a notional SEN budget', () => {
  test('holds from the first day of the financial year', () => {
    const { financialYear, amountPence, from, to, source } = BUDGET;
    expect(setNotionalBudget(BUDGET)).toEqual({
      kind: 'ACCEPTED',
      findings: [],
      events: [
        {
          type: 'NotionalBudgetSet',
          effectiveFrom: '2026-04-01',
          data: { financialYear, amountPence, from, to, source },
        },
      ],
    });
  });

  test.each([
    ['ends before it begins', { to: '2026-03-31' }, 'END_BEFORE_START'],
    ['begins in another year than it is named by', { financialYear: 2025 }, 'FINANCIAL_YEAR_DIFFERS'],
  ])('is refused where it %s', (_why, change, code) => {
    expect(setNotionalBudget({ ...BUDGET, ...change })).toMatchObject({ kind: 'REFUSED', refusals: [{ code }] });
  });

  test("an academy's year begins in September", () => {
    expect(
      setNotionalBudget({ ...BUDGET, from: '2026-09-01', to: '2027-08-31', source: 'GENERAL_ANNUAL_GRANT_STATEMENT' })
        .kind,
    ).toBe('ACCEPTED');
  });
});

describe('over the life of a school', () => {
  const { commandId: _id, ...input } = BUDGET;
  const amount = async (asAt: object | null): Promise<unknown> =>
    (
      await ask(
        school.app,
        school.staff.head,
        'query ($asAt: AsAtInput) { senBudget(schoolUrn: "900001", financialYear: 2026, asAt: $asAt) { notionalBudget { amountPence } } }',
        { asAt },
      )
    ).data?.['senBudget'];

  test('head and chair may set it, the SENCO may not; what is set again replaces it and leaves what was known', async () => {
    await expect(school.as(school.staff.senco, 'SetNotionalBudget', input)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    recorded(await school.as(school.staff.head, 'SetNotionalBudget', input));
    const before = school.clock.now();
    recorded(await school.as(school.staff.chair, 'SetNotionalBudget', { ...input, amountPence: 7_500_000 }));
    expect(codes(await school.as(school.staff.head, 'SetNotionalBudget', { ...input, to: '2026-01-01' }))).toEqual([
      'END_BEFORE_START',
    ]);
    await school.app.projections.waitFor(school.app.log.head(), ['pupil-facts'], 60_000);
    expect([await amount(null), await amount({ recordedAt: before })]).toEqual([
      { notionalBudget: { amountPence: 7_500_000 } },
      { notionalBudget: { amountPence: 8_000_000 } },
    ]);
  });
});
