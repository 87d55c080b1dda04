import { isStepped } from '../../clocks/clock.ts';
import { CLOCKS } from '../../clocks/clocks.ts';
import type { ClaimedException } from '../../clocks/exception-grounds.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { type ClockWiring, isOneOf } from './clock-table.ts';
import { ClockExceptionRecorded } from './dispute-events.ts';
import { dayOf } from './fact-dates.ts';

/** The day on which the clock started at a place in the list was met or stopped; null if neither. */
type Over = (at: number) => CivilDate | null;

/**
 * Exceptions claimed for the clock that started at a place, or for the clock of which it is a step. A claim that ended
 * before the clock began does not count.
 * A claim without an end is for the request that ran when it began, otherwise for the next one. A later request needs a
 * claim of its own.
 */
export function claimedFor(
  wiring: ClockWiring,
  events: readonly EffectiveEvent[],
  at: number,
  start: CivilDate,
  over: Over,
): readonly ClaimedException[] {
  const ids = [
    wiring.clockId,
    ...CLOCKS.filter((clock) => isStepped(clock) && clock.steps.includes(wiring.clockId)).map(({ id }) => id),
  ];
  return events
    .filter(isA(ClockExceptionRecorded))
    .map(({ data }) => data)
    .filter(({ clockId }) => ids.includes(clockId))
    .filter(({ from, to }) => (to === null ? !aboutAnEarlierOne(wiring, events, at, from, over) : to >= start))
    .map(({ ground, claimedBy, from, to }) => ({ ground, claimedBy, from, to }));
}

/**
 * Whether the claim belongs to an earlier matter: one that was not over when the claim began, and not yet followed by
 * the next.
 */
function aboutAnEarlierOne(
  { starts, matter = starts }: ClockWiring,
  events: readonly EffectiveEvent[],
  at: number,
  claimedFrom: CivilDate,
  over: Over,
): boolean {
  return events.slice(0, at).some((event, place) => {
    const next = events.slice(place + 1, at + 1).find((later) => isOneOf(later, matter));
    if (next === undefined || !isOneOf(event, starts) || dayOf(next) <= claimedFrom) return false;
    const overOn = over(place);
    return overOn === null || overOn >= claimedFrom;
  });
}
