import { type Decision, judge } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import { FIRST_YEAR, LAST_YEAR } from '../kernel/day-range.ts';
import {
  codes,
  type DataOf,
  day,
  eventOfStream,
  input,
  type InputOf,
  money,
  oneOf,
  saidIn,
  whole,
} from '../kernel/members.ts';
import type { SchoolCommand } from './command.ts';

/** Sources of the figure. It is never ring-fenced: a figure to plan by. */
export const BUDGET_SOURCE = codes('BudgetSource', 'Where the figure of a notional SEN budget stands.', {
  LA_BUDGET_STATEMENT: 'In the budget statement of the local authority.',
  GENERAL_ANNUAL_GRANT_STATEMENT: "In an academy's statement of general annual grant.",
  SCHOOL_ESTIMATE: "It is the school's own estimate.",
  OTHER: 'Elsewhere.',
});

/** A school's notional SEN budget (element 2) of a financial year, in pence. */
export const NotionalBudgetSet = eventOfStream('NotionalBudgetSet', 'The notional SEN budget of a year was set.', {
  financialYear: whole('The calendar year in which the financial year begins.', FIRST_YEAR, LAST_YEAR),
  amountPence: money('How much.'),
  from: day('First day of the financial year: in April for maintained schools, in September for academies.'),
  to: day('Its last day.'),
  source: oneOf(BUDGET_SOURCE, 'Where the figure stands.'),
});
export type NotionalBudgetSet = DataOf<typeof NotionalBudgetSet>;

/**
 * Sets the budget of a year; a later one replaces it. SENCO, head and board need a clear picture of the resources (CoP
 * 6.95-6.99).
 */
export const SetNotionalBudget = input(
  "A school's notional SEN budget of a financial year; set again it replaces what was set before.",
  saidIn(NotionalBudgetSet),
);
export type SetNotionalBudget = SchoolCommand & InputOf<typeof SetNotionalBudget>;

export function setNotionalBudget(command: SetNotionalBudget): Decision {
  const { financialYear, from, to } = command;
  return judge(
    'TAKEN_HERE',
    [
      ...broken(to < from, 'END_BEFORE_START'),
      ...broken(Number(from.slice(0, 4)) !== financialYear, 'FINANCIAL_YEAR_DIFFERS'),
    ],
    [happened(NotionalBudgetSet, command, from)],
  );
}
