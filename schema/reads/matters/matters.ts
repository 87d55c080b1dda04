import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { postAt } from '../../../src/access/governance-at.ts';
import { countDecisions, cursorOf, findDecisions } from '../../../projections/decisions/decision-history.ts';
import type { DecisionSelection } from '../../../projections/decisions/decision-history.ts';
import { asksForChecks, type CheckFilter, decisionsChecked } from '../../../projections/lists/decision-checks.ts';
import { involvementIn, type MatterRow, mattersAt, mattersOfActs } from '../../../projections/lists/matters.ts';
import type { InvolvementState } from '../../../src/decisions/involvement/senco-involvement.ts';
import { denied, scopesFor, signedIn } from '../../asking.ts';
import type { RequestContext, SchoolScope } from '../../context.ts';
import { storedId } from '../../scalars/stored-id.ts';
import { Decision } from '../decisions/decision.ts';
import { checkFilter, decisionFilter, DecisionOrderInput } from '../decisions/decision-filter.ts';
import { decisionCursor, DECISION_HISTORY, selectionCut } from '../decisions/decision-reading.ts';
import { DecisionArgs } from '../decisions/decisions.ts';
import { type Connection, connectionOf, type Page } from '../paging/connection.ts';
import { type Cut, cutFor, judgedOn, PageArgs, pageStart, ReadArgs } from '../paging/page.ts';
import { Identities } from '../pupils/identities.ts';
import { Matter } from './matter.ts';
import { MATTERS, mattersShownIn } from './shown-matters.ts';

export const MatterConnection = connectionOf<Matter>('Matter', () => Matter, 'matters');

@Resolver()
export class MatterQueries {
  @Query(() => MatterConnection, {
    nullable: true,
    description:
      'Matters of the schools where the viewer has READ_DECISIONS for the whole school, decided and open ones, as known at any time. The filter holds for the principal decision, or the first act of an open matter; evidence, review dates and reversals for any act. `totalCount` counts matters. As known then a count never changes; as known now a late entry may move a matter to another day.',
  })
  async matters(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Args(() => ReadArgs) read: ReadArgs,
    @Args(() => DecisionArgs) args: DecisionArgs,
  ): Promise<Connection<Matter>> {
    return MatterConnection.of(await mattersPage(args, page, read, context), context);
  }

  @Query(() => Matter, {
    nullable: true,
    description:
      'One matter, by its id or that of any act of it, also of a void one. Needs READ_DECISIONS for the whole school.',
  })
  async matter(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Id of the matter.' }) id: string,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<Matter> {
    scopesFor(context, 'READ_DECISIONS');
    const matter = await matterAsAt(storedId('Matter', 'id', id), read, context);
    if (matter === undefined) throw denied(context, 'READ_DECISIONS');
    return matter;
  }
}

/** One matter by the id of any act of it, where the viewer may read all decisions of its school. */
export async function matterAsAt(id: string, read: ReadArgs, context: RequestContext): Promise<Matter | undefined> {
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const { ordinal } = await cutOf(read, {}, context);
  const row = mattersOfActs(context.app.projections.reader(MATTERS), scopes, [id], ordinal).get(id);
  return row && mattersShownIn(new Identities(ordinal, context, judgedOn(read, context)), context).of(row);
}

async function mattersPage(
  { filter: asked, orderBy }: DecisionArgs,
  page: PageArgs,
  read: ReadArgs,
  context: RequestContext,
): Promise<Page<Matter>> {
  const filter = decisionFilter(asked);
  const checks = checkFilter(asked);
  const scopes = scopesFor(context, 'READ_DECISIONS', filter.schoolUrn).filter(({ scope }) => scope === 'SCHOOL');
  const order = orderBy ?? new DecisionOrderInput();
  const list = { model: MATTERS, name: 'matters', order: `${order.by} ${order.direction}` } as const;
  const start = pageStart(page, read, list, await cutOf(read, checks, context), context);
  const { ordinal } = start.cut;
  const chosen = matching(
    mattersAt(context.app.projections.reader(MATTERS), { scopes, ordinal }),
    { scopes, cut: start.cut, checks, involvement: asked?.sencoInvolvement ?? [] },
    context,
  );
  const byLeading = new Map(chosen.map((row) => [row.leading, row]));
  const selection: DecisionSelection = {
    scopes,
    cut: selectionCut(start.cut),
    filter: { ...filter, ids: [...byLeading.keys()] },
  };
  const reader = context.app.projections.reader(DECISION_HISTORY);
  const after = start.after && decisionCursor(start.after.key);
  const { rows, hasNextPage } = findDecisions(reader, { ...selection, order, first: page.first, after });
  const matters = mattersShownIn(new Identities(ordinal, context, judgedOn(read, context)), context);
  return {
    start,
    list: list.name,
    order: list.order,
    hasNextPage,
    rows: rows.flatMap((row) => {
      const matter = byLeading.get(row.id);
      return matter === undefined ? [] : [{ node: matters.of(matter), key: cursorOf(row, order) }];
    }),
    count: () => countDecisions(context.app.projections.reader(DECISION_HISTORY), selection),
  };
}

/** The cut at which all read models that answer are known. */
async function cutOf(read: ReadArgs, checks: CheckFilter, context: RequestContext): Promise<Cut> {
  const models = [MATTERS, DECISION_HISTORY, ...(asksForChecks(checks) ? (['decision-checks'] as const) : [])] as const;
  let cut: Cut | undefined;
  for (const model of models) {
    const known = await cutFor(model, read, null, context);
    if (cut === undefined || known.ordinal < cut.ordinal) cut = known;
  }
  return cut as Cut;
}

interface Matching {
  readonly scopes: readonly SchoolScope[];
  readonly cut: Cut;
  readonly checks: CheckFilter;
  readonly involvement: readonly InvolvementState[];
}

/** The matters that meet what is asked of them as a whole. */
function matching(
  rows: readonly MatterRow[],
  { scopes, cut, checks, involvement }: Matching,
  context: RequestContext,
): readonly MatterRow[] {
  const { log, projections } = context.app;
  const checked = (filter: CheckFilter): ReadonlySet<string> =>
    new Set(decisionsChecked(projections.reader('decision-checks'), scopes, filter, selectionCut(cut)));
  const { withoutEvidence, ...others } = checks;
  const supported = withoutEvidence === undefined ? undefined : checked({ withoutEvidence: false });
  const meeting = asksForChecks(others) ? checked(others) : undefined;
  const involved = (row: MatterRow): boolean => {
    const found = involvementIn(row, postAt(log, row.schoolUrn, cut.ordinal), log, cut.ordinal);
    return found !== null && involvement.includes(found.state);
  };
  return rows.filter(
    (row) =>
      (supported === undefined || withoutEvidence !== row.acts.some((act) => supported.has(act))) &&
      (meeting === undefined || row.acts.some((act) => meeting.has(act))) &&
      (involvement.length === 0 || involved(row)),
  );
}

@Resolver(() => Decision)
export class DecisionMatter {
  @FieldResolver(() => Matter, {
    nullable: true,
    description:
      "The matter that it belongs to; null for a concern, a file's word and an outsider's act, or where the viewer may not read all decisions of the school.",
  })
  matter(@Root() decision: Decision, @Ctx() context: RequestContext): Matter | null {
    return mattersShownIn(decision.shownIn(), context).ofAct(decision.id);
  }
}
