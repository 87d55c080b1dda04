import { comparedName } from '../kernel/compared-name.ts';
import { MAX_NEEDS } from './mis-row.ts';
import type { Cell, RawNeed, RawRow, RawStatus } from './raw-row.ts';
import { fault } from './row-fault.ts';
import type { RowFault } from './row-fault.ts';

/**
 * Pupils that wait for more of their rows at a time. No school has more; in a longer file the oldest go on without
 * waiting.
 */
const MAX_WAITING = 10_000;

/** A need, and the status in whose row it stands, as text; empty if the row has none. */
interface NeedOfStatus {
  readonly need: RawNeed;
  readonly status: string;
}

interface Waiting {
  /** The first row of each status, by that status. */
  readonly rows: Map<string, RawRow>;
  readonly sen: Map<string, RawStatus>;
  readonly needs: NeedOfStatus[];
}

/**
 * Puts together the rows of one pupil: a file may have one row per need, or per status. Rows belong to one pupil when
 * UPN, names and date of birth are the same, wherever in the file they stand: a report may be sorted by anything. Of a
 * history the needs of the newest status count, whichever row comes first.
 */
export class NeedRows {
  readonly #waiting = new Map<string, Waiting>();

  /** Takes a row in; answers what is wrong with it beside the rows before it. */
  add(raw: RawRow): RowFault | undefined {
    const key = pupilKey(raw);
    const before = this.#waiting.get(key);
    const own: Waiting = before ?? { rows: new Map(), sen: new Map(), needs: [] };
    const status = statusKey(raw.sen[0]);
    const sen = own.sen.has(status) ? [] : raw.sen;
    // A single row may name a need twice, which is a fault of its own.
    const needs = before ? raw.needs.filter((need) => !own.needs.some((one) => isKnown(one, need, status))) : raw.needs;
    if (before && sen.length + needs.length === 0) return fault('DUPLICATE_ROW', raw.line, raw.upn?.column ?? '');
    if (!hasRoom(own, needs)) return fault('TOO_MANY_ENTRIES', raw.line, raw.needs[0]?.code?.column ?? '');
    this.#waiting.set(key, own);
    keep(own, raw, { status, sen, needs });
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
    return taken.map(([, waiting]) => putTogether(waiting));
  }
}

function keep(
  { rows, sen, needs }: Waiting,
  raw: RawRow,
  more: { readonly status: string; readonly sen: readonly RawStatus[]; readonly needs: readonly RawNeed[] },
): void {
  if (!rows.has(more.status)) rows.set(more.status, raw);
  for (const one of more.sen) sen.set(more.status, one);
  for (const need of more.needs) needs.push({ need, status: more.status });
}

function hasRoom({ needs, sen }: Waiting, more: readonly RawNeed[]): boolean {
  return needs.length + more.length <= MAX_NEEDS && sen.size < MAX_NEEDS;
}

function isKnown(one: NeedOfStatus, need: RawNeed, status: string): boolean {
  return one.status === status && sameNeed(one.need, need);
}

function pupilKey({ upn, surname, forename, dateOfBirth }: RawRow): string {
  const names = [surname, forename].map((cell) => comparedName(textOf(cell)));
  return JSON.stringify([textOf(upn).toUpperCase(), ...names, textOf(dateOfBirth)]);
}

function putTogether({ rows, sen, needs }: Waiting): RawRow {
  const [first] = rows.values();
  const newest = [...sen].reduce<string | undefined>(
    (best, [key, one]) => (best === undefined || counts(one) > counts(sen.get(best)) ? key : best),
    undefined,
  );
  const ofNewest = needs.filter(({ status }) => status === '' || status === newest || newest === undefined);
  const inRows = new Set(ofNewest.map(({ need }) => need.line)).size;
  const row = rows.get(newest ?? '') ?? first;
  return {
    ...row,
    line: (first as RawRow).line,
    sen: [...sen.values()],
    needs: ofNewest.map(({ need }, index) => ranked(need, index + 1)),
    ...(inRows > 1 && ofNewest.some(({ need }) => isRankedByPlace(need)) && { ranksByOrder: true as const }),
  };
}

/** Of two statuses the later counts; of two from one day a plan before SEN support, and that before none. */
function counts(status: RawStatus | undefined): string {
  return `${textOf(status?.from)} ${String('NKE'.indexOf(textOf(status?.status)))}`;
}

function statusKey(status: RawStatus | undefined): string {
  return status === undefined ? '' : JSON.stringify([status.status, status.from, status.to].map(textOf));
}

function textOf(cell: Cell | undefined): string {
  return cell?.text ?? '';
}

/**
 * In a file without ranks the order of the rows is the rank: a rank that stands in the cell of the need was given by
 * that row alone.
 */
function ranked(need: RawNeed, place: number): RawNeed {
  return need.rank && isRankedByPlace(need) ? { ...need, rank: { ...need.rank, text: String(place) } } : need;
}

function isRankedByPlace({ rank, code }: RawNeed): boolean {
  return rank !== undefined && rank.column === code?.column;
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
