import { CsvDecoder } from './csv-decoder.ts';
import { HeadingSearch } from './csv-heading.ts';
import { CsvLines } from './csv-lines.ts';
import { MisRows } from './mis-rows.ts';
import { fault } from './row-fault.ts';
import type { FaultCode } from './row-fault.ts';
import type { SchoolFileItem } from './school-file.ts';

/** Bytes decoded at a time: a source may hand over a whole file in one piece. */
const SLICE_BYTES = 65_536;
const MAX_COLUMNS = 200;

/**
 * Reads a SEN register that a management information system exported as CSV (Arbor, SIMS, Bromcom and whatever has such
 * headings), in constant memory. Nothing in a file makes it throw; errors of the source pass through.
 */
export async function* readMisCsv(source: AsyncIterable<Uint8Array>): AsyncGenerator<SchoolFileItem, void, undefined> {
  const reading = new MisReading();
  yield { kind: 'HEADER', header: {} };
  for await (const bytes of source) {
    for (let at = 0; at < bytes.length && !reading.isStopped; at += SLICE_BYTES)
      yield* await reading.write(bytes.subarray(at, at + SLICE_BYTES));
    if (reading.isStopped) break;
  }
  yield* await reading.end();
}

class MisReading {
  readonly #decoder = new CsvDecoder();
  readonly #lines = new CsvLines();
  readonly #search = new HeadingSearch();
  #rows: MisRows | undefined;
  #items: SchoolFileItem[] = [];
  #isStopped = false;

  get isStopped(): boolean {
    return this.#isStopped || this.#rows?.isStopped === true;
  }

  async write(bytes: Uint8Array): Promise<readonly SchoolFileItem[]> {
    const text = this.#decoder.write(bytes);
    if (this.#decoder.isBinary) this.#stop('NOT_A_CSV');
    await this.#read(this.#lines.write(text));
    return this.#take();
  }

  async end(): Promise<readonly SchoolFileItem[]> {
    if (!this.isStopped) await this.#read(this.#lines.write(this.#decoder.end()));
    const last = this.isStopped ? [] : this.#lines.end();
    await this.#read(last);
    if (this.#search.isBlank && !this.#isStopped)
      this.#items.push({ kind: 'FAULT', fault: fault('FILE_EMPTY', 1, '') });
    else if (!this.#rows && !this.#isStopped) this.#begin();
    if (this.#rows) this.#items.push(...(await this.#rows.end(last.length > 0)));
    const { pupils = 0, rejected = 0, isIncomplete = false } = this.#rows ?? {};
    this.#items.push({ kind: 'END', pupils, rejected, incomplete: this.#isStopped || isIncomplete });
    return this.#take();
  }

  async #read(lines: readonly string[]): Promise<void> {
    let from = 0;
    for (; from < lines.length && !this.#rows && !this.#isStopped; from += 1)
      if (this.#search.see(lines[from] ?? '')) this.#begin();
    const tooLong = this.#lines.takeTooLong();
    if (this.#rows && !this.isStopped) this.#items.push(...(await this.#rows.write(lines.slice(from), tooLong)));
  }

  /**
   * The search for the headings is over. Of a heading only its name in our own list is told, never the file's words.
   */
  #begin(): void {
    const { heading } = this.#search;
    const { line, missing, doubled, width } = heading;
    if (width > MAX_COLUMNS) this.#stop('TOO_MANY_COLUMNS', line);
    for (const name of missing) this.#stop('COLUMN_MISSING', line, name);
    for (const name of doubled) this.#stop('COLUMN_DOUBLED', line, name);
    if (!this.#isStopped) this.#rows = new MisRows(heading);
  }

  #stop(code: FaultCode, line = 1, column = ''): void {
    this.#isStopped = true;
    this.#items.push({ kind: 'FAULT', fault: fault(code, line, column) });
  }

  #take(): readonly SchoolFileItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }
}
