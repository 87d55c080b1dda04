import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { type Condition } from '../decisions/decision-filter.ts';
import { joined } from '../decisions/decision-history.ts';
import type { ListItem } from './list-model.ts';
import type { Reader } from '../engine/reader.ts';
import { oneEach, type SchoolScope } from '../engine/scope.ts';

/** An item of a list as it was known at the cut. */
export interface ListRow extends ListItem {
  readonly pupil: string;
  /** Ordinal of the event that made it what it is here. */
  readonly knownFrom: number;
}

export interface ItemSelection {
  readonly scopes: readonly SchoolScope[];
  /** As the log stood after the event with this ordinal. */
  readonly ordinal: number;
  readonly id?: string | undefined;
  readonly pupil?: string | undefined;
  readonly states?: readonly string[] | undefined;
  /** Sort keys below this one only: what is due before a day, for instance. */
  readonly before?: string | undefined;
  /** Only what lasts beyond this day: the sort key, where it is the first day without the item, is later. */
  readonly lastsBeyond?: CivilDate | undefined;
  /** Only what has begun by this day. */
  readonly begunBy?: CivilDate | undefined;
}

/** Where a page ended. */
export type ItemCursor = readonly [sortKey: string, id: string];

/**
 * One page of a list, in the order of the sort keys, earliest first, and whether more follow. Whoever may read only
 * what they recorded themselves (scope OWN) has no lists of the whole school.
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
      // Chosen from the index, and then read: a sort of whole rows would carry their bodies about.
      const chosen = `SELECT i.number FROM item i WHERE ${where} ORDER BY i.sort_key, i.id LIMIT ?`;
      return reader
        .all<StoredItem>(`SELECT ${COLUMNS} WHERE i.number IN (${chosen})`, ...values, first + 1)
        .map(listed);
    })
    .sort(byKey);
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

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
  { ordinal, id, pupil, states, before, lastsBeyond, begunBy }: ItemSelection,
): readonly Condition[] {
  return [
    [id === undefined && pupil === undefined ? 'i.school_urn = ?' : '+i.school_urn = ?', schoolUrn],
    ['i.known_from <= ? AND i.known_to > ?', ordinal, ordinal],
    ...(id === undefined ? [] : [['i.id = ?', id] as const]),
    ...(pupil === undefined ? [] : [['i.pupil = (SELECT number FROM pupil WHERE id = ?)', pupil] as const]),
    ...(states === undefined ? [] : [['i.state IN (SELECT value FROM json_each(?))', JSON.stringify(states)] as const]),
    ...(begunBy === undefined ? [] : [['i.begins <= ?', begunBy] as const]),
    ...(before === undefined ? [] : [['i.sort_key < ?', before] as const]),
    ...(lastsBeyond === undefined ? [] : [['i.sort_key > ?', lastsBeyond] as const]),
  ];
}

function byKey(a: ListRow, b: ListRow): number {
  return a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
