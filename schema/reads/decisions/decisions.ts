import { Arg, Args, ArgsType, Ctx, ID, Query, Resolver } from 'type-graphql';
import { denied, scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { optional, Part } from '../../scalars/shape.ts';
import { type Connection, connectionOf } from '../paging/connection.ts';
import { Decision } from './decision.ts';
import { checkFilter, decisionFilter, DecisionFilterInput, DecisionOrderInput } from './decision-filter.ts';
import { DECISION_HISTORY, decisionsPage, oneDecision } from './decision-reading.ts';
import { cutFor, judgedOn, PageArgs, ReadArgs } from '../paging/page.ts';
import { storedId } from '../../scalars/stored-id.ts';

export const DecisionConnection = connectionOf<Decision>('Decision', () => Decision, 'decisions');

@ArgsType()
export class DecisionArgs {
  @Part(() => DecisionFilterInput, optional('Which decisions; default all that the viewer may read.'))
  filter: DecisionFilterInput | null = null;

  @Part(() => DecisionOrderInput, optional('In which order; default by `decidedAt`, latest first.'))
  orderBy: DecisionOrderInput | null = null;
}

@Resolver()
export class DecisionQueries {
  @Query(() => DecisionConnection, {
    nullable: true,
    description:
      'Decisions of the schools where the viewer has READ_DECISIONS, as known at any time. `totalCount` counts acts: a request, its approval and the letter are three. `matters` counts what people mean by one decision.',
  })
  async decisions(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
    @Args(() => DecisionArgs) args: DecisionArgs,
  ): Promise<Connection<Decision>> {
    const filter = decisionFilter(args.filter);
    const scopes = scopesFor(context, 'READ_DECISIONS', filter.schoolUrn);
    return DecisionConnection.of(
      await decisionsPage(
        {
          scopes,
          page,
          read,
          filter,
          checks: checkFilter(args.filter),
          involvement: args.filter?.sencoInvolvement ?? [],
          order: args.orderBy ?? new DecisionOrderInput(),
        },
        context,
      ),
      context,
    );
  }

  @Query(() => Decision, {
    nullable: true,
    description: 'One decision, as known at any time. Needs READ_DECISIONS at its school.',
  })
  async decision(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Id of the decision.' }) id: string,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Decision> {
    scopesFor(context, 'READ_DECISIONS');
    const decision = await decisionAsAt(storedId('Decision', 'id', id), read, context);
    if (decision === undefined) throw denied(context, 'READ_DECISIONS');
    return decision;
  }
}

/** One decision, where the viewer may read those of its school. */
export async function decisionAsAt(id: string, read: ReadArgs, context: RequestContext): Promise<Decision | undefined> {
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const cut = await cutFor(DECISION_HISTORY, read, null, context);
  return oneDecision(id, scopes, cut, context, judgedOn(read, context));
}
