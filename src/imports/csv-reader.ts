import { parse } from 'csv-parse';
import type { Parser } from 'csv-parse';

/**
 * A row of a CSV file by the number of its first line; or a line whose quotation mark is never closed, which is passed
 * over.
 */
export type CsvRecord =
  { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly cells?: undefined };

/** Lines that one row may have: notes are written in paragraphs. */
const MAX_ROW_LINES = 100;
/** Lines by which the parser may lag: it looks two characters ahead before it ends a row. */
const LAG_LINES = 3;
/** Lines passed over for an open quotation mark; each costs reading the lines after it again. */
const MAX_OPEN_QUOTES = 100;

/**
 * Reads the rows of a CSV file in constant memory. Where a quotation mark is opened and not closed CSV has every row
 * after it in one cell; here such a line is passed over, and reading goes on with the next one, so that it costs its
 * row and not the others. Unlike RFC 4180 it takes rows of any length, and quotation marks inside a cell as they are.
 */
export class CsvReader {
  readonly #delimiter: string;
  readonly #isRow: (cells: readonly string[]) => boolean;
  #parser: Parser;
  /** Lines from `#done` on are in no row yet; the number of the first of these. */
  #held: string[] = [];
  #done = 0;
  #heldFrom: number;
  /** Number of the line before the first one that the parser was given. */
  #before: number;
  #records: CsvRecord[] = [];
  #isSwallowed = false;
  #openQuotes = 0;

  /**
   * `firstLine`: number of the first line that will be written. `isRow` tells a row with line ends in it from rows
   * swallowed by an open quotation mark.
   */
  constructor(delimiter: string, firstLine: number, isRow: (cells: readonly string[]) => boolean) {
    this.#delimiter = delimiter;
    this.#isRow = isRow;
    this.#heldFrom = firstLine;
    this.#before = firstLine - 1;
    this.#parser = this.#newParser();
  }

  /** So many quotation marks stand open that the file is none that can be read. */
  get isHopeless(): boolean {
    return this.#openQuotes > MAX_OPEN_QUOTES;
  }

  async write(lines: readonly string[]): Promise<readonly CsvRecord[]> {
    await this.#feed(lines);
    return this.#take();
  }

  async end(): Promise<readonly CsvRecord[]> {
    while (!(await this.#ended()) && !this.isHopeless) await this.#feed(this.#passOver());
    return this.#take();
  }

  async #feed(lines: readonly string[]): Promise<void> {
    for (let next = lines; next.length > 0 && !this.isHopeless;) {
      for (const line of next) this.#held.push(line);
      const text = `${next.join('\n')}\n`;
      await new Promise<void>((resolve) => {
        this.#parser.write(text, () => {
          resolve();
        });
      });
      this.#tidy();
      next = this.#isSwallowed || this.#held.length > MAX_ROW_LINES + LAG_LINES ? this.#passOver() : [];
    }
  }

  /** Whether the rows ended with the file: an open quotation mark is an error then. */
  async #ended(): Promise<boolean> {
    const parser = this.#parser;
    const error = await new Promise<unknown>((resolve) => {
      parser
        .once('error', resolve)
        .once('end', () => {
          resolve(undefined);
        })
        .resume()
        .end();
    });
    return error === undefined && !this.#isSwallowed;
  }

  /** Gives up the first line that is held; answers the others, to be read again. */
  #passOver(): readonly string[] {
    const again = this.#held.slice(this.#done + 1);
    this.#records.push({ line: this.#heldFrom });
    this.#before = this.#heldFrom;
    this.#heldFrom += 1;
    this.#held = [];
    this.#done = 0;
    this.#isSwallowed = false;
    this.#openQuotes += 1;
    this.#parser.destroy();
    this.#parser = this.#newParser();
    return again;
  }

  #newParser(): Parser {
    const parser = parse({
      delimiter: this.#delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // Rows are gathered as they are found: what the stream itself holds is lost when it fails.
      on_record: (cells: string[], { lines }) => {
        this.#found(cells, this.#before + lines);
        return null;
      },
    });
    return parser.on('error', () => undefined);
  }

  #found(cells: readonly string[], lastLine: number): void {
    if (this.#isSwallowed) return;
    const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    const line = lastLine - breaks;
    this.#drop(line - this.#heldFrom);
    this.#isSwallowed = breaks > 0 && !this.#isRow(cells);
    if (this.#isSwallowed) return;
    this.#drop(breaks + 1);
    this.#records.push({ line, cells });
  }

  #drop(lines: number): void {
    this.#done += lines;
    this.#heldFrom += lines;
  }

  /** Lets go of what has been read; empty lines before a row belong to none. */
  #tidy(): void {
    while (!this.#isSwallowed && this.#held[this.#done] === '') this.#drop(1);
    this.#held = this.#held.slice(this.#done);
    this.#done = 0;
  }

  #take(): readonly CsvRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }
}
