import type { CivilDate } from './civil-date.ts';
import { CorrectionRecorded, RecordVoidedAsError } from './correction.ts';
import type { StoredEvent } from './event.ts';
import type { JsonObject } from './json.ts';
import { type EventOf, type EventTable, isA } from './members.ts';
import { type EventMetadata, metadataOf } from './metadata.ts';

/**
 * Where a sealed field was written. The additional data of its seal names this event and path (`event-format.md` §5).
 */
export interface SealSite {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly id: string;
  /** '' for an original, 'replacement.' inside a correction. */
  readonly path: string;
}

/**
 * A stored event of a record with several streams. `place` is negative for events before those of the record's own
 * stream. `givenBy` is the school that recorded it and gave it to the one whose record this is.
 */
export type Placed<E extends StoredEvent = StoredEvent> = E & { readonly place?: number; readonly givenBy?: string };

/** An event with corrections applied. Its id and place stay those of the original. */
export interface EffectiveEvent {
  readonly id: string;
  readonly type: string;
  /** The stream that holds it. */
  readonly stream: string;
  /** Its place in the record: the revision, or a negative place if it came by a merge (`event-format.md` §6). */
  readonly revision: number;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
  readonly sealedIn: SealSite;
  /** Revision of the correction applied; absent if there is none. */
  readonly correctedAt?: number;
  /** The school that gave it; absent for what the school itself recorded. */
  readonly givenBy?: string;
}

/** Whether the school whose record this is recorded it, and no other gave it. */
export function isOwn({ givenBy }: Pick<EffectiveEvent, 'givenBy'>): boolean {
  return givenBy === undefined;
}

/** What an event of each type does to the state of a fold. */
export type Changes<State> = ReadonlyMap<string, (state: State, event: EffectiveEvent) => void>;

/** One entry of `Changes`: what an event of this table, with typed data, does to the state. */
export function on<E extends EventTable, State>(
  table: E,
  change: (state: State, event: EventOf<E, EffectiveEvent>) => void,
): readonly [string, (state: State, event: EffectiveEvent) => void] {
  const isOfTable = isA(table);
  return [
    table.type,
    (state, event) => {
      if (isOfTable(event)) change(state, event);
    },
  ];
}

/** Metadata that a correction may replace. All else is about the entry of the original and stays. */
const CORRECTABLE = [
  'decidedBy',
  'carriedOutBy',
  'basis',
  'decidedAt',
  'decidedAtPrecision',
  'effectiveFrom',
  'findings',
] as const;

type Correction = EventOf<typeof CorrectionRecorded, Placed>;
const isCorrection = isA(CorrectionRecorded);
const isVoid = isA(RecordVoidedAsError);

/**
 * Applies corrections and voids to one record and sorts the rest by effective date (`event-format.md` §6). Pure.
 * Cutting the list first gives the state as known then.
 */
export function foldCorrections(events: readonly Placed[]): readonly EffectiveEvent[] {
  const voided = new Set(events.filter(isVoid).map(({ data }) => data.target));
  const types = new Map(events.map((e) => [e.id, e.type]));
  const corrections = new Map<string, Correction>();
  for (const event of events) {
    if (!isCorrection(event) || voided.has(event.id)) continue;
    const { target, targetType } = event.data;
    // A correction that names another type than its target's has no effect: its fields would have the wrong classes.
    if (types.get(target) === targetType) corrections.set(target, event);
  }
  return events
    .filter((e) => !isCorrection(e) && !isVoid(e) && !voided.has(e.id))
    .map((e) => effective(e, corrections.get(e.id)))
    .sort(byEffectiveDate);
}

/** The events that were made void, each as it stood before, in the order of `foldCorrections`. */
export function foldVoided(events: readonly Placed[]): readonly EffectiveEvent[] {
  const voids = new Set(events.filter(isVoid).map(({ data }) => data.target));
  const gone = new Set(events.filter((e) => voids.has(e.id) && !isCorrection(e) && !isVoid(e)).map(({ id }) => id));
  if (gone.size === 0) return [];
  const asBefore = events.filter((e) => !(isVoid(e) && gone.has(e.data.target)));
  return foldCorrections(asBefore).filter(({ id }) => gone.has(id));
}

/** Order of a record: by effective date, then by place. */
export function byEffectiveDate(a: EffectiveEvent, b: EffectiveEvent): number {
  return compareDates(effectiveDate(a), effectiveDate(b)) || a.revision - b.revision;
}

/** The day from which an event counts: `effectiveFrom`, otherwise the day of recording (UTC). */
export function effectiveDate(event: { readonly metadata: EventMetadata }): CivilDate {
  return event.metadata.effectiveFrom ?? event.metadata.recordedAt.slice(0, 10);
}

function effective(event: Placed, correction: Correction | undefined): EffectiveEvent {
  const { id, type, stream, givenBy } = event;
  const original = {
    id,
    type,
    stream,
    revision: event.place ?? event.revision,
    ...(givenBy !== undefined && { givenBy }),
  };
  if (correction === undefined) {
    return { ...original, data: event.data, metadata: metadataOf(event), sealedIn: site(event, '') };
  }
  const { replacement, metadata } = correction.data;
  const kept = Object.fromEntries(
    Object.entries(event.metadata).filter(([name]) => !(CORRECTABLE as readonly string[]).includes(name)),
  );
  return {
    ...original,
    data: replacement,
    metadata: metadataOf({ metadata: { ...kept, ...metadata } }),
    sealedIn: site(correction, 'replacement.'),
    correctedAt: correction.revision,
  };
}

function site(event: StoredEvent, path: string): SealSite {
  return { stream: event.stream, revision: event.revision, type: event.type, id: event.id, path };
}

function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
