import { mergedPupils, withMerged } from '../decisions/enrolment/merged-record.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Placed } from '../kernel/folding.ts';
import type { EventStore } from '../store/event-store.ts';

/** A pupil's record as the store has it: what was merged into it included. */
export interface PupilRecord {
  /** The pupil's own stream: revisions, repeated commands and appends are a matter of it alone. */
  readonly own: readonly StoredEvent[];
  readonly events: readonly Placed[];
  /** The streams that the record is made of, the own one first. */
  readonly streams: readonly (readonly StoredEvent[])[];
}

export async function readRecord(store: EventStore, pupil: string): Promise<PupilRecord> {
  return recordOf(store, await store.read(`pupil-${pupil}`));
}

/** The record around a stream that was read already. */
export async function recordOf(store: EventStore, own: readonly StoredEvent[]): Promise<PupilRecord> {
  const merged = new Map<string, PupilRecord>();
  for (const loser of mergedPupils(own)) merged.set(loser, await readRecord(store, loser));
  const events = withMerged(own, (loser) => merged.get(loser)?.events ?? []);
  return { own, events, streams: [own, ...[...merged.values()].flatMap(({ streams }) => streams)] };
}
