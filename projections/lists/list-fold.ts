import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { StreamAsAt } from '../engine/projection.ts';
import { textIn } from '../engine/text-in.ts';
import { FoldedRecord } from '../record/folded-record.ts';
import { pupilOf } from '../engine/pupil-stream.ts';
import { recordAsAt } from '../record/record-as-at.ts';
import type { Listed, ListItem, ListPart } from './list-item.ts';
import type { CurrentItem, ListRows, WrittenItem } from './list-rows.ts';

/** Events that can change any list, because they undo an event or bring in another record. */
export const UNDOING = ['CorrectionRecorded', 'RecordVoidedAsError', 'PupilMerged'] as const;

/** Number of pupils kept in memory. The least recently used are dropped. */
const MAX_PUPILS = 2_000;

/** A list's parts, each with all types that concern it, and what decides whether a pupil has any items. */
export interface ListShape {
  readonly parts: readonly ShapedPart[];
  readonly gate: { readonly listed: Listed; readonly types: ReadonlySet<string> } | undefined;
}

interface ShapedPart {
  readonly types: ReadonlySet<string>;
  readonly derive: ListPart['derive'];
}

export function shapeOf(parts: readonly ListPart[], listed: Listed | undefined): ListShape {
  return {
    parts: parts.map(({ types, derive }) => ({ types: new Set([...types, ...UNDOING]), derive })),
    gate: listed && { listed, types: new Set([...parts.flatMap(({ types }) => types), ...UNDOING]) },
  };
}

/** Keeps the versions of a list's items up to date, one event at a time. */
export class ListFold {
  readonly #rows: ListRows;
  readonly #streamAsAt: StreamAsAt;
  readonly #shape: ListShape;
  readonly #pupils = new Map<string, FoldedPupil>();

  constructor(rows: ListRows, streamAsAt: StreamAsAt, shape: ListShape) {
    this.#rows = rows;
    this.#streamAsAt = streamAsAt;
    this.#shape = shape;
  }

  record(event: LoggedEvent): void {
    const pupil = pupilOf(event);
    if (pupil === undefined) return;
    if (event.type === 'PupilMerged') this.#close(textIn(event.data, 'loser'), event.ordinal);
    const known = event.type === 'PupilMerged' ? undefined : this.#pupils.get(pupil);
    this.#keep(pupil, known?.record(event) === true ? known : this.#read(pupil, event));
  }

  /** Closes the items of a record that was merged. They continue under the survivor. */
  #close(loser: string, ordinal: number): void {
    for (const { version } of this.#rows.current(loser)) this.#rows.close(version, ordinal);
    this.#pupils.delete(loser);
  }

  /** Derives every part of a pupil anew, from the record up to and including this event. */
  #read(pupil: string, event: LoggedEvent): FoldedPupil {
    const record = recordAsAt(this.#streamAsAt, event.stream, event.ordinal);
    const folded = new FoldedPupil(this.#shape, pupil, this.#rows, record);
    const current = new Map(this.#rows.current(pupil).map((item) => [item.id, item]));
    folded.take(current, event.ordinal);
    for (const { version } of current.values()) this.#rows.close(version, event.ordinal);
    return folded;
  }

  #keep(pupil: string, folded: FoldedPupil): void {
    this.#pupils.delete(pupil);
    this.#pupils.set(pupil, folded);
    if (this.#pupils.size > MAX_PUPILS) this.#pupils.delete(this.#pupils.keys().next().value ?? pupil);
  }
}

/** One pupil's parts: none while the pupil has no items. */
class FoldedPupil {
  readonly #gate: ListShape['gate'];
  readonly #whole: FoldedRecord | undefined;
  readonly #parts: readonly FoldedPart[];

  constructor({ gate, parts }: ListShape, pupil: string, rows: ListRows, record: readonly LoggedEvent[]) {
    this.#gate = gate;
    this.#whole = gate && new FoldedRecord(record.filter(({ type }) => gate.types.has(type)));
    this.#parts = this.#isListed() ? parts.map((part) => new FoldedPart(part, pupil, rows, record)) : [];
  }

  /** Derives all parts for the first time and takes their current versions out of `current`. */
  take(current: Map<string, CurrentItem>, ordinal: number): void {
    for (const part of this.#parts) part.take(current, ordinal);
  }

  /**
   * Adds an event and derives the parts that it concerns. False if the pupil has items from now on, or none any more:
   * then it has to be read anew.
   */
  record(event: LoggedEvent): boolean {
    if (this.#whole?.add(event) === true && this.#isListed() !== this.#parts.length > 0) return false;
    for (const part of this.#parts) part.record(event);
    return true;
  }

  #isListed(): boolean {
    return this.#gate === undefined || this.#gate.listed(this.#whole?.events ?? []);
  }
}

interface OpenItem extends CurrentItem {
  /** The item as last derived. */
  readonly item: ListItem;
}

/** One pupil's events of one part, folded, and its current items. */
class FoldedPart {
  readonly #part: ShapedPart;
  readonly #pupil: string;
  readonly #rows: ListRows;
  readonly #record: FoldedRecord;
  #open = new Map<string, OpenItem>();

  constructor(part: ShapedPart, pupil: string, rows: ListRows, record: readonly LoggedEvent[]) {
    this.#part = part;
    this.#pupil = pupil;
    this.#rows = rows;
    this.#record = new FoldedRecord(record.filter(({ type }) => part.types.has(type)));
  }

  /** Adds an event and derives the items again, if it concerns them. */
  record(event: LoggedEvent): void {
    if (!this.#part.types.has(event.type) || !this.#record.add(event)) return;
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
