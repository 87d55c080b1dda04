import { Failure } from '../kernel/failure.ts';
import { type Instant, laterInstant, millisecondsBetween } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';

/** How far this machine's clock may be behind the log, in milliseconds. */
const TOLERANCE_MS = 2000;

/**
 * The `recordedAt` of a new event: now, but never before the newest `knownAt` of the log. Failure CLOCK_BEHIND if the
 * clock is too far behind.
 */
export function recordedTime(clock: Clock, knownAt: Instant | undefined): Instant {
  const now = clock.now();
  if (knownAt === undefined) return now;
  const behind = millisecondsBetween(now, knownAt);
  if (behind > TOLERANCE_MS)
    throw new Failure('CLOCK_BEHIND', "this machine's clock is behind the log; set it right before writing", {
      behind,
    });
  return laterInstant(now, knownAt);
}
