import { sharingsOf } from '../records/sharings.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import type { RecordOfSchool } from '../records/giving.ts';
import { ownEvents } from '../records/own-events.ts';
import { schoolsRecordId } from '../store/event-id.ts';
import type { EventStore } from '../store/event-store.ts';
import { readRecord, readSchoolRecord } from './pupil-record.ts';

/** The record in which a school writes about a child that it names by a pupil's id. */
export interface OwnRecord {
  readonly pupil: string;
  /** The older record of two schools that holds what the school recorded before. */
  readonly continues?: string;
  /** The record that another school hands over to this one, or shares with it. */
  readonly giver?: RecordOfSchool;
}

/**
 * Finds the school's own record. An id of another school's record leads to it where the school has events in that
 * record, or where that record is handed over to the school or shared with it. Otherwise the id stays, and the school
 * has no right there.
 */
export async function ownRecord(store: EventStore, pupil: string, schoolUrn: string): Promise<OwnRecord> {
  const owner = await ownerOf(store, pupil);
  if (owner === undefined || owner === schoolUrn) return { pupil };
  const giver = await giverTo(store, { schoolUrn: owner, pupil }, schoolUrn);
  const own = { pupil: schoolsRecordId(pupil, schoolUrn), ...(giver && { giver }) };
  if (ownEvents(await readRecord(store, pupil), schoolUrn).length > 0) return { ...own, continues: pupil };
  return giver === undefined ? { pupil } : own;
}

async function giverTo(
  store: EventStore,
  giver: RecordOfSchool,
  schoolUrn: string,
): Promise<RecordOfSchool | undefined> {
  const { transfers, events } = foldPupil((await readSchoolRecord(store, giver)).own);
  return [...transfers, ...sharingsOf(events)].some(
    ({ fromSchoolUrn, toSchoolUrn }) => fromSchoolUrn === giver.schoolUrn && toSchoolUrn === schoolUrn,
  )
    ? giver
    : undefined;
}

/** Owners never change, so they are kept. */
const OWNERS = new WeakMap<EventStore, Map<string, string>>();
const MAX_OWNERS = 50_000;

/** The school whose record a pupil's stream is: that of its first event. Undefined if the stream has no events. */
async function ownerOf(store: EventStore, pupil: string): Promise<string | undefined> {
  const owners = OWNERS.get(store) ?? new Map<string, string>();
  OWNERS.set(store, owners);
  const known = owners.get(pupil);
  if (known !== undefined) return known;
  const [first] = await store.read(`pupil-${pupil}`, { limit: 1 });
  const owner = first?.data['schoolUrn'];
  if (typeof owner !== 'string') return undefined;
  if (owners.size >= MAX_OWNERS) owners.clear();
  owners.set(pupil, owner);
  return owner;
}
