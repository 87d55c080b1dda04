import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { ERASED, WITHHELD, type Words } from './exported-decision.ts';

export type Cell = string | null;
/** The cells of a row by their headings. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/**
 * Writes RFC 4180 with a byte order mark, by which Excel knows UTF-8. In every column, a cell that a spreadsheet would
 * take for a formula gets an apostrophe in front. Names and texts come from people and files.
 */
export function rowCsv<Row>(columns: CsvColumns<Row>, rows: AsyncIterable<Row>): Readable {
  const lines = Readable.from(cells(columns, rows), { objectMode: true, highWaterMark: 16 });
  const csv = stringify({
    bom: true,
    header: true,
    columns: Object.keys(columns),
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  lines.once('error', (error) => {
    csv.destroy(error);
  });
  csv.once('close', () => {
    lines.destroy();
  });
  return lines.pipe(csv);
}

async function* cells<Row>(
  columns: CsvColumns<Row>,
  rows: AsyncIterable<Row>,
): AsyncGenerator<readonly Cell[], void, undefined> {
  for await (const row of rows) yield Object.values(columns).map((cell) => cell(row));
}

export function shown(words: Words): Cell {
  return words === ERASED ? '[ERASED]' : words === WITHHELD ? '[WITHHELD]' : words;
}
