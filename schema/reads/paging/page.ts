import { ArgsType } from 'type-graphql';
import type { ReadModelName } from '../../../src/registry/read-model-names.ts';
import { type CivilDate, civilDateOfInstant } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { Position } from '../../../src/store/event-store.ts';
import { badUserInput } from '../../scalars/check-shape.ts';
import type { RequestContext } from '../../context.ts';
import { Cursor as CursorText, optional, Part, Place, Whole } from '../../scalars/shape.ts';
import type { IdCut } from '../../ids/global-id.ts';
import { AsAtInput } from './as-at.ts';
import { type Cursor, cursorMismatch, decodeCursor } from './cursor.ts';
import { type ReadModelState, stateOf } from './read-model-state.ts';
import { today } from './today.ts';

const DEFAULT_PAGE = 50;
const LONGEST_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Whole('How many at most, up to 200.', 1, LONGEST_PAGE)
  first: number = DEFAULT_PAGE;

  @CursorText(optional('Go on behind this cursor of the same list, in the same order and state of the record.'))
  after: string | null = null;
}

@ArgsType()
export class ReadArgs {
  @Part(() => AsAtInput, optional('Which state of the record; default what is known now.'))
  asAt: AsAtInput | null = null;

  @Place(optional('Wait, for a bounded time, until this position is shown; `asOf` tells whether it is.'))
  waitFor: Position | null = null;
}

/** The state of the record that an answer shows: events up to an ordinal, as they count on a day (null: on any). */
export interface Cut {
  readonly ordinal: number;
  readonly effectiveOn: CivilDate | null;
  readonly knownAt: Instant | undefined;
  /** State of the read model that answers. */
  readonly status: ReadModelState;
}

/** Where a page begins: the cut it is read at, and the cursor of the row before it. */
export interface PageStart {
  readonly cut: Cut;
  readonly after: Cursor | undefined;
}

/** The cut that is asked for, after waiting; never later than the read model. A moment or an ordinal to come is now. */
export async function cutFor(
  model: ReadModelName,
  read: ReadArgs,
  day: CivilDate | null,
  context: RequestContext,
): Promise<Cut> {
  const { asAt, waitFor } = read;
  const { app } = context;
  if (waitFor !== null) await app.projections.waitForPosition(waitFor, [model], app.config.waitMs);
  const { recordedAt = null, ordinal = null, effectiveOn = null } = asAt ?? {};
  const asked = ordinal ?? (recordedAt === null ? Number.MAX_SAFE_INTEGER : app.log.ordinalKnownAt(recordedAt));
  const cut = cutAt(model, asked, effectiveOn ?? day, app);
  context.answerCut?.begin(idCut(cut, read, context));
  return cut;
}

/** The day on which dates are judged: the one that is asked for, else that of the moment asked for, else today. */
export function judgedOn({ asAt }: ReadArgs, context: RequestContext): CivilDate {
  const now = today(context);
  const moment = asAt?.recordedAt == null ? now : civilDateOfInstant(asAt.recordedAt);
  return asAt?.effectiveOn ?? (moment < now ? moment : now);
}

/**
 * A page behind a cursor is read at the cursor's own cut, so that paging shows one state of the record whatever is
 * written meanwhile. An `asAt` that means another cut is CURSOR_MISMATCH, as is a cursor of another list or order.
 */
export function pageStart(
  page: PageArgs,
  read: ReadArgs,
  list: { readonly model: ReadModelName; readonly name: string; readonly order: string },
  cut: Cut,
  context: RequestContext,
): PageStart {
  const start = page.after === null ? { cut, after: undefined } : startBehind(page.after, read, list, cut, context);
  context.answerCut?.settle(idCut(start.cut, read, context));
  return start;
}

/** The cut as ids bear it, with the days that stand in for one that was not asked for. */
function idCut(cut: Cut, read: ReadArgs, context: RequestContext): IdCut {
  const judged = judgedOn(read, context);
  return {
    ordinal: cut.ordinal,
    effectiveOn: read.asAt?.effectiveOn ?? null,
    judgedOn: judged,
    listedOn: cut.effectiveOn ?? judged,
  };
}

function startBehind(
  after: string,
  read: ReadArgs,
  list: { readonly model: ReadModelName; readonly name: string; readonly order: string },
  cut: Cut,
  { app }: RequestContext,
): PageStart {
  const cursor = decodeCursor(after);
  const { recordedAt, ordinal, effectiveOn } = read.asAt ?? {};
  const sameKnowledge = (recordedAt ?? ordinal) == null || cut.ordinal === cursor.ordinal;
  const sameDay = effectiveOn == null || effectiveOn === cursor.effectiveOn;
  if (cursor.list !== list.name || cursor.order !== list.order || !sameKnowledge || !sameDay) throw cursorMismatch();
  const own = cutAt(list.model, cursor.ordinal, cursor.effectiveOn, app);
  if (own.ordinal !== cursor.ordinal) throw notACursor();
  return { cut: own, after: cursor };
}

export function notACursor(): Error {
  return badUserInput([{ field: 'after', rule: 'isCursor' }]);
}

function cutAt(model: ReadModelName, asked: number, effectiveOn: CivilDate | null, app: RequestContext['app']): Cut {
  const state = stateOf(app, model);
  const ordinal = Math.min(asked, state.ordinal);
  return { ordinal, effectiveOn, knownAt: app.log.knownAtOrdinal(ordinal), status: state.status };
}
