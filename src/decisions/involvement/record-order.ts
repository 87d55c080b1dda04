import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';

/** When an event came into the record. */
export interface Recorded {
  readonly recordedAt: Instant;
  readonly revision: number;
}

/**
 * Compares by the order of the record. `recordedAt` never goes back in the log, even if a merged record lies in two
 * streams. Revisions order only the events of one moment.
 */
export function inRecord(a: Recorded, b: Recorded): number {
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.revision - b.revision;
}

export function recordedOf({ metadata, revision }: EffectiveEvent): Recorded {
  return { recordedAt: metadata.recordedAt, revision };
}
