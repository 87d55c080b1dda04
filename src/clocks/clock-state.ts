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
  /** The day on which it was done; null if not done. */
  readonly metOn: CivilDate | null;
  readonly today: CivilDate;
  /** The day from which nothing was owed: the request withdrawn, the plan moved to another area, and the like. */
  readonly stoppedOn: CivilDate | null;
  readonly exceptions: readonly ClaimedException[];
  /** The party that had to act, if not the clock's own: the body that was asked for advice. */
  readonly owedBy?: ClockParty;
}

export interface ClockState {
  readonly state: ClockStateName;
  /** The last permitted day by the rule alone. An exception never changes it. */
  readonly nominal: CivilDate;
  readonly actual: CivilDate | null;
  /** Calendar days after the nominal day, up to the day it was done or stopped, or today; 0 if in time. */
  readonly daysLate: number;
  /** Whose breach it is. Null if in time, or if a right lapsed that nobody had to use. */
  readonly breachBy: ClockParty | null;
  /** Claimed exceptions that this clock knows and that began by its last day. */
  readonly exceptions: readonly ClaimedException[];
}

/**
 * The state of a clock today. A claimed exception makes a breach BREACHED_EXCEPTION_CLAIMED, valid or not: the law
 * gives no substitute date. A ground that is not the clock's own changes nothing, nor does one that began after the
 * last day.
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
