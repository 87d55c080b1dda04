import { canonicalJson } from '../kernel/canonical.ts';
import type { NewEvent, StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import { isInstant } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { LoggedEvent } from './event-log.ts';

/**
 * Largest append, in bytes of canonical data and metadata. It is EventStoreDB's default, so that any log can move
 * there.
 */
export const MAX_APPEND_BYTES = 1024 * 1024;

/** An event in the form of its row, checked before a transaction begins. */
export interface PreparedEvent {
  readonly id: Uint8Array;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
  /** metadata.recordedAt, if it is an instant. Otherwise the event does not change `knownAt`. */
  readonly recordedAt: Instant | undefined;
  readonly bytes: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Prepares an event. Throws Failure NOT_CANONICAL or CONFIGURATION if it does not fit the format
 * (src/kernel/event-format.md).
 */
export function prepareEvent(event: NewEvent): PreparedEvent {
  if (!UUID.test(event.id)) throw new Failure('CONFIGURATION', 'an event id is not a lower-case UUID');
  if (event.type === '' || !event.type.isWellFormed())
    throw new Failure('CONFIGURATION', 'an event has no proper type');
  if (!Number.isSafeInteger(event.schemaVersion) || event.schemaVersion < 1)
    throw new Failure('CONFIGURATION', 'a schema version is a whole number from 1');
  const data = canonicalJson(event.data);
  const metadata = canonicalJson(event.metadata);
  const { recordedAt } = event.metadata;
  return {
    id: uuidBytes(event.id),
    type: event.type,
    schemaVersion: event.schemaVersion,
    data,
    metadata,
    recordedAt: isInstant(recordedAt) ? recordedAt : undefined,
    bytes: Buffer.byteLength(data) + Buffer.byteLength(metadata),
  };
}

export function uuidBytes(id: string): Uint8Array {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A row as selected by `EVENT_COLUMNS`. */
export type EventRow = readonly [
  place: number,
  ordinal: number | null,
  stream: string,
  revision: number,
  id: Uint8Array,
  type: string,
  schemaVersion: number,
  data: string,
  metadata: string,
  knownAt: Instant | null,
];

export const EVENT_COLUMNS = `e.place, e.ordinal, s.name, e.revision, e.id, e.type, e.schema_version, e.data, e.metadata, e.known_at
  FROM event e JOIN stream s ON s.id = e.stream`;

export function storedEvent(row: EventRow): StoredEvent {
  return {
    stream: row[2],
    revision: row[3],
    id: uuidText(row[4]),
    type: row[5],
    schemaVersion: row[6],
    data: parsed(row, row[7]),
    metadata: parsed(row, row[8]),
  };
}

export function loggedEvent(row: EventRow): LoggedEvent {
  return {
    ordinal: row[1] ?? 0,
    knownAt: row[9] ?? '',
    stream: row[2],
    revision: row[3],
    id: uuidText(row[4]),
    type: row[5],
    schemaVersion: row[6],
    data: parsed(row, row[7]),
    metadata: parsed(row, row[8]),
  };
}

function parsed(row: EventRow, text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch (error) {
    throw corrupt(row, 'does not hold JSON', error);
  }
}

/** Makes a Failure CORRUPT with the ordinal (0 outside the log) and the place in the file. */
export function corrupt(row: EventRow, what: string, cause?: unknown): Failure {
  const [place, ordinal] = row;
  return new Failure(
    'CORRUPT',
    `event ${String(ordinal ?? 0)} (place ${String(place)}) ${what}`,
    { ordinal: ordinal ?? 0, place },
    cause,
  );
}
