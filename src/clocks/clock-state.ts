import { daysBetween } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { type CodeOf, codes } from '../kernel/members.ts';
import type { Clock, ClockParty } from './clock.ts';
import { isDueSoon } from './due-soon.ts';
import type { ClaimedException } from './exception-grounds.ts';

export const CLOCK_STATE = codes('ClockState', 'Where a clock stands on a day.', {
  RUNNING: 'It runs.',
  DUE_SOON: 'Its last day is near.',
  MET: 'It was kept.',
  BREACHED: 'Its last day has passed, or what was due came after it.',
  BREACHED_EXCEPTION_CLAIMED: 'As BREACHED, and somebody claims an exception.',
  STOPPED: 'Nothing is owed any more.',
});
export type ClockStateName = CodeOf<typeof CLOCK_STATE>;

export interface RunningClock {
  readonly clock: Clock;
  readonly due: CivilDate;
  /** The day on which what was due was done; null while it is not. */
  readonly metOn: CivilDate | null;
  readonly today: CivilDate;
  /** The day on which nothing was owed any more: request withdrawn, plan moved to another area, and the like. */
  readonly stoppedOn: CivilDate | null;
  readonly exceptions: readonly ClaimedException[];
  /** Who in fact was to act, where it is not the clock's own party: the body that was asked for advice. */
  readonly owedBy?: ClockParty;
}

export interface ClockState {
  readonly state: ClockStateName;
  /** The last permitted day by the rule alone; an exception never changes it. */
  readonly nominal: CivilDate;
  readonly actual: CivilDate | null;
  /** Calendar days after the nominal date, counted to the day it was done or stopped, else to today; 0 when in time. */
  readonly daysLate: number;
  /** Whose breach it is; null when in time, and where a right lapsed that nobody had to use. */
  readonly breachBy: ClockParty | null;
  /** The claimed exceptions that this clock knows and that can have kept anybody from being in time. */
  readonly exceptions: readonly ClaimedException[];
}

/**
 * Where a clock stands today. An exception that is claimed makes a breach a breach with an exception claimed, whether
 * or not it holds: there is no substitute date in law. A ground that is not the clock's own changes nothing, nor does
 * one that began only after the last day.
 */
export function clockState({ clock, due, metOn, today, stoppedOn, exceptions, owedBy }: RunningClock): ClockState {
  const ended = metOn ?? stoppedOn;
  const daysLate = Math.max(0, daysBetween(due, ended ?? today));
  const counted = exceptions.filter(({ ground, from }) => clock.grounds.includes(ground) && from <= due);
  const party = owedBy ?? clock.fallsOn;
  const common = { nominal: due, actual: metOn, daysLate, exceptions: counted };
  if (daysLate > 0)
    return {
      state: counted.length > 0 ? 'BREACHED_EXCEPTION_CLAIMED' : 'BREACHED',
      ...common,
      breachBy: party === 'PARENT_OR_YOUNG_PERSON' ? null : party,
    };
  return { state: stateInTime(metOn, stoppedOn, due, today), ...common, breachBy: null };
}

function stateInTime(
  metOn: CivilDate | null,
  stoppedOn: CivilDate | null,
  due: CivilDate,
  today: CivilDate,
): ClockStateName {
  if (metOn !== null) return 'MET';
  if (stoppedOn !== null) return 'STOPPED';
  return isDueSoon(due, today) ? 'DUE_SOON' : 'RUNNING';
}
