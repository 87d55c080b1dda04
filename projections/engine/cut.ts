import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { EventLog } from '../../src/store/event-log.ts';

/** As of when a read is meant. `ordinal` is exact and wins over `recordedAt`; default now, now. */
export interface AsAt {
  readonly recordedAt?: Instant | undefined;
  readonly ordinal?: number | undefined;
  readonly effectiveOn?: CivilDate | undefined;
}

/**
 * A place on both axes of time. `knownAt`: when the newest event of the cut was known; undefined before the first one.
 */
export interface Cut {
  readonly ordinal: number;
  readonly effectiveOn: CivilDate;
  readonly knownAt: Instant | undefined;
}

/** The cut of a read. An ordinal or instant behind the end of the log means its end. */
export function cutOf(log: EventLog, asAt: AsAt, today: CivilDate): Cut {
  const ordinal = Math.max(0, Math.min(asAt.ordinal ?? knownOrdinal(log, asAt.recordedAt), log.head()));
  return { ordinal, effectiveOn: asAt.effectiveOn ?? today, knownAt: log.knownAtOrdinal(ordinal) };
}

function knownOrdinal(log: EventLog, recordedAt: Instant | undefined): number {
  return recordedAt === undefined ? log.head() : log.ordinalKnownAt(recordedAt);
}

/** Stands for "not superseded" in `known_to`, so that a cut is one comparison at each end. */
export const STILL_KNOWN = Number.MAX_SAFE_INTEGER;
