import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { StreamAsAt } from '../engine/projection.ts';
import { textIn } from '../engine/text-in.ts';
import { FoldedRecord } from '../record/folded-record.ts';
import { pupilOf } from '../engine/pupil-stream.ts';
import { recordAsAt } from '../record/record-as-at.ts';
import type { ListItem, ListPart } from './list-item.ts';
import type { CurrentItem, ListRows, WrittenItem } from './list-rows.ts';

/** Events that can change any list, because they undo an event or bring in another record. */
export const UNDOING = ['CorrectionRecorded', 'RecordVoidedAsError', 'PupilMerged'] as const;

/** Number of pupils kept in memory. The least recently used are dropped. */
const MAX_PUPILS = 2_000;

/** Keeps the versions of a list's items up to date, one event at a time. */
export class ListFold {
  readonly #rows: ListRows;
  readonly #streamAsAt: StreamAsAt;
  readonly #parts: readonly ListPart[];
  readonly #pupils = new Map<string, readonly FoldedPart[]>();

  constructor(rows: ListRows, streamAsAt: StreamAsAt, parts: readonly ListPart[]) {
    this.#rows = rows;
    this.#streamAsAt = streamAsAt;
    this.#parts = parts;
  }

  record(event: LoggedEvent): void {
    const pupil = pupilOf(event);
    if (pupil === undefined) return;
    if (event.type === 'PupilMerged') this.#close(textIn(event.data, 'loser'), event.ordinal);
    const known = event.type === 'PupilMerged' ? undefined : this.#pupils.get(pupil);
    if (known === undefined) this.#keep(pupil, this.#read(pupil, event));
    else {
      for (const part of known) part.record(event);
      this.#keep(pupil, known);
    }
  }

  /** Closes the items of a record that was merged. They continue under the survivor. */
  #close(loser: string, ordinal: number): void {
    for (const { version } of this.#rows.current(loser)) this.#rows.close(version, ordinal);
    this.#pupils.delete(loser);
  }

  /** Derives every part of a pupil who is not in memory, from the record up to and including this event. */
  #read(pupil: string, event: LoggedEvent): readonly FoldedPart[] {
    const record = recordAsAt(this.#streamAsAt, event.stream, event.ordinal);
    const current = new Map(this.#rows.current(pupil).map((item) => [item.id, item]));
    const parts = this.#parts.map((part) => new FoldedPart(part, pupil, this.#rows, record));
    for (const part of parts) part.take(current, event.ordinal);
    for (const { version } of current.values()) this.#rows.close(version, event.ordinal);
    return parts;
  }

  #keep(pupil: string, parts: readonly FoldedPart[]): void {
    this.#pupils.delete(pupil);
    this.#pupils.set(pupil, parts);
    if (this.#pupils.size > MAX_PUPILS) this.#pupils.delete(this.#pupils.keys().next().value ?? pupil);
  }
}

interface OpenItem extends CurrentItem {
  /** The item as last derived. */
  readonly item: ListItem;
}

/** One pupil's events of one part, folded, and its current items. */
class FoldedPart {
  readonly #part: ListPart;
  readonly #types: ReadonlySet<string>;
  readonly #pupil: string;
  readonly #rows: ListRows;
  readonly #record: FoldedRecord;
  #open = new Map<string, OpenItem>();

  constructor(part: ListPart, pupil: string, rows: ListRows, record: readonly LoggedEvent[]) {
    this.#part = part;
    this.#types = new Set([...part.types, ...UNDOING]);
    this.#pupil = pupil;
    this.#rows = rows;
    this.#record = new FoldedRecord(record.filter(({ type }) => this.#types.has(type)));
  }

  /** Adds an event and derives the items again, if it concerns them. */
  record(event: LoggedEvent): void {
    if (!this.#types.has(event.type)) return;
    if (!this.#record.add(event)) return;
    const before = this.#open;
    this.#open = new Map();
    this.#derive(before, event.ordinal);
    for (const { version } of before.values()) this.#rows.close(version, event.ordinal);
  }

  /** Derives the items for the first time and takes their current versions out of `current`. */
  take(current: Map<string, CurrentItem>, ordinal: number): void {
    this.#derive(current, ordinal);
  }

  #derive(before: Map<string, CurrentItem | OpenItem>, ordinal: number): void {
    for (const item of this.#part.derive(this.#record.events)) {
      const known = before.get(item.id);
      before.delete(item.id);
      this.#open.set(item.id, this.#versionOf(item, known, ordinal));
    }
  }

  #versionOf(item: ListItem, known: CurrentItem | OpenItem | undefined, ordinal: number): OpenItem {
    if (known !== undefined && 'item' in known && known.item === item) return known;
    const now = written(item);
    if (known !== undefined && isSame(known, now)) return { ...now, item, version: known.version };
    if (known !== undefined) this.#rows.close(known.version, ordinal);
    return { ...now, item, version: this.#rows.open(this.#pupil, now, ordinal) };
  }
}

function written({ id, schoolUrn, state, sortKey, begins = '', body }: ListItem): WrittenItem {
  return { id, schoolUrn, state, sortKey, begins, body: JSON.stringify(body) };
}

function isSame(a: WrittenItem, b: WrittenItem): boolean {
  return (
    a.schoolUrn === b.schoolUrn &&
    a.state === b.state &&
    a.sortKey === b.sortKey &&
    a.begins === b.begins &&
    a.body === b.body
  );
}
