import { type Decision, judge } from '../decisions/decision.ts';
import { broken } from '../decisions/policies.ts';
import type { SchoolCommand } from './command.ts';
import type { NotionalBudgetSet } from './events.ts';

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
