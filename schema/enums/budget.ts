import { BUDGET_SOURCE } from '../../src/governance/notional-budget.ts';
import { enumOf } from './enum-of.ts';

export const BudgetSourceEnum = enumOf(BUDGET_SOURCE);
