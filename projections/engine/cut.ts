import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { EventLog } from '../../src/store/event-log.ts';

/**
 * The state that a read asks for. `ordinal` is exact and overrides `recordedAt`. The default is the whole log, today.
 */
export interface AsAt {
  readonly recordedAt?: Instant | undefined;
  readonly ordinal?: number | undefined;
  readonly effectiveOn?: CivilDate | undefined;
}

/**
 * A point on both axes of time. `knownAt` is when the newest event of the cut became known, undefined before the first
 * event.
 */
export interface Cut {
  readonly ordinal: number;
  readonly effectiveOn: CivilDate;
  readonly knownAt: Instant | undefined;
}

/** Resolves the cut of a read. An ordinal or instant after the end of the log means its end. */
export function cutOf(log: EventLog, asAt: AsAt, today: CivilDate): Cut {
  const ordinal = Math.max(0, Math.min(asAt.ordinal ?? knownOrdinal(log, asAt.recordedAt), log.head()));
  return { ordinal, effectiveOn: asAt.effectiveOn ?? today, knownAt: log.knownAtOrdinal(ordinal) };
}

function knownOrdinal(log: EventLog, recordedAt: Instant | undefined): number {
  return recordedAt === undefined ? log.head() : log.ordinalKnownAt(recordedAt);
}

/**
 * Stored in `known_to` of a row that is current. A number instead of NULL keeps each end of a cut to one comparison.
 */
export const STILL_KNOWN = Number.MAX_SAFE_INTEGER;
