import { closedFor, mergedPupils } from '../decisions/enrolment/merged-record.ts';
import { metadataOf } from '../kernel/metadata.ts';
import { readRecord } from './pupil-record.ts';
import type { EventStore } from '../store/event-store.ts';

/**
 * The pupil in whose record this one's goes on: itself, unless it was merged. While a merge is under way (the loser is
 * closed, the survivor does not know of it yet), and for a command that the loser's stream holds already and that is
 * sent again, it is the loser, whose closed stream refuses what is new.
 */
export async function survivorOf(store: EventStore, pupil: string, commandId: string): Promise<string> {
  const survivor = closedFor(await store.read(`pupil-${pupil}`, { direction: 'BACKWARDS', limit: 1 }));
  if (survivor === undefined) return pupil;
  const closed = await store.read(`pupil-${pupil}`);
  if (closed.some((event) => metadataOf(event).commandId === commandId)) return pupil;
  const last = await survivorOf(store, survivor, commandId);
  const { events } = await readRecord(store, last);
  return mergedPupils(events).includes(pupil) ? last : pupil;
}
