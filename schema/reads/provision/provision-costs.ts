import { Arg, Args, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { allItems } from '../../../projections/lists/list-query.ts';
import { provisionsIn } from '../../../projections/lists/provisions.ts';
import {
  beforeTheYear,
  type CostGroup,
  costGroups,
  type GroupCost,
} from '../../../src/decisions/provision/cost-groups.ts';
import { notionalThreshold } from '../../../src/reference/funding-sources.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { CostGroupEnum } from '../../enums/provision.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { AsOf } from '../paging/connection.ts';
import { Identities } from '../pupils/identities.ts';
import { cutFor, judgedOn, ReadArgs } from '../paging/page.ts';
import { PROVISION_MAP } from './provision-map.ts';
import { Pupil } from '../pupils/pupil.ts';

@ObjectType({ description: 'What a group of provisions costs.', simpleResolvers: true })
export class ProvisionGroupCost {
  @Field(() => Pupil, { nullable: true, description: 'The pupil, where costs are grouped by pupil.' })
  readonly pupil: Pupil | null;

  @Field(() => CodeScalar, {
    nullable: true,
    description: 'Code of need, tier or source of funding, or the term; null by pupil, and where no need is named.',
  })
  readonly code: string | null;

  @Field(() => Int, { description: 'Number of provisions.' })
  readonly provisions: number;

  @Field(() => Int, { description: 'Number of pupils.' })
  readonly pupils: number;

  @Field(() => PenceScalar, {
    description:
      'By term: what falls due in it. Else: what is given or suspended on the day costs a year. Rounded once, half a penny up.',
  })
  readonly amountPence: number;

  @Field(() => PenceScalar, { description: 'What has fallen due by the day.' })
  readonly costToDatePence: number;

  constructor({ key, provisions, pupils, pence, toDatePence }: GroupCost, pupil: Pupil | null) {
    this.pupil = pupil;
    this.code = pupil === null ? key : null;
    this.provisions = provisions;
    this.pupils = pupils;
    this.amountPence = pence;
    this.costToDatePence = toDatePence;
  }
}

@ObjectType({ description: 'What the provision of a school costs on a day, by group.', simpleResolvers: true })
export class ProvisionCostTable {
  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn!: string;

  @Field(() => AsOf, { description: 'Which state of the record it shows.' })
  readonly asOf!: AsOf;

  @Field(() => [ProvisionGroupCost], { description: 'The groups; terms in the order of the academic year.' })
  readonly groups!: readonly ProvisionGroupCost[];

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'Up to what a school meets additional support of a pupil itself, a year; a threshold, no entitlement.',
  })
  readonly thresholdPence!: number | null;
}

@Resolver()
export class ProvisionCostQueries {
  @Query(() => ProvisionCostTable, {
    nullable: true,
    description:
      'What the provision of a school costs, as at any day, by default today, as known at any time. Needs READ_REGISTER at the school.',
  })
  async provisionCosts(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Arg('groupBy', () => CostGroupEnum, { description: 'By what.' }) groupBy: CostGroup,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<ProvisionCostTable> {
    const scopes = scopesFor(context, 'READ_REGISTER', schoolUrn);
    const on = judgedOn(read, context);
    const cut = await cutFor(PROVISION_MAP, read, on, context);
    // What begins later counts for the terms of the year only. What ended before the academic year began costs nothing
    // in it, and what has ended by the day is not given on it.
    const items = allItems(context.app.projections.reader(PROVISION_MAP), {
      scopes,
      ordinal: cut.ordinal,
      begunBy: groupBy === 'TERM' ? undefined : on,
      lastsBeyond: groupBy === 'TERM' ? beforeTheYear(on) : on,
    });
    const identities = new Identities(cut.ordinal, context);
    const groups = costGroups(provisionsIn(items), groupBy, on).map(
      (cost) =>
        new ProvisionGroupCost(cost, groupBy === 'PUPIL' && cost.key !== null ? identities.pupil(cost.key) : null),
    );
    return Object.assign(new ProvisionCostTable(), {
      schoolUrn,
      asOf: new AsOf(cut, context),
      groups,
      thresholdPence: notionalThreshold(on) ?? null,
    });
  }
}
