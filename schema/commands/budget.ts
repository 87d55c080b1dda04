import { InputType } from 'type-graphql';
import type { SetNotionalBudget } from '../../src/governance/notional-budget.ts';
import type { BudgetSource } from '../../src/governance/events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { BudgetSourceEnum } from '../enums/budget.ts';
import { SchoolCommandInput } from './envelope.ts';
import { Day, Money, OneOf, Whole } from '../scalars/shape.ts';

@InputType({
  description: "A school's notional SEN budget of a financial year; set again it replaces what was set before.",
})
export class SetNotionalBudgetInput extends SchoolCommandInput implements SetNotionalBudget {
  @Whole('The calendar year in which the financial year begins.', 2000, 2199)
  financialYear!: number;

  @Money('How much.')
  amountPence!: number;

  @Day('First day of the financial year: in April for maintained schools, in September for academies.')
  from!: CivilDate;

  @Day('Its last day.')
  to!: CivilDate;

  @OneOf(BudgetSourceEnum, 'Where the figure stands.')
  source!: BudgetSource;
}
