import { HEADINGS } from './csv-columns.ts';
import type { Columns, Field } from './csv-columns.ts';
import { needsIn } from './need-names.ts';
import { plainWords } from './plain-words.ts';
import type { Cell, RawNeed, RawRow, RawStatus } from './raw-row.ts';
import { fault } from './row-fault.ts';
import type { RowFault } from './row-fault.ts';
import { statusCode } from './status-words.ts';
import { isoDate } from './uk-dates.ts';
import { yearCode } from './year-names.ts';

/** A row as far as it could be put together. `faults` are those of its size; then it is not complete. */
export interface MisRow {
  readonly raw: RawRow;
  readonly faults: readonly RowFault[];
}

/** Longest text of a cell that is read, in characters. */
const MAX_TEXT = 10_000;
/** Most needs of a pupil. */
export const MAX_NEEDS = 200;

const SEXES: ReadonlyMap<string, string> = new Map([
  ['female', 'F'],
  ['male', 'M'],
  ['unknown', 'U'],
]);

/**
 * Puts the cells of a row in their places, with dates and codes written as everywhere here. Nothing is judged.
 * `headings` are those of `headingsOf`.
 */
export function misRow(
  columns: Columns,
  headings: Readonly<Record<string, string>>,
  cells: readonly string[],
  line: number,
): MisRow {
  const row = new CellsOfRow(columns, cells, line);
  const needs = needsOf(columns, row);
  if (cells.slice(columns.width).some((text) => text.trim() !== '')) row.faults.push(fault('TOO_MANY_CELLS', line, ''));
  if (needs.length > MAX_NEEDS) row.faults.push(fault('TOO_MANY_ENTRIES', line, columns.needs[0]?.heading ?? ''));
  const raw: RawRow = {
    line,
    upn: row.cell('upn'),
    formerUpn: row.cell('formerUpn'),
    surname: row.cell('surname'),
    forename: row.cell('forename'),
    dateOfBirth: row.cell('dateOfBirth', isoDate),
    sex: row.cell('sex', (text) => SEXES.get(text.toLowerCase()) ?? text),
    ncYear: row.cell('ncYear', yearCode),
    reviewOn: row.cell('reviewOn', isoDate),
    annualReviewOn: row.cell('annualReviewOn', isoDate),
    sen: statusOf(row, needs),
    needs,
    headings,
    ...(columns.isRoomForNeedsShort && needs.length >= columns.needs.length && { mayHaveMoreNeeds: true as const }),
  };
  return { raw, faults: row.faults };
}

class CellsOfRow {
  readonly faults: RowFault[] = [];
  readonly line: number;
  readonly #columns: Columns;
  readonly #cells: readonly string[];

  constructor(columns: Columns, cells: readonly string[], line: number) {
    this.#columns = columns;
    this.#cells = cells;
    this.line = line;
  }

  cell(field: Field, read: (text: string) => string = (text) => text): Cell | undefined {
    const column = this.#columns.fields.get(field);
    const text = column ? this.text(column) : '';
    return column && text !== '' ? { text: read(text), line: this.line, column: column.heading } : undefined;
  }

  text({ index, heading }: { readonly index: number; readonly heading: string }): string {
    const text = this.#cells[index]?.trim() ?? '';
    if (text.length <= MAX_TEXT) return text;
    this.faults.push(fault('TEXT_TOO_LONG', this.line, heading));
    return '';
  }
}

/** An empty status is no SEN, since the date beside it if there is one. Beside needs it says nothing. */
function statusOf(row: CellsOfRow, needs: readonly RawNeed[]): RawStatus[] {
  const { line } = row;
  const status = row.cell('status', statusCode);
  const from = row.cell('statusFrom', isoDate);
  if (status) return [{ line, status, from, to: row.cell('statusTo', isoDate) }];
  return needs.length > 0 ? [] : [{ line, from, status: { text: 'N', line, column: '' } }];
}

/**
 * The order is the rank, unless the file gives one. What stands in two columns, as the primary need and in the list, is
 * one need.
 */
function needsOf(columns: Columns, row: CellsOfRow): RawNeed[] {
  const { line } = row;
  const codes = new Map<string, Cell>();
  for (const column of columns.needs) {
    for (const text of needsIn(row.text(column))) {
      const key = plainWords(text);
      if (!codes.has(key)) codes.set(key, { text, line, column: column.heading });
    }
  }
  const dates = columns.isPerNeed ? { from: row.cell('needFrom', isoDate), to: row.cell('needTo', isoDate) } : {};
  const given = row.cell('rank');
  return [...codes.values()].map((code, index) => ({
    line,
    code,
    ...dates,
    rank: index === 0 && columns.fields.has('rank') ? given : { text: String(index + 1), line, column: code.column },
  }));
}

const FIELD_OF: Readonly<Record<string, Field>> = {
  UPN: 'upn',
  Surname: 'surname',
  DOB: 'dateOfBirth',
  StartDate: 'statusFrom',
  SENprovision: 'status',
  SENtypeRank: 'rank',
};

/** What a file with these columns calls the elements of a CTF. */
export function headingsOf({ fields, needs }: Columns): Readonly<Record<string, string>> {
  const named = Object.entries(FIELD_OF).map(
    ([element, field]) => [element, fields.get(field)?.heading ?? HEADINGS[field][0] ?? ''] as const,
  );
  return Object.fromEntries([...named, ['SENtype', needs[0]?.heading ?? 'SEN Needs'] as const]);
}
