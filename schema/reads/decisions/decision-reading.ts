import {
  type DecisionCursor,
  type DecisionOrder,
  type DecisionRow,
  type DecisionSelection,
  countDecisions,
  cursorOf,
  decisionById,
  findDecisions,
  pupilOfDecision,
} from '../../../projections/decisions/decision-history.ts';
import { versionsFound } from '../../../projections/decisions/authority-found.ts';
import { isJudgedWhenAsked } from '../../../projections/decisions/decision-authority.ts';
import { asksForChecks, type CheckFilter, decisionsChecked } from '../../../projections/lists/decision-checks.ts';
import { involvementIn, mattersAt } from '../../../projections/lists/matters.ts';
import type { DecisionFilter } from '../../../projections/decisions/decision-filter.ts';
import { postAt } from '../../../src/access/governance-at.ts';
import type { InvolvementState } from '../../../src/decisions/involvement/senco-involvement.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext, SchoolScope } from '../../context.ts';
import type { Page } from '../paging/connection.ts';
import type { RowKey } from '../paging/cursor.ts';
import type { Decision } from './decision.ts';
import { givenInRecordOf } from './given-decisions.ts';
import { decisionOf } from './decision-of.ts';
import { Identities } from '../pupils/identities.ts';
import { type Cut, cutFor, judgedOn, notACursor, type PageArgs, pageStart, ReadArgs } from '../paging/page.ts';

export const DECISION_HISTORY = 'decision-history';

/** What is asked of the decision history, by whom it may be read already settled. */
export interface DecisionsAsked {
  readonly scopes: readonly SchoolScope[];
  readonly page: PageArgs;
  readonly read: ReadArgs;
  readonly filter: DecisionFilter;
  readonly checks?: CheckFilter;
  /** The SENCO's involvement in the matters that the decisions belong to. */
  readonly involvement?: readonly InvolvementState[];
  readonly order: DecisionOrder;
}

/** One page of decisions at one cut. */
export async function decisionsPage(
  { scopes, page, read, filter: chosen, checks = {}, involvement = [], order }: DecisionsAsked,
  context: RequestContext,
): Promise<Page<Decision>> {
  const list = { model: DECISION_HISTORY, name: 'decisions', order: `${order.by} ${order.direction}` } as const;
  const start = pageStart(
    page,
    read,
    list,
    await cutOf(read, { checked: asksForChecks(checks), judged: involvement.length > 0 }, context),
    context,
  );
  const cut = selectionCut(start.cut);
  const ids = idsOf({ scopes, checks, involvement, cut }, context);
  const found = withFinding(chosen, scopes, cut.ordinal, context);
  const filter: DecisionFilter = ids === undefined ? found : { ...found, ids };
  const selection: DecisionSelection = { scopes, filter, cut };
  const reader = context.app.projections.reader(DECISION_HISTORY);
  const { rows, hasNextPage } = findDecisions(reader, {
    ...selection,
    order,
    first: page.first,
    after: start.after && decisionCursor(start.after.key),
  });
  const identities = new Identities(start.cut.ordinal, context, judgedOn(read, context));
  return {
    start,
    list: list.name,
    order: list.order,
    hasNextPage,
    rows: rows.map((row) => ({ node: decisionOf(row, identities, context), key: cursorOf(row, order) })),
    count: () => countDecisions(context.app.projections.reader(DECISION_HISTORY), selection),
  };
}

/** A finding of authority is worked out for the cut, and the decisions that have it are named by their versions. */
function withFinding(
  filter: DecisionFilter,
  scopes: readonly SchoolScope[],
  ordinal: number,
  { app }: RequestContext,
): DecisionFilter {
  const { finding, schoolUrn, ...rest } = filter;
  if (finding === undefined || !isJudgedWhenAsked(finding)) return filter;
  const reader = app.projections.reader(DECISION_HISTORY);
  const schools = new Set(scopes.map((scope) => scope.schoolUrn).filter((urn) => (schoolUrn ?? urn) === urn));
  const versions = [...schools].flatMap((urn) => versionsFound(reader, app.directory.inTime(urn), ordinal, finding));
  return { ...rest, schoolUrn, versions };
}

/** The cut of the history; where checks or matters are asked for, no later than they are known. */
async function cutOf(
  read: ReadArgs,
  { checked, judged }: { readonly checked: boolean; readonly judged: boolean },
  context: RequestContext,
): Promise<Cut> {
  let cut = await cutFor(DECISION_HISTORY, read, null, context);
  const others = [...(checked ? (['decision-checks'] as const) : []), ...(judged ? (['matters'] as const) : [])];
  for (const model of others) {
    const known = await cutFor(model, read, null, context);
    if (known.ordinal < cut.ordinal) cut = known;
  }
  return cut;
}

/** Ids of the decisions that meet what is not asked of the history; undefined if nothing is. */
function idsOf(
  {
    scopes,
    checks,
    involvement,
    cut,
  }: Required<Pick<DecisionsAsked, 'scopes' | 'checks' | 'involvement'>> & Pick<DecisionSelection, 'cut'>,
  { app }: RequestContext,
): readonly string[] | undefined {
  const checked = asksForChecks(checks)
    ? decisionsChecked(app.projections.reader('decision-checks'), scopes, checks, cut)
    : undefined;
  if (involvement.length === 0) return checked;
  const { ordinal } = cut;
  const acts = mattersAt(app.projections.reader('matters'), { scopes, ordinal })
    .filter((row) => {
      const state = involvementIn(row, postAt(app.log, row.schoolUrn, ordinal), app.log, ordinal)?.state;
      return state !== undefined && involvement.includes(state);
    })
    .flatMap((row) => row.acts);
  if (checked === undefined) return acts;
  const among = new Set(acts);
  return checked.filter((id) => among.has(id));
}

/** One decision as known at the cut, its dates judged on a day; undefined when there is none that the scopes reach. */
export function oneDecision(
  id: string,
  scopes: readonly SchoolScope[],
  cut: Cut,
  context: RequestContext,
  on?: CivilDate,
): Decision | undefined {
  const reader = context.app.projections.reader(DECISION_HISTORY);
  const row = decisionById(reader, scopes, id, selectionCut(cut)) ?? givenDecision(id, scopes, cut, context);
  return row && decisionShown(row, cut.ordinal, context, on);
}

/** A decision that another school gave to one in scope. */
function givenDecision(
  id: string,
  scopes: readonly SchoolScope[],
  cut: Cut,
  context: RequestContext,
): DecisionRow | undefined {
  const reader = context.app.projections.reader(DECISION_HISTORY);
  const pupil = pupilOfDecision(reader, id);
  if (pupil === undefined) return undefined;
  return decisionById(reader, givenInRecordOf(pupil, scopes, cut.ordinal, context), id, selectionCut(cut));
}

/** The decision that the viewer has just recorded; null where it may not be read. */
export async function decisionJustRecorded(context: RequestContext, id: string): Promise<Decision | null> {
  const scopes = signedIn(context).schoolsFor('READ_DECISIONS');
  const cut = await cutFor(DECISION_HISTORY, new ReadArgs(), null, context);
  return oneDecision(id, scopes, cut, context) ?? null;
}

export function decisionShown(row: DecisionRow, ordinal: number, context: RequestContext, on?: CivilDate): Decision {
  return decisionOf(row, new Identities(ordinal, context, on), context);
}

/** Decisions by id, as known at the cut, all of them at once; those that the scopes do not reach are not in it. */
export function decisionsNamed(
  ids: readonly string[],
  scopes: readonly SchoolScope[],
  ordinal: number,
  identities: Identities,
  context: RequestContext,
): ReadonlyMap<string, Decision> {
  const order = { by: 'RECORDED_AT', direction: 'ASC' } as const;
  const { rows } = findDecisions(context.app.projections.reader(DECISION_HISTORY), {
    scopes,
    cut: { ordinal },
    filter: { ids },
    order,
    first: ids.length,
  });
  return new Map(rows.map((row) => [row.id, decisionOf(row, identities, context)]));
}

export function selectionCut({ ordinal, effectiveOn }: Cut): DecisionSelection['cut'] {
  return { ordinal, effectiveOn: effectiveOn ?? undefined };
}

export function decisionCursor([key, ordinal, ...more]: RowKey): DecisionCursor {
  if (typeof key !== 'string' || typeof ordinal !== 'number' || more.length > 0) throw notACursor();
  return [key, ordinal];
}
