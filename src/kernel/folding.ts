import type { CivilDate } from './civil-date.ts';
import { CorrectionRecorded, RecordVoidedAsError } from './correction.ts';
import type { StoredEvent } from './event.ts';
import type { JsonObject } from './json.ts';
import { type EventOf, type EventTable, isA } from './members.ts';
import { type EventMetadata, metadataOf } from './metadata.ts';

/**
 * Where the bytes of a sealed field really stand: the additional data of its seal names this event and path
 * (`event-format.md` §5).
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
 * A stored event of a record that holds more than one stream: `place` is negative for what stands before the record's
 * own stream.
 */
export type Placed<E extends StoredEvent = StoredEvent> = E & { readonly place?: number };

/** An event as it counts: its own or its correction's data, always under its own id and its own place. */
export interface EffectiveEvent {
  readonly id: string;
  readonly type: string;
  /** The stream in which it stands. */
  readonly stream: string;
  /**
   * Its place in the record: the revision, or a negative place where it came into the record by a merge
   * (`event-format.md` §6).
   */
  readonly revision: number;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
  readonly sealedIn: SealSite;
  /** Revision of the correction that stands for it, absent for an original. */
  readonly correctedAt?: number;
}

/** What events do to the state of a fold, by their types. */
export type Changes<State> = ReadonlyMap<string, (state: State, event: EffectiveEvent) => void>;

/** What an event of this table does to the state, with its data typed: an entry of `Changes`. */
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

/** The members of metadata that a correction may replace; all else tells who entered the original and stays. */
const CORRECTABLE = ['decidedBy', 'basis', 'decidedAt', 'decidedAtPrecision', 'effectiveFrom', 'findings'] as const;

type Correction = EventOf<typeof CorrectionRecorded, Placed>;
const isCorrection = isA(CorrectionRecorded);
const isVoid = isA(RecordVoidedAsError);

/**
 * Applies corrections and voids to the events of one record and puts the rest on the effective axis
 * (`event-format.md` §6). Pure; the same list gives the same answer; cutting the list first answers "as known then".
 */
export function foldCorrections(events: readonly Placed[]): readonly EffectiveEvent[] {
  const voided = new Set(events.filter(isVoid).map(({ data }) => data.target));
  const types = new Map(events.map((e) => [e.id, e.type]));
  const corrections = new Map<string, Correction>();
  for (const event of events) {
    if (!isCorrection(event) || voided.has(event.id)) continue;
    const { target, targetType } = event.data;
    // One that names another type than its target's has no effect: its fields would be of the wrong classes.
    if (types.get(target) === targetType) corrections.set(target, event);
  }
  return events
    .filter((e) => !isCorrection(e) && !isVoid(e) && !voided.has(e.id))
    .map((e) => effective(e, corrections.get(e.id)))
    .sort((a, b) => compareDates(effectiveDate(a), effectiveDate(b)) || a.revision - b.revision);
}

/** The day from which an event counts: its `effectiveFrom`, else the day it was recorded (UTC). */
export function effectiveDate(event: { readonly metadata: EventMetadata }): CivilDate {
  return event.metadata.effectiveFrom ?? event.metadata.recordedAt.slice(0, 10);
}

function effective(event: Placed, correction: Correction | undefined): EffectiveEvent {
  const original = { id: event.id, type: event.type, stream: event.stream, revision: event.place ?? event.revision };
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
