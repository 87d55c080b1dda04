import {
  countItems,
  type ItemCursor,
  type ItemSelection,
  type ListRow,
  listItems,
} from '../../../projections/lists/list-query.ts';
import type { ReadModelName } from '../../../src/registry/read-model-names.ts';
import type { RequestContext } from '../../context.ts';
import type { Page } from './connection.ts';
import type { RowKey } from './cursor.ts';
import { type Cut, cutFor, notACursor, type PageArgs, pageStart, type ReadArgs } from './page.ts';
import { today } from './today.ts';

/** What is asked of a list; who may read it is settled in `selection.scopes`. */
export interface ListAsked {
  readonly model: ReadModelName;
  readonly selection: Omit<ItemSelection, 'ordinal'>;
  readonly page: PageArgs;
  readonly read: ReadArgs;
}

/**
 * One page of a derived list at one cut; `shown` makes nodes of all its rows at once, so that nothing is looked up row
 * by row.
 */
export async function listedPage<Node>(
  { model, selection, page, read }: ListAsked,
  shown: (rows: readonly ListRow[], cut: Cut) => readonly Node[],
  context: RequestContext,
): Promise<Page<Node>> {
  const { id, pupil, states, before, scopes } = selection;
  const name = `${model} ${JSON.stringify([id, pupil, states, before, scopes.map(({ schoolUrn }) => schoolUrn)])}`;
  const list = { model, name, order: '' } as const;
  const start = pageStart(page, read, list, await cutFor(model, read, today(context), context), context);
  const asked: ItemSelection = { ...selection, ordinal: start.cut.ordinal };
  const { rows, hasNextPage } = listItems(
    context.app.projections.reader(model),
    asked,
    page.first,
    start.after && itemCursor(start.after.key),
  );
  const nodes = shown(rows, start.cut);
  return {
    start,
    list: name,
    order: '',
    hasNextPage,
    rows: rows.map((row, at) => ({ node: nodes[at] as Node, key: [row.sortKey, row.id] })),
    count: () => countItems(context.app.projections.reader(model), asked),
  };
}

function itemCursor([sortKey, id, ...more]: RowKey): ItemCursor {
  if (typeof sortKey !== 'string' || typeof id !== 'string' || more.length > 0) throw notACursor();
  return [sortKey, id];
}
