import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { type Condition } from '../decisions/decision-filter.ts';
import { joined } from '../decisions/decision-history.ts';
import type { ListItem } from './list-item.ts';
import type { Reader } from '../engine/reader.ts';
import { oneEach, type SchoolScope } from '../engine/scope.ts';

/** An item of a list as known at the cut. */
export interface ListRow extends ListItem {
  readonly pupil: string;
  /** Ordinal of the event that made this version. */
  readonly knownFrom: number;
}

export interface ItemSelection {
  readonly scopes: readonly SchoolScope[];
  /** Selects the log up to and including this ordinal. */
  readonly ordinal: number;
  readonly id?: string | undefined;
  /** The item's id is one of these. */
  readonly ids?: readonly string[] | undefined;
  readonly pupil?: string | undefined;
  readonly states?: readonly string[] | undefined;
  /** Only items whose sort key is below this one, such as those due before a day. */
  readonly before?: string | undefined;
  /** Only items that last beyond this day. For lists whose sort key is the first day without the item. */
  readonly lastsBeyond?: CivilDate | undefined;
  /** Only items that have begun by this day. */
  readonly begunBy?: CivilDate | undefined;
}

/** End of a page. */
export type ItemCursor = readonly [sortKey: string, id: string];

/**
 * Reads one page of a list, lowest sort key first, and whether another page follows. Lists cover a whole school, so
 * scope OWN finds nothing.
 */
export function listItems(
  reader: Reader,
  selection: ItemSelection,
  first: number,
  after?: ItemCursor,
): { readonly rows: readonly ListRow[]; readonly hasNextPage: boolean } {
  const behind: readonly Condition[] = after === undefined ? [] : [['(i.sort_key, i.id) > (?, ?)', ...after]];
  const rows = schools(selection)
    .flatMap((schoolUrn) => {
      const { where, values } = joined([...conditions(schoolUrn, selection), ...behind]);
      // Choose from the index first, because sorting whole rows would copy their bodies.
      const chosen = `SELECT i.number FROM item i WHERE ${where} ORDER BY i.sort_key, i.id LIMIT ?`;
      return reader
        .all<StoredItem>(`SELECT ${COLUMNS} WHERE i.number IN (${chosen})`, ...values, first + 1)
        .map(listed);
    })
    .sort(byKey);
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** Reads all items of a selection, in no order. */
export function allItems(reader: Reader, selection: ItemSelection): readonly ListRow[] {
  return schools(selection).flatMap((schoolUrn) => {
    const { where, values } = joined(conditions(schoolUrn, selection));
    return reader
      .tuples<ItemTuple>(`SELECT ${COLUMNS} WHERE ${where}`, ...values)
      .map(([id, knownFrom, pupil, urn, state, sortKey, body]) => ({
        id,
        knownFrom,
        pupil,
        schoolUrn: urn,
        state,
        sortKey,
        body: JSON.parse(body) as JsonObject,
      }));
  });
}

type ItemTuple = readonly [
  id: string,
  knownFrom: number,
  pupil: string,
  schoolUrn: string,
  state: string,
  sortKey: string,
  body: string,
];

export function countItems(reader: Reader, selection: ItemSelection): number {
  return schools(selection).reduce((sum, schoolUrn) => {
    const { where, values } = joined(conditions(schoolUrn, selection));
    return sum + (reader.get<{ n: number }>(`SELECT count(*) AS n FROM item i WHERE ${where}`, ...values)?.n ?? 0);
  }, 0);
}

const COLUMNS = `i.id, i.known_from AS knownFrom, p.id AS pupil, i.school_urn AS schoolUrn, i.state, i.sort_key AS sortKey, b.body
  FROM item i JOIN body b ON b.item = i.number JOIN pupil p ON p.number = i.pupil`;

interface StoredItem extends Omit<ListRow, 'body'> {
  readonly body: string;
}

function listed(row: StoredItem): ListRow {
  return { ...row, body: JSON.parse(row.body) as JsonObject };
}

function schools({ scopes }: ItemSelection): readonly string[] {
  return oneEach(scopes)
    .filter(({ scope }) => scope === 'SCHOOL')
    .map(({ schoolUrn }) => schoolUrn);
}

function conditions(
  schoolUrn: string,
  { ordinal, id, ids, pupil, states, before, lastsBeyond, begunBy }: ItemSelection,
): readonly Condition[] {
  return [
    [[id, ids, pupil].every((chosen) => chosen === undefined) ? 'i.school_urn = ?' : '+i.school_urn = ?', schoolUrn],
    ['i.known_from <= ? AND i.known_to > ?', ordinal, ordinal],
    ...(id === undefined ? [] : [['i.id = ?', id] as const]),
    ...(ids === undefined ? [] : [['i.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)] as const]),
    ...(pupil === undefined ? [] : [['i.pupil = (SELECT number FROM pupil WHERE id = ?)', pupil] as const]),
    ...(states === undefined ? [] : [['i.state IN (SELECT value FROM json_each(?))', JSON.stringify(states)] as const]),
    ...(begunBy === undefined ? [] : [['i.begins <= ?', begunBy] as const]),
    ...(before === undefined ? [] : [['i.sort_key < ?', before] as const]),
    ...(lastsBeyond === undefined ? [] : [['i.sort_key > ?', lastsBeyond] as const]),
  ];
}

/** Order of a list: lowest sort key first. */
export function byKey(a: Pick<ListRow, 'sortKey' | 'id'>, b: Pick<ListRow, 'sortKey' | 'id'>): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
