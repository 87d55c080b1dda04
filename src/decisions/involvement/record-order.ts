import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';

/** When something came into the record. */
export interface Recorded {
  readonly recordedAt: Instant;
  readonly revision: number;
}

/**
 * The order of the record. Moments of recording never go back in the log, also where the record of a child
 * lies in two streams since a merge; revisions only tell apart what one stream took in at one moment.
 */
export function inRecord(a: Recorded, b: Recorded): number {
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.revision - b.revision;
}

export function recordedOf({ metadata, revision }: EffectiveEvent): Recorded {
  return { recordedAt: metadata.recordedAt, revision };
}
