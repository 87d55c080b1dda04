import { Arg, Args, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { allItems } from '../../../projections/lists/list-query.ts';
import type { NotionalBudgetSet } from '../../../src/governance/notional-budget.ts';
import { foldGovernance } from '../../../src/governance/school.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../../src/kernel/day-range.ts';
import { costlessBefore, type ProvisionCosts, provisionCosts } from '../../../src/questions/provision-costs.ts';
import { denied, scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { BudgetSourceEnum } from '../../enums/budget.ts';
import { badUserInput } from '../../scalars/check-shape.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { AsOf } from '../paging/connection.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, cutFor, judgedOn, ReadArgs } from '../paging/page.ts';
import { Pupil } from '../pupils/pupil.ts';
import { pupilsWithFacts } from '../../../projections/lists/pupils-with-facts.ts';

@ObjectType({
  description: 'A notional SEN budget as it was set. It is a figure to plan by and not ring-fenced.',
  simpleResolvers: true,
})
export class NotionalBudget {
  @Field(() => PenceScalar, { description: 'How much.' })
  readonly amountPence!: number;

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from!: CivilDate;

  @Field(() => CivilDateScalar, { description: 'Last day.' })
  readonly to!: CivilDate;

  @Field(() => BudgetSourceEnum, { description: 'Where the figure stands.' })
  readonly source!: NotionalBudgetSet['source'];
}

@ObjectType({ description: 'What a source of funding pays.', simpleResolvers: true })
export class SourceCost {
  @Field(() => CodeScalar, { description: 'Code of the source of funding.' })
  readonly source: string;

  @Field(() => PenceScalar, { description: 'How much.' })
  readonly amountPence: number;

  constructor({ source, pence }: ProvisionCosts['bySource'][number]) {
    this.source = source;
    this.amountPence = pence;
  }
}

@ObjectType({ description: 'A pupil and what the provision for them costs.', simpleResolvers: true })
export class PupilCost {
  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => PenceScalar, { description: 'How much.' })
  readonly amountPence: number;

  constructor(pupil: Pupil, amountPence: number) {
    this.pupil = pupil;
    this.amountPence = amountPence;
  }
}

@ObjectType({
  description:
    'The notional SEN budget of a school for a financial year beside what its provision costs, as agreed on a day.',
  simpleResolvers: true,
})
export class SenBudget {
  @Field(() => AsOf, { description: 'Which state of the record it shows.' })
  readonly asOf: AsOf;

  @Field(() => Int, { description: 'The calendar year in which the financial year begins.' })
  readonly financialYear: number;

  @Field(() => CivilDateScalar, { description: 'First day of the year; by custom 1 April where no budget is set.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { description: 'Last day of the year.' })
  readonly to: CivilDate;

  @Field(() => NotionalBudget, { nullable: true, description: 'The budget; null where none is set.' })
  readonly notionalBudget: NotionalBudgetSet | null;

  @Field(() => PenceScalar, {
    description: 'What provision costs in the year: what was given, and what is agreed to go on.',
  })
  readonly totalPence: number;

  @Field(() => PenceScalar, { description: 'The part of it that has fallen due by the day.' })
  readonly costToDatePence: number;

  @Field(() => [SourceCost], { description: 'The same by source of funding.' })
  readonly bySource: readonly SourceCost[];

  @Field(() => PenceScalar, { description: 'What the notional budget has to pay: the source ELEMENT_2_NOTIONAL.' })
  readonly notionalPence: number;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'The budget less what it has to pay, negative where that is more; null where no budget is set.',
  })
  readonly differencePence: number | null;

  @Field(() => PenceScalar, {
    nullable: true,
    description: "Up to how much a year a school meets a pupil's support by itself. A threshold, no entitlement.",
  })
  readonly thresholdPence: number | null;

  @Field(() => [PupilCost], { description: 'Pupils whose provision costs more than that in the year, dearest first.' })
  readonly aboveThreshold: readonly PupilCost[];

  constructor(asked: Year, costs: ProvisionCosts, asOf: AsOf, identities: Identities) {
    this.asOf = asOf;
    this.financialYear = asked.financialYear;
    this.from = asked.from;
    this.to = asked.to;
    this.notionalBudget = asked.budget;
    this.totalPence = costs.totalPence;
    this.costToDatePence = costs.toDatePence;
    this.bySource = costs.bySource.map((cost) => new SourceCost(cost));
    this.notionalPence = costs.bySource.find(({ source }) => source === 'ELEMENT_2_NOTIONAL')?.pence ?? 0;
    this.differencePence = asked.budget === null ? null : asked.budget.amountPence - this.notionalPence;
    this.thresholdPence = costs.thresholdPence;
    this.aboveThreshold = costs.aboveThreshold.map(({ pupil, pence }) => new PupilCost(identities.pupil(pupil), pence));
  }
}

interface Year {
  readonly financialYear: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly budget: NotionalBudgetSet | null;
}

@Resolver()
export class BudgetQueries {
  @Query(() => SenBudget, {
    nullable: true,
    description:
      'What provision costs in a financial year beside the notional SEN budget. Needs READ_DECISIONS for the whole school.',
  })
  async senBudget(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Arg('financialYear', () => Int, {
      description: 'The calendar year in which the financial year begins, from 2000 to 2198.',
    })
    financialYear: number,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<SenBudget> {
    const scopes = scopesFor(context, 'READ_DECISIONS', schoolUrn).filter(({ scope }) => scope === 'SCHOOL');
    if (scopes.length === 0) throw denied(context, 'READ_DECISIONS');
    const on = judgedOn(read, context);
    const cut = await cutFor('pupil-facts', read, on, context);
    const year = yearAt(schoolUrn, financialYear, cut, context);
    const items = allItems(context.app.projections.reader('pupil-facts'), {
      scopes,
      ordinal: cut.ordinal,
      states: ['STATUS', 'PROVISION'],
      begunBy: on,
      lastsBeyond: costlessBefore(year, on),
    });
    const costs = provisionCosts(
      pupilsWithFacts(items).map(({ pupil, facts }) => ({ pupil, provisions: facts.provisions })),
      year,
      on,
    );
    return new SenBudget(year, costs, new AsOf(cut, context), new Identities(cut.ordinal, context, on));
  }
}

/** The financial year as it was set by the cut; one for which nothing was set is a maintained school's. */
function yearAt(schoolUrn: string, financialYear: number, { ordinal }: Cut, { app }: RequestContext): Year {
  const known = app.log.readStream(`school-${schoolUrn}`, ordinal);
  const budget = foldGovernance(known).notionalBudgets.find((one) => one.financialYear === financialYear) ?? null;
  // A budget that was set has its own days.
  if (budget === null && (financialYear < FIRST_YEAR || financialYear > LAST_YEAR))
    throw badUserInput([{ field: 'financialYear', rule: 'isYear' }]);
  const { from, to } = budget ?? { from: `${String(financialYear)}-04-01`, to: `${String(financialYear + 1)}-03-31` };
  return { financialYear, from, to, budget };
}
