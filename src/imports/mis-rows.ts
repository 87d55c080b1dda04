import type { CsvHeading } from './csv-heading.ts';
import { CsvReader } from './csv-reader.ts';
import type { CsvRecord } from './csv-reader.ts';
import { headingsOf, misRow } from './mis-row.ts';
import { NeedRows } from './need-rows.ts';
import { plainWords } from './plain-words.ts';
import type { RawRow } from './raw-row.ts';
import { fault } from './row-fault.ts';
import type { RowFault } from './row-fault.ts';
import { RowJudge } from './row-judge.ts';
import type { SchoolFileItem } from './school-file.ts';

const UPN_INSIDE = /[A-Z]\d{11}[\dA-Z]/i;

/** What stands under the headings of a file, turned into pupils. */
export class MisRows {
  readonly #heading: CsvHeading;
  readonly #names: Readonly<Record<string, string>>;
  readonly #reader: CsvReader;
  readonly #judge = new RowJudge();
  readonly #needRows = new NeedRows();
  #items: SchoolFileItem[] = [];
  #isStopped = false;
  #isTruncated = false;

  constructor(heading: CsvHeading) {
    this.#heading = heading;
    this.#names = headingsOf(heading);
    this.#reader = new CsvReader(heading.delimiter, heading.line + 1, (cells) => this.#isOneRow(cells));
  }

  /** Nothing more of the file is of any use. */
  get isStopped(): boolean {
    return this.#isStopped || this.#reader.isHopeless;
  }

  get isIncomplete(): boolean {
    return this.isStopped || this.#isTruncated;
  }

  get pupils(): number {
    return this.#judge.pupils;
  }

  get rejected(): number {
    return this.#judge.rejected;
  }

  /** `tooLong`: numbers of the lines that come empty because they were too long. */
  async write(lines: readonly string[], tooLong: readonly number[]): Promise<readonly SchoolFileItem[]> {
    for (const line of tooLong) this.#reject(line, 'TEXT_TOO_LONG');
    for (const record of await this.#reader.write(lines)) this.#record(record);
    this.#judgeAll(this.#needRows.takeOverflow());
    return this.#take();
  }

  /** `isOpen`: the file does not end with the end of a line. */
  async end(isOpen: boolean): Promise<readonly SchoolFileItem[]> {
    const records = this.isStopped ? [] : await this.#reader.end();
    for (const [index, record] of records.entries()) this.#record(record, isOpen && index === records.length - 1);
    this.#judgeAll(this.#needRows.takeAll());
    if (this.pupils + this.rejected === 0)
      this.#items.push({ kind: 'FAULT', fault: fault('FILE_EMPTY', this.#heading.line, '') });
    return this.#take();
  }

  #record({ line, cells }: CsvRecord, isOpen = false): void {
    // Spreadsheets write empty rows at the end.
    if (cells && (cells.every((text) => text.trim() === '') || this.#isHeading(cells))) return;
    if (!cells) {
      this.#reject(line, 'QUOTE_NOT_CLOSED');
    } else if (isOpen && cells.length < this.#heading.width) {
      this.#isTruncated = true;
      this.#reject(line, 'ROW_TRUNCATED');
    } else {
      this.#row(cells, line);
    }
  }

  #row(cells: readonly string[], line: number): void {
    const { raw, faults } = misRow(this.#heading, this.#names, cells, line);
    // Nobody can tell which other rows belong to a row that says not whose it is.
    const hasPupil = raw.dateOfBirth !== undefined && (raw.surname ?? raw.forename) !== undefined;
    const wrong =
      faults.length > 0 || !hasPupil ? faults : [this.#needRows.add(raw)].filter((one) => one !== undefined);
    if (wrong.length > 0) this.#add(line, () => this.#judge.reject(line, wrong));
    else if (!hasPupil) this.#judgeAll([raw]);
  }

  #judgeAll(rows: readonly RawRow[]): void {
    for (const raw of rows) this.#add(raw.line, () => this.#judge.judge(raw));
  }

  #reject(line: number, code: RowFault['code']): void {
    this.#add(line, () => this.#judge.reject(line, [fault(code, line, '')]));
  }

  #add(line: number, judged: () => SchoolFileItem): void {
    if (this.#isStopped) return;
    this.#isStopped = this.#judge.isFull;
    this.#items.push(this.#isStopped ? { kind: 'FAULT', fault: fault('TOO_MANY_PUPILS', line, '') } : judged());
  }

  /** Pages of a report repeat the headings, and so do files that were put one after another. */
  #isHeading(cells: readonly string[]): boolean {
    const { fields, texts } = this.#heading;
    return [...fields.values()].every(({ index }) => plainWords(cells[index] ?? '') === plainWords(texts[index] ?? ''));
  }

  /** Notes have paragraphs; names, codes and dates have none, and a UPN on another line is another pupil's row. */
  #isOneRow(cells: readonly string[]): boolean {
    const read = new Set([...this.#heading.fields.values()].map(({ index }) => index));
    return !cells.some((text, index) => text.includes('\n') && (read.has(index) || UPN_INSIDE.test(text)));
  }

  #take(): readonly SchoolFileItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }
}
