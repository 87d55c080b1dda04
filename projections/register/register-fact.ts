import { IDENTITY_FIELDS } from '../../src/decisions/enrolment/identity.ts';
import { STATUS_EVENT_TYPES } from '../../src/decisions/sen-status.ts';
import type { EventType } from '../../src/registry/events.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { textIn } from '../engine/text-in.ts';

/**
 * An event of a pupil's stream with only the fields that the register needs. The fold is the same, with less to store
 * and read.
 */
export interface Fact extends StoredEvent {
  readonly ordinal: number;
}

const STATUS_FIELDS = ['schoolUrn', 'status', 'needs', 'to'];

/** The fields that the register needs from each type. */
const FIELDS: Readonly<Partial<Record<EventType, readonly string[]>>> = {
  PupilRegistered: IDENTITY_FIELDS,
  PupilIdentityChanged: IDENTITY_FIELDS,
  PupilMerged: ['loser'],
  PupilEnrolled: ['schoolUrn', 'admittedOn', 'knownOn', 'ncYear'],
  PupilLeft: ['schoolUrn', 'leftOn'],
  ...Object.fromEntries(STATUS_EVENT_TYPES.map((type) => [type, STATUS_FIELDS])),
};

const UNDOING: readonly EventType[] = ['CorrectionRecorded', 'RecordVoidedAsError'];

/**
 * Types that concern the register. It takes every correction and void, because only the fold knows whether the target
 * matters.
 */
export const FACT_TYPES: readonly EventType[] = [...(Object.keys(FIELDS) as EventType[]), ...UNDOING];

export function factOf(event: LoggedEvent): Fact {
  const { ordinal, stream, revision, id, type, schemaVersion, data, metadata } = event;
  return {
    ordinal,
    stream,
    revision,
    id,
    type,
    schemaVersion,
    data: relevantData(type, data),
    metadata: pick(metadata, ['effectiveFrom', 'recordedAt']),
  };
}

function relevantData(type: string, data: JsonObject): JsonObject {
  if (type === 'RecordVoidedAsError') return pick(data, ['target']);
  if (type !== 'CorrectionRecorded') return pick(data, FIELDS[type as EventType] ?? []);
  return {
    ...pick(data, ['target', 'targetType']),
    replacement: relevantData(textIn(data, 'targetType'), asObject(data['replacement'])),
    metadata: pick(asObject(data['metadata']), ['effectiveFrom']),
  };
}

function pick(from: JsonObject, names: readonly string[]): JsonObject {
  const picked: Record<string, Json> = {};
  for (const name of names) if (from[name] !== undefined) picked[name] = from[name];
  return picked;
}

function asObject(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}
