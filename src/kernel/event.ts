import type { JsonObject } from './json.ts';

/**
 * One fact as every store holds it. Its canonical bytes (`canonical.ts`) are what the ledger proves. `revision` counts
 * from 0 within `stream`; `id` is a lower-case UUID. `metadata` never has a key `schemaVersion`.
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

/** An event before it is stored: the append gives it stream and revision. */
export type NewEvent = Omit<StoredEvent, 'stream' | 'revision'>;

/**
 * Streams outside the proven and projected log (src/store/README.md): access records, checkpoints, the vault and the
 * store's own. All others are application streams.
 */
const OUTSIDE_PREFIXES = ['access-', 'checkpoint-', 'vault-', '$'] as const;

export function isApplicationStream(stream: string): boolean {
  return !OUTSIDE_PREFIXES.some((prefix) => stream.startsWith(prefix));
}

/** The version in which all event types are written. A changed shape needs a new version and one pure upcaster. */
export const SCHEMA_VERSION = 1;
