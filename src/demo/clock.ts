import type { CivilDate } from '../kernel/civil-date.ts';
import { type Instant, instantFromMilliseconds } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';

/** Believes that it is `today`, at the machine's own time of day, and goes on from there. */
export class DemoClock implements Clock {
  private readonly offset: number;

  constructor(today: CivilDate) {
    const now = Date.now();
    this.offset = Date.parse(`${today}T${instantFromMilliseconds(now).slice(11)}`) - now;
  }

  now(): Instant {
    return instantFromMilliseconds(Date.now() + this.offset);
  }
}
