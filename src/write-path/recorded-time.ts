import { Failure } from '../kernel/failure.ts';
import { type Instant, laterInstant, millisecondsBetween } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';

/** How far a writer's clock may be behind the log before it must not write. */
const TOLERANCE_MS = 2000;

/** The `recordedAt` of a new event: now, but never before what is known already; far behind is Failure CLOCK_BEHIND. */
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
