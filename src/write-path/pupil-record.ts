import { withMerged } from '../records/whole-record.ts';
import type { RecordOf } from '../records/given-events.ts';
import type { RecordOfSchool } from '../records/giving.ts';
import { linkedPupil } from '../records/links.ts';
import { ownEvents } from '../records/own-events.ts';
import { recordAround, type SchoolRecord } from '../records/school-record.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Placed } from '../kernel/folding.ts';
import type { EventStore } from '../store/event-store.ts';

/** A pupil's record as stored, with merged records, whichever schools wrote it. */
export async function readRecord(store: EventStore, pupil: string): Promise<readonly Placed[]> {
  return (await recordsAround(store, pupil))(pupil);
}

/** A school's record of a child, read with all that it is linked to. */
export async function readSchoolRecord(store: EventStore, of: RecordOfSchool): Promise<SchoolRecord<StoredEvent>> {
  return schoolRecordAround(store, of, await store.read(`pupil-${of.pupil}`));
}

/**
 * Builds a school's record around its stream, which was already read. `continues` names the older record that holds
 * what the school recorded before it had a stream of its own.
 */
export async function schoolRecordAround(
  store: EventStore,
  of: RecordOfSchool,
  stream: readonly StoredEvent[],
  continues?: string,
): Promise<SchoolRecord<StoredEvent>> {
  const isBegun = stream.length > 0 || continues === undefined;
  const begins = isBegun ? of.pupil : continues;
  const recordOf = await recordsAround(store, begins, isBegun ? stream : undefined);
  return recordAround(of, ownEvents(recordOf(begins), of.schoolUrn), recordOf);
}

/** Reads a pupil's stream and every stream that it is linked to, so that each record can be put together. */
async function recordsAround(
  store: EventStore,
  pupil: string,
  stream?: readonly StoredEvent[],
): Promise<RecordOf<StoredEvent>> {
  const streams = new Map<string, readonly StoredEvent[]>();
  const read = async (one: string, known?: readonly StoredEvent[]): Promise<void> => {
    const events = known ?? (await store.read(`pupil-${one}`));
    streams.set(one, events);
    for (const event of events) {
      const other = event.type === 'MergedInto' ? undefined : linkedPupil(event);
      if (other !== undefined && !streams.has(other)) await read(other);
    }
  };
  await read(pupil, stream);
  const recordOf: RecordOf<StoredEvent> = (one) => withMerged(streams.get(one) ?? [], recordOf);
  return recordOf;
}
