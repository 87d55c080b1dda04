import { parse } from 'csv-parse/sync';
import { columnsOf, knownHeadings } from './csv-columns.ts';
import type { Columns, HeadingFaults } from './csv-columns.ts';

/** How a file is to be read: by its line of headings, with the delimiter that makes headings of it. */
export interface CsvHeading extends Columns, HeadingFaults {
  readonly line: number;
  readonly delimiter: string;
  readonly texts: readonly string[];
}

/** Lines in which the headings are looked for: reports begin with a title, a date, `sep=;`. */
const MAX_TITLE_LINES = 20;
const DELIMITERS = [',', ';', '\t'];

/** Finds the line of headings in the first lines of a file. */
export class HeadingSearch {
  #best: CsvHeading = { ...columnsOf([]), line: 1, delimiter: ',', texts: [] };
  #known = 0;
  #line = 0;
  #written = 0;

  /**
   * Looks at one more line; true when the search is over: the line has all that is needed, or there were enough lines.
   */
  see(text: string): boolean {
    this.#line += 1;
    if (text.trim() === '') return false;
    this.#written += 1;
    for (const delimiter of DELIMITERS) {
      const texts = cellsOf(text, delimiter);
      const known = knownHeadings(texts);
      if (known <= this.#known) continue;
      this.#known = known;
      this.#best = { ...columnsOf(texts), line: this.#line, delimiter, texts };
    }
    return this.#best.missing.length === 0 || this.#written >= MAX_TITLE_LINES;
  }

  /** The line with the most headings that mean something. */
  get heading(): CsvHeading {
    return this.#best;
  }

  /** No line had anything in it. */
  get isBlank(): boolean {
    return this.#written === 0;
  }
}

/** A cell that is cut off by the end of the line is none. */
function cellsOf(text: string, delimiter: string): readonly string[] {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true })[0] ?? [];
  } catch {
    return [];
  }
}
