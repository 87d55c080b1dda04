import { type Decision, judge } from '../decisions/decision.ts';
import { broken } from '../decisions/policies.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { SchoolCommand } from './staffing.ts';

/** Where the figure stands. It is never ring-fenced: a figure to plan by (domain §2.2). */
export const BUDGET_SOURCES = [
  'LA_BUDGET_STATEMENT',
  'GENERAL_ANNUAL_GRANT_STATEMENT',
  'SCHOOL_ESTIMATE',
  'OTHER',
] as const;
export type BudgetSource = (typeof BUDGET_SOURCES)[number];

/**
 * A school's notional SEN budget (element 2) of a financial year, in pence. `financialYear`: the calendar year in which
 * it begins, in April for maintained schools and in September for academies; `from` and `to` are its days.
 */
export interface NotionalBudgetSet {
  readonly financialYear: number;
  readonly amountPence: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly source: BudgetSource;
}

/**
 * CoP 6.95-6.99: SENCO, head and board have a clear picture of the resources. Set again for a year it replaces what was
 * set before.
 */
export interface SetNotionalBudget extends SchoolCommand, NotionalBudgetSet {}

export function setNotionalBudget(command: SetNotionalBudget): Decision {
  const { financialYear, amountPence, from, to, source } = command;
  return judge(
    'TAKEN_HERE',
    [
      ...broken(to < from, 'END_BEFORE_START'),
      ...broken(Number(from.slice(0, 4)) !== financialYear, 'FINANCIAL_YEAR_DIFFERS'),
    ],
    [{ type: 'NotionalBudgetSet', data: { financialYear, amountPence, from, to, source }, effectiveFrom: from }],
  );
}
