import { closedFor, mergedPupils } from '../decisions/enrolment/merged-record.ts';
import { metadataOf } from '../kernel/metadata.ts';
import { readRecord } from './pupil-record.ts';
import type { EventStore } from '../store/event-store.ts';

/**
 * The pupil whose record holds this one's after merges: the survivor, or the pupil itself if it was never merged.
 * Two cases still return the closed pupil, whose stream refuses what is new: the survivor has no `PupilMerged` yet, or
 * the pupil's stream already holds this command.
 */
export async function survivorOf(store: EventStore, pupil: string, commandId: string): Promise<string> {
  const survivor = closedFor(await store.read(`pupil-${pupil}`, { direction: 'BACKWARDS', limit: 1 }));
  if (survivor === undefined) return pupil;
  const closed = await store.read(`pupil-${pupil}`);
  if (closed.some((event) => metadataOf(event).commandId === commandId)) return pupil;
  const last = await survivorOf(store, survivor, commandId);
  return mergedPupils(await readRecord(store, last)).includes(pupil) ? last : pupil;
}
