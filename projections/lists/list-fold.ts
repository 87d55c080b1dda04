import { pupilIn } from '../../src/records/giving.ts';
import { schoolsIn } from '../../src/records/own-events.ts';
import { foldCorrections, foldVoided } from '../../src/kernel/folding.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { RecordSource } from '../engine/projection.ts';
import { FoldedRecord } from '../record/folded-record.ts';
import { pupilOf } from '../engine/pupil-stream.ts';
import { type SchoolView, schoolViews } from '../record/school-views.ts';
import type { Listed, ListItem, ListPart } from './list-item.ts';
import type { CurrentItem, ListRows, WrittenItem } from './list-rows.ts';

/** Events that can change any list, because they undo an event or bring in what another record holds. */
export const UNDOING = [
  'CorrectionRecorded',
  'RecordVoidedAsError',
  'PupilMerged',
  'RecordContinued',
  'PupilTransferredOut',
  'PupilTransferredIn',
  'SharedRecordAccepted',
] as const;

/** Events that begin or end what another school gives. They can change each list that takes given facts. */
export const SHARING = ['PlacementStarted', 'PlacementEnded', 'PupilEnrolled', 'PupilLeft'] as const;

/** Number of pupils kept in memory. The least recently used are dropped. */
const MAX_PUPILS = 2_000;

/** A list's parts, each with all types that concern it, and what decides whether a pupil has any items. */
export interface ListShape {
  readonly parts: readonly ShapedPart[];
  readonly gate: { readonly listed: Listed; readonly types: ReadonlySet<string> } | undefined;
  /** All types that concern a record that is linked with no other. */
  readonly alone: ReadonlySet<string>;
}

interface ShapedPart {
  readonly types: ReadonlySet<string>;
  readonly takesGiven: boolean;
  readonly derive: ListPart['derive'];
  readonly deriveShared: ListPart['deriveShared'];
}

export function shapeOf(parts: readonly ListPart[], listed: Listed | undefined): ListShape {
  return {
    parts: parts.map(({ types, takesGiven = false, derive, deriveShared }) => ({
      types: new Set([...types, ...UNDOING]),
      takesGiven,
      derive,
      deriveShared,
    })),
    gate: listed && { listed, types: new Set([...parts.flatMap(({ types }) => types), ...UNDOING]) },
    alone: new Set([...parts.flatMap(({ types }) => types), ...UNDOING]),
  };
}

/** Keeps the versions of a list's items up to date, one event at a time. */
export class ListFold {
  readonly #rows: ListRows;
  readonly #source: RecordSource;
  readonly #shape: ListShape;
  readonly #pupils = new Map<string, FoldedPupil>();

  constructor(rows: ListRows, source: RecordSource, shape: ListShape) {
    this.#rows = rows;
    this.#source = source;
    this.#shape = shape;
  }

  record(event: LoggedEvent): void {
    const pupil = pupilOf(event);
    if (pupil === undefined) return;
    const streams = this.#source.linkedStreams(event.stream);
    if (streams.length > 1) {
      this.#deriveLinked(streams, event.ordinal);
      return;
    }
    if (!this.#shape.alone.has(event.type)) return;
    const known = this.#pupils.get(pupil);
    if (known?.record(event) === true) this.#keep(pupil, known);
    else this.#read(pupil, event);
  }

  /** Derives every part of a pupil anew, from the record up to and including this event. */
  #read(pupil: string, { stream, ordinal }: LoggedEvent): void {
    const record = this.#source.streamAsAt(stream, ordinal);
    const schools = schoolsIn(record);
    if (schools.length > 1) {
      this.#deriveLinked([stream], ordinal);
      return;
    }
    const folded = new FoldedPupil(this.#shape, { pupil, schoolUrn: schools[0], record }, this.#rows);
    const current = new Map(this.#rows.current(pupil).map((item) => [item.id, item]));
    folded.take(current, ordinal);
    for (const { version } of current.values()) this.#rows.close(version, ordinal);
    this.#keep(pupil, folded);
  }

  /**
   * Derives all items of linked records anew. Such records are few, so nothing of them is kept in memory.
   */
  #deriveLinked(streams: readonly string[], ordinal: number): void {
    const wanted = new Map<string, ListItem[]>();
    for (const { pupil, item } of linkedItems(this.#shape, schoolViews(streams, this.#source.streamAsAt, ordinal)))
      wanted.set(pupil, [...(wanted.get(pupil) ?? []), item]);
    for (const stream of streams) {
      const pupil = pupilIn(stream);
      this.#pupils.delete(pupil);
      replaceItems(this.#rows, pupil, wanted.get(pupil) ?? [], ordinal);
    }
  }

  #keep(pupil: string, folded: FoldedPupil): void {
    this.#pupils.delete(pupil);
    this.#pupils.set(pupil, folded);
    if (this.#pupils.size > MAX_PUPILS) this.#pupils.delete(this.#pupils.keys().next().value ?? pupil);
  }
}

interface ReadPupil {
  readonly pupil: string;
  /** The one school with events in the record. */
  readonly schoolUrn: string | undefined;
  readonly record: readonly LoggedEvent[];
}

/** One pupil's parts: none while the pupil has no items. */
class FoldedPupil {
  readonly #schoolUrn: string | undefined;
  readonly #gate: ListShape['gate'];
  readonly #whole: FoldedRecord | undefined;
  readonly #parts: readonly FoldedPart[];

  constructor({ gate, parts }: ListShape, { pupil, schoolUrn, record }: ReadPupil, rows: ListRows) {
    this.#schoolUrn = schoolUrn;
    this.#gate = gate;
    this.#whole = gate && new FoldedRecord(record.filter(({ type }) => gate.types.has(type)));
    this.#parts = this.#isListed() ? parts.map((part) => new FoldedPart(part, pupil, rows, record)) : [];
  }

  /** Derives all parts for the first time and takes their current versions out of `current`. */
  take(current: Map<string, CurrentItem>, ordinal: number): void {
    for (const part of this.#parts) part.take(current, ordinal);
  }

  /**
   * Adds an event and derives the parts that it concerns. False if the pupil has to be read anew: it has items from now
   * on, or none any more, or the event is of another school.
   */
  record(event: LoggedEvent): boolean {
    const { schoolUrn = this.#schoolUrn } = event.data;
    if (schoolUrn !== this.#schoolUrn) return false;
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
    for (const item of this.#part.derive(this.#record.events, () => this.#record.voided)) {
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

/** The items of each view. Another school's item gives way to the one of the school's own view. */
function linkedItems(
  shape: ListShape,
  views: readonly SchoolView[],
): readonly { readonly pupil: string; readonly item: ListItem }[] {
  const all = views.flatMap((view) =>
    itemsOf(shape, view).map((item) => ({ pupil: view.pupil, item, isOwn: item.schoolUrn === view.schoolUrn })),
  );
  const own = new Set(all.filter(({ isOwn }) => isOwn).map(({ item }) => `${item.schoolUrn} ${item.id}`));
  return all.filter(({ isOwn, item }) => isOwn || !own.has(`${item.schoolUrn} ${item.id}`));
}

function itemsOf({ gate, parts }: ListShape, { record, schoolUrn, shared }: SchoolView): readonly ListItem[] {
  if (gate?.listed(foldCorrections(record.filter(({ type }) => gate.types.has(type)))) === false) return [];
  return parts.flatMap(({ types, takesGiven, derive, deriveShared }) => {
    const own = record.filter(({ type, givenBy }) => types.has(type) && (takesGiven || givenBy === undefined));
    const items = derive(foldCorrections(own), () => foldVoided(own));
    if (deriveShared === undefined) return items;
    const theirs = shared().filter(({ type }) => types.has(type));
    return [...items, ...deriveShared(foldCorrections(theirs), foldCorrections(own), schoolUrn)];
  });
}

/** Closes the versions that no longer hold and opens those that are new. */
function replaceItems(rows: ListRows, pupil: string, items: readonly ListItem[], ordinal: number): void {
  const wanted = new Map(items.map((item) => [item.id, written(item)]));
  for (const known of rows.current(pupil)) {
    const now = wanted.get(known.id);
    if (now !== undefined && isSame(known, now)) wanted.delete(known.id);
    else rows.close(known.version, ordinal);
  }
  for (const item of wanted.values()) rows.open(pupil, item, ordinal);
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
