import { mergedPupils, withMerged } from '../decisions/enrolment/merged-record.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Placed } from '../kernel/folding.ts';
import type { EventStore } from '../store/event-store.ts';

/** A pupil's record as stored, with merged records. */
export interface PupilRecord {
  /** The pupil's own stream. Revisions, repeated commands and appends concern it alone. */
  readonly own: readonly StoredEvent[];
  readonly events: readonly Placed[];
  /** The streams that make up the record, the pupil's own first. */
  readonly streams: readonly (readonly StoredEvent[])[];
}

export async function readRecord(store: EventStore, pupil: string): Promise<PupilRecord> {
  return recordOf(store, await store.read(`pupil-${pupil}`));
}

/** Builds the record around a stream that was already read. */
export async function recordOf(store: EventStore, own: readonly StoredEvent[]): Promise<PupilRecord> {
  const merged = new Map<string, PupilRecord>();
  for (const loser of mergedPupils(own)) merged.set(loser, await readRecord(store, loser));
  const events = withMerged(own, (loser) => merged.get(loser)?.events ?? []);
  return { own, events, streams: [own, ...[...merged.values()].flatMap(({ streams }) => streams)] };
}
