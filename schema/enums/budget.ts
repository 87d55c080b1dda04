import type { BudgetSource } from '../../src/governance/events.ts';
import { publishEnum } from './publish.ts';

export const BudgetSourceEnum = publishEnum<BudgetSource>(
  'BudgetSource',
  'Where the figure of a notional SEN budget stands.',
  {
    LA_BUDGET_STATEMENT: 'In the budget statement of the local authority.',
    GENERAL_ANNUAL_GRANT_STATEMENT: "In an academy's statement of general annual grant.",
    SCHOOL_ESTIMATE: "It is the school's own estimate.",
    OTHER: 'Elsewhere.',
  },
);
