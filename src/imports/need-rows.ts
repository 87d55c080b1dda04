import { MAX_NEEDS } from './mis-row.ts';
import type { Cell, RawNeed, RawRow, RawStatus } from './raw-row.ts';
import { fault } from './row-fault.ts';
import type { RowFault } from './row-fault.ts';

/**
 * Pupils that wait for more of their rows at a time. No school has more; in a longer file the oldest go on without
 * waiting.
 */
const MAX_WAITING = 10_000;

interface Waiting {
  readonly raw: RawRow;
  readonly sen: RawStatus[];
  readonly needs: RawNeed[];
}

/**
 * Puts together the rows of a file that has one row per need. Rows belong to one pupil when UPN, names and date of
 * birth are the same, wherever in the file they stand: a report may be sorted by need.
 */
export class NeedRows {
  readonly #waiting = new Map<string, Waiting>();

  /** Takes a row in; answers what is wrong with it beside the rows before it. */
  add(raw: RawRow): RowFault | undefined {
    const key = JSON.stringify([raw.upn, raw.surname, raw.forename, raw.dateOfBirth].map(textOf));
    const before = this.#waiting.get(key);
    if (!before) {
      this.#waiting.set(key, { raw, sen: [...raw.sen], needs: raw.needs.map((need) => ranked(need, 1)) });
      return undefined;
    }
    const sen = raw.sen.filter((status) => !before.sen.some((one) => sameStatus(one, status)));
    const needs = raw.needs.filter((need) => !before.needs.some((one) => sameNeed(one, need)));
    if (sen.length + needs.length === 0) return fault('DUPLICATE_ROW', raw.line, raw.upn?.column ?? '');
    if (before.needs.length + needs.length > MAX_NEEDS || before.sen.length >= MAX_NEEDS)
      return fault('TOO_MANY_ENTRIES', raw.line, raw.needs[0]?.code?.column ?? '');
    before.sen.push(...sen);
    for (const need of needs) before.needs.push(ranked(need, before.needs.length + 1));
    return undefined;
  }

  /** The oldest pupils, as many as are too many to wait. */
  takeOverflow(): readonly RawRow[] {
    return this.#take(Math.max(0, this.#waiting.size - MAX_WAITING));
  }

  /** All pupils that wait, in the order of their first rows. */
  takeAll(): readonly RawRow[] {
    return this.#take(this.#waiting.size);
  }

  #take(count: number): readonly RawRow[] {
    const taken = [...this.#waiting].slice(0, count);
    for (const [key] of taken) this.#waiting.delete(key);
    return taken.map(([, { raw, sen, needs }]) => ({ ...raw, sen, needs }));
  }
}

function textOf(cell: Cell | undefined): string {
  return cell?.text ?? '';
}

/**
 * In a file without ranks the order of the rows is the rank: a rank that stands in the cell of the need was given by
 * that row alone.
 */
function ranked(need: RawNeed, place: number): RawNeed {
  const { rank, code } = need;
  return rank && rank.column === code?.column ? { ...need, rank: { ...rank, text: String(place) } } : need;
}

function sameStatus(one: RawStatus, other: RawStatus): boolean {
  return (
    textOf(one.status) === textOf(other.status) &&
    textOf(one.from) === textOf(other.from) &&
    textOf(one.to) === textOf(other.to)
  );
}

/** Without ranks two rows with the same need and dates say the same. */
function sameNeed(one: RawNeed, other: RawNeed): boolean {
  const hasOwnRank = one.rank?.column !== one.code?.column;
  return (
    textOf(one.code) === textOf(other.code) &&
    textOf(one.from) === textOf(other.from) &&
    textOf(one.to) === textOf(other.to) &&
    (!hasOwnRank || textOf(one.rank) === textOf(other.rank))
  );
}
