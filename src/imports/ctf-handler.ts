import { CTF_SHAPE, isGroup, shapeInside } from './ctf-shape.ts';
import type { Group, Shape } from './ctf-shape.ts';
import type { Cell, RawNeed, RawRow, RawStatus } from './raw-row.ts';
import { fault } from './row-fault.ts';
import type { RowFault } from './row-fault.ts';
import type { XmlHandler } from './xml-reader.ts';
import { xsDay } from './xs-dates.ts';

type Fields = Readonly<Record<string, Cell | undefined>>;

/** What the elements of a file amount to, each called when its element has ended. */
export interface CtfListener {
  /** The root element: whether the file is a CTF at all. */
  root(isCtf: boolean, line: number): void;
  header(fields: Fields, line: number): void;
  /** `faults` are those of its size; then the row is not complete. */
  pupil(row: RawRow, faults: readonly RowFault[]): void;
}

/** Longest text of a field, in characters. */
const MAX_TEXT = 10_000;
/** Most entries of a pupil's history, and of its needs. */
const MAX_ENTRIES = 200;

const DATES: ReadonlySet<string> = new Set(['dateOfBirth', 'from', 'to']);

interface Open {
  readonly shape: Shape | undefined;
  readonly name: string;
  readonly line: number;
}

interface Draft {
  readonly group: Group;
  readonly line: number;
  readonly fields: Record<string, Cell | undefined>;
}

/** Gathers the elements of a CTF into rows, one pupil at a time. */
export class CtfHandler implements XmlHandler {
  readonly #listener: CtfListener;
  readonly #path: Open[] = [];
  readonly #drafts: Draft[] = [];
  #text = '';
  #sen: RawStatus[] = [];
  #needs: RawNeed[] = [];
  #faults: RowFault[] = [];

  constructor(listener: CtfListener) {
    this.#listener = listener;
  }

  open(name: string, line: number): void {
    const outer = this.#path.at(-1);
    const shape = shapeInside(outer ? outer.shape : CTF_SHAPE, name);
    if (!outer) this.#listener.root(shape !== undefined, line);
    this.#path.push({ shape, name, line });
    if (typeof shape === 'string') this.#text = '';
    if (typeof shape === 'object' && isGroup(name)) this.#begin(name, line);
  }

  text(text: string): void {
    const inside = this.#path.at(-1);
    if (typeof inside?.shape !== 'string' || this.#text.length > MAX_TEXT) return;
    this.#text += text.slice(0, MAX_TEXT + 1);
  }

  close(name: string): void {
    const closed = this.#path.pop();
    if (typeof closed?.shape === 'string') this.#fill(closed.shape, closed);
    if (typeof closed?.shape === 'object' && isGroup(name)) this.#finish();
  }

  #begin(group: Group, line: number): void {
    this.#drafts.push({ group, line, fields: {} });
    if (group !== 'Pupil') return;
    this.#sen = [];
    this.#needs = [];
    this.#faults = [];
  }

  #fill(field: string, { name, line }: Open): void {
    // A program that indents a file may break a long text over two lines.
    const text = this.#text.trim().replace(/\s+/gu, ' ');
    const fields = this.#drafts.at(-1)?.fields;
    if (this.#text.length > MAX_TEXT) this.#faults.push(fault('TEXT_TOO_LONG', line, name));
    // Of an element that stands twice the first counts.
    const read = DATES.has(field) ? xsDay(text) : text;
    if (fields && text !== '') fields[field] ??= { text: ownCopy(read), line, column: name };
  }

  #finish(): void {
    const draft = this.#drafts.pop();
    if (!draft) return;
    const { group, line, fields } = draft;
    if (group === 'Header') this.#listener.header(fields, line);
    if (group === 'SEN') this.#add(this.#sen, { line, from: fields.from, status: fields.status }, group, line);
    if (group === 'SENneed')
      this.#add(
        this.#needs,
        { line, rank: fields.rank, code: fields.code, from: fields.from, to: fields.to },
        group,
        line,
      );
    if (group === 'Pupil') this.#listener.pupil({ ...fields, line, sen: this.#sen, needs: this.#needs }, this.#faults);
  }

  #add<Entry>(entries: Entry[], entry: Entry, group: Group, line: number): void {
    if (entries.length < MAX_ENTRIES) entries.push(entry);
    else if (!this.#faults.some(({ code }) => code === 'TOO_MANY_ENTRIES'))
      this.#faults.push(fault('TOO_MANY_ENTRIES', line, group));
  }
}

/**
 * V8 keeps a slice of a string by keeping the whole: a row would hold on to all 64 KiB of the file it was read from.
 */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
