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
 * How the names of application streams begin: those of the proven and projected log (src/store/README.md). A server may
 * hold streams of other programs, which are none of ours. Access records, checkpoints and the vault lie outside.
 */
export const APPLICATION_PREFIXES = [
  'pupil-',
  'school-',
  'trust-',
  'person-',
  'challenge-',
  'import-',
  'export-',
  'release-',
  'upn-',
  'signin-',
] as const;

export function isApplicationStream(stream: string): boolean {
  return APPLICATION_PREFIXES.some((prefix) => stream.startsWith(prefix));
}

/** The version in which all event types are written. A changed shape needs a new version and one pure upcaster. */
export const SCHEMA_VERSION = 1;
