import type { JsonObject } from './json.ts';

/**
 * One fact as it is stored, in every store. Its canonical bytes (`canonical.ts`) are what the ledger proves.
 * `revision` counts from 0 within `stream`; `id` is a lower-case UUID; `metadata` never has a key `schemaVersion`.
 */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** An event on its way to the store: the stream and the revision come from the append. */
export type NewEvent = Omit<StoredEvent, 'stream' | 'revision'>;

/**
 * Streams that lie outside the log that is proven and projected (src/store/README.md): the access records, checkpoints,
 * the vault, and whatever the store keeps for itself. Everything else is an application stream.
 */
const OUTSIDE_PREFIXES = ['access-', 'checkpoint-', 'vault-', '$'] as const;

export function isApplicationStream(stream: string): boolean {
  return !OUTSIDE_PREFIXES.some((prefix) => stream.startsWith(prefix));
}

/** The version in which every event type is written now. Another shape is another version and one pure upcaster. */
export const SCHEMA_VERSION = 1;
