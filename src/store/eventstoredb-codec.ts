import { jsonEvent } from '@eventstore/db-client';
import type { JSONEventData, ResolvedEvent } from '@eventstore/db-client';
import type { NewEvent, StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Place } from './eventstoredb-place.ts';
import { MAX_APPEND_BYTES, prepareEvent } from './log-row.ts';

/** 2^64 − 1, sent by servers that do not know a record's place. */
const UNKNOWN_OFFSET = 2n ** 64n - 1n;

/**
 * Encodes events for the server: JSON data, and metadata that includes `schemaVersion`. So the server's own tools can
 * show and correlate them.
 * Throws Failure NOT_CANONICAL, TOO_LARGE (more than 1 MiB together) or CONFIGURATION.
 */
export function encodeEvents(events: readonly NewEvent[]): JSONEventData[] {
  if (events.length === 0) throw new Failure('CONFIGURATION', 'an append without events');
  if (new Set(events.map((event) => event.id)).size !== events.length)
    throw new Failure('CONFIGURATION', 'an append with the same id twice');
  let bytes = 0;
  const encoded = events.map((event) => {
    if ('schemaVersion' in event.metadata)
      throw new Failure('CONFIGURATION', 'metadata must not have a member schemaVersion');
    bytes += prepareEvent(event).bytes;
    const { id, type, data, metadata, schemaVersion } = event;
    return jsonEvent({ id, type, data: data, metadata: { ...metadata, schemaVersion } });
  });
  if (bytes > MAX_APPEND_BYTES)
    throw new Failure('TOO_LARGE', 'an append of more than 1 MiB', { bytes, limit: MAX_APPEND_BYTES });
  return encoded;
}

/** What the server leaves at the end of a stream that was deleted for good. */
const STREAM_DELETED = '$streamDeleted';

export interface DecodedEvent {
  readonly event: StoredEvent;
  /** Absent if the server did not send it, as older servers do not for single streams. */
  readonly place: Place | undefined;
}

/** Decodes what `encodeEvents` wrote. Throws Failure CORRUPT for an event that this system cannot have written. */
export function decodeEvent(resolved: ResolvedEvent): DecodedEvent {
  const recorded = resolved.event;
  if (recorded === undefined) throw new Failure('CORRUPT', 'the server answered a record without an event');
  const { streamId: stream, id, type } = recorded;
  if (type === STREAM_DELETED) throw new Failure('CORRUPT', 'a stream was deleted on the server', { stream });
  const revision = Number(recorded.revision);
  const { data, metadata: stored } = recorded as { data: unknown; metadata: unknown };
  if (!isObject(data) || !isObject(stored)) throw foreign(stream, revision);
  const { schemaVersion, ...metadata } = stored;
  if (typeof schemaVersion !== 'number' || !Number.isSafeInteger(schemaVersion)) throw foreign(stream, revision);
  return { event: { stream, revision, id, type, schemaVersion, data, metadata }, place: knownPlace(recorded.position) };
}

function knownPlace(position: Place | undefined): Place | undefined {
  return position === undefined || position.commit >= UNKNOWN_OFFSET
    ? undefined
    : { commit: position.commit, prepare: position.prepare };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function foreign(stream: string, revision: number): Failure {
  return new Failure('CORRUPT', 'the store holds an event that this system did not write', { stream, revision });
}
