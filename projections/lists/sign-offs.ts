import { signOffsOf } from '../../src/decisions/sign-off/fold.ts';
import type { SignOff } from '../../src/decisions/sign-off/sign-off.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { type ItemCursor, type ItemSelection, type ListRow, listItems } from './list-query.ts';
import type { Reader } from '../engine/reader.ts';
import { oneEach, type SchoolScope } from '../engine/scope.ts';

/** A request for sign-off as known at the cut. */
export interface FoundSignOff {
  readonly row: ListRow;
  readonly signOff: SignOff;
  /**
   * True if the viewer may read the whole school. False if they see it as its proposer, who sees only what was asked
   * and answered.
   */
  readonly whole: boolean;
}

/** Rows read at a time, because rows out of reach are skipped. */
const BATCH = 100;

/**
 * Finds up to `first` + 1 requests after a cursor, longest waiting first. Scope OWN finds the requests that the person
 * proposed, no matter who recorded them.
 */
export function findSignOffs(
  reader: Reader,
  selection: ItemSelection,
  wanted: (signOff: SignOff) => boolean,
  first: number,
  after?: ItemCursor,
): readonly FoundSignOff[] {
  const scopes = oneEach(selection.scopes);
  const all = { ...selection, scopes: scopes.map((scope) => ({ ...scope, scope: 'SCHOOL' as const })) };
  const found: FoundSignOff[] = [];
  for (let cursor = after, more = true; more && found.length <= first;) {
    const { rows, hasNextPage } = listItems(reader, all, BATCH, cursor);
    for (const row of rows) {
      const signOff = signOffOf(row);
      const reach = scopes.find((scope) => reaches(scope, row, signOff));
      if (reach !== undefined && wanted(signOff)) found.push({ row, signOff, whole: reach.scope === 'SCHOOL' });
    }
    const last = rows.at(-1);
    more = hasNextPage && last !== undefined;
    if (last !== undefined) cursor = [last.sortKey, last.id];
  }
  return found;
}

function reaches({ schoolUrn, scope, person }: SchoolScope, row: ListRow, { proposers }: SignOff): boolean {
  return schoolUrn === row.schoolUrn && (scope === 'SCHOOL' || proposers.includes(person));
}

function signOffOf({ body }: ListRow): SignOff {
  const [signOff] = signOffsOf(body['events'] as unknown as readonly EffectiveEvent[]);
  if (signOff === undefined) throw new TypeError('an item of the queue is no request');
  return signOff;
}
