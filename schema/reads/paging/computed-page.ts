import { allItems, type ItemSelection, type ListRow } from '../../../projections/lists/list-query.ts';
import type { ReadModelName } from '../../../src/registry/read-model-names.ts';
import type { SchoolScope } from '../../../src/access/viewer.ts';
import type { RequestContext } from '../../context.ts';
import type { Page } from './connection.ts';
import { type Cut, cutFor, judgedOn, type PageArgs, pageStart, type ReadArgs } from './page.ts';

/** A list whose rows follow from the day on which they are asked for. */
export interface ComputedAsked {
  readonly model: ReadModelName;
  readonly scopes: readonly SchoolScope[];
  readonly pupil?: string;
  /** The list's own name and all that selects its rows, for the cursor. */
  readonly list: readonly unknown[];
  /** Which items have to be read for the cut; left out: all. */
  readonly standing?: (cut: Cut) => Pick<ItemSelection, 'lastsBeyond' | 'begunBy'>;
  readonly page: PageArgs;
  readonly read: ReadArgs;
}

/** A row before it is shown: its place in the order of the list, a date or instant and an id. */
export interface ComputedRow<Row> {
  readonly key: readonly [string, string];
  readonly row: Row;
}

/** One page of such a list: all items of the schools at the cut, worked out for the day, in order. */
export async function computedPage<Row, Node>(
  { model, scopes, pupil, list, standing, page, read }: ComputedAsked,
  rowsOf: (items: readonly ListRow[], cut: Cut) => readonly ComputedRow<Row>[],
  shown: (rows: readonly Row[], cut: Cut) => readonly Node[],
  context: RequestContext,
): Promise<Page<Node>> {
  const name = JSON.stringify([...list, scopes.map(({ schoolUrn }) => schoolUrn), pupil]);
  const start = pageStart(
    page,
    read,
    { model, name, order: '' },
    await cutFor(model, read, judgedOn(read, context), context),
    context,
  );
  const items = allItems(context.app.projections.reader(model), {
    scopes,
    ordinal: start.cut.ordinal,
    ...standing?.(start.cut),
    ...(pupil !== undefined && { pupil }),
  });
  const all = [...rowsOf(items, start.cut)].sort((a, b) => compare(a.key, b.key));
  const { after } = start;
  const behind = after === undefined ? all : all.filter(({ key }) => compare(key, after.key) > 0);
  const rows = behind.slice(0, page.first);
  const nodes = shown(
    rows.map(({ row }) => row),
    start.cut,
  );
  return {
    start,
    list: name,
    order: '',
    hasNextPage: behind.length > rows.length,
    rows: rows.map(({ key }, at) => ({ node: nodes[at] as Node, key })),
    count: () => all.length,
  };
}

function compare([a, b]: readonly (string | number)[], [c, d]: readonly (string | number)[]): number {
  const [one, other] = [`${a ?? ''}\n${b ?? ''}`, `${c ?? ''}\n${d ?? ''}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
