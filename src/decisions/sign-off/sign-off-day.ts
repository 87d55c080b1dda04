import { addDays, type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import { type CodeOf, codes } from '../../kernel/members.ts';
import { addSchoolDays, type SchoolCalendar, schoolDaysBetween } from '../../kernel/school-days.ts';
import type { Json } from '../../kernel/json.ts';
import {
  RETURNED_LAPSES_AFTER_DAYS,
  SIGN_OFF_THRESHOLDS,
  type WaitingTime,
} from '../../reference/sign-off-thresholds.ts';
import { inForce } from '../../reference/dated.ts';
import type { RuleCode } from '../rules.ts';
import { isOpen } from './fold.ts';
import type { Condition, SignOff, StateOnDay, Stay } from './sign-off.ts';

// What follows from the day alone. None of it is ever recorded.
export const CONDITION_STATE = codes('ConditionState', 'What became of a condition by a day.', {
  OPEN: 'Not met yet, and not overdue.',
  MET: 'Met.',
  BREACHED: 'Not met by the day it was due.',
});
export type ConditionState = CodeOf<typeof CONDITION_STATE>;

export const ESCALATION = codes('SignOffEscalation', 'How long a request has waited for those who decide.', {
  NONE: 'Not long, or it does not wait for them.',
  ESCALATE: 'Five school days or more: somebody should look.',
  BREACHED: 'Ten school days or more: overdue.',
});
export type Escalation = CodeOf<typeof ESCALATION>;

/**
 * The state on a day. LAPSED: the deciders had not answered by the last day, or nobody had answered the questions with
 * which it came back.
 */
export function stateOn(signOff: Pick<SignOff, 'state' | 'content' | 'stays'>, day: CivilDate): StateOnDay {
  const last = lastDayOf(signOff);
  return last !== null && day > last ? 'LAPSED' : signOff.state;
}

/** The last day for the next step; null if there is none. */
function lastDayOf({ state, content, stays }: Pick<SignOff, 'state' | 'content' | 'stays'>): CivilDate | null {
  if (state === 'SUBMITTED' || state === 'IN_REVIEW') return content.lapsesOn;
  const returned = state === 'RETURNED' ? stays.at(-1) : undefined;
  return returned === undefined ? null : addDays(returned.from, RETURNED_LAPSES_AFTER_DAYS);
}

/** The state of a condition on a day. BREACHED: not met by the end of its due day. */
export function conditionOn({ dueOn, metOn }: Condition, day: CivilDate): ConditionState {
  if (metOn !== null && metOn <= day) return 'MET';
  return dueOn < day ? 'BREACHED' : 'OPEN';
}

/** Calendar days of a stay; if it has not ended, up to `day`. */
export function daysOf({ from, to }: Stay, day: CivilDate): number {
  return daysBetween(from, to ?? day);
}

/** School days of a stay; undefined if the school's calendar does not cover it. */
export function schoolDaysOf({ from, to }: Stay, day: CivilDate, calendar: SchoolCalendar): number | undefined {
  return schoolDaysBetween(from, to ?? day, calendar);
}

/**
 * How long the deciders have kept the request waiting, in school days. Without a calendar of the school, calendar days
 * count.
 */
export function escalationOn(signOff: SignOff, day: CivilDate, calendar: SchoolCalendar): Escalation {
  const stay = signOff.stays.at(-1);
  const threshold = inForce(SIGN_OFF_THRESHOLDS, day).at(-1);
  if (
    stay === undefined ||
    threshold === undefined ||
    stay.to !== null ||
    stay.with !== 'DECIDERS' ||
    stateOn(signOff, day) === 'LAPSED'
  )
    return 'NONE';
  const schoolDays = schoolDaysOf(stay, day, calendar);
  const reached = (time: WaitingTime): boolean =>
    schoolDays === undefined ? daysOf(stay, day) >= time.calendarDays : schoolDays >= time.schoolDays;
  return reached(threshold.breach) ? 'BREACHED' : reached(threshold.escalate) ? 'ESCALATE' : 'NONE';
}

/** Findings that time alone brings about on a day. */
export function findingsOn(signOff: SignOff, day: CivilDate, calendar: SchoolCalendar): readonly RuleCode[] {
  return [
    ...(escalationOn(signOff, day, calendar) === 'BREACHED' ? ['SIGN_OFF_OVERDUE' as const] : []),
    ...(signOff.conditions.some((condition) => conditionOn(condition, day) === 'BREACHED')
      ? ['CONDITION_OVERDUE' as const]
      : []),
  ];
}

/** Whose turn it is; null if the request is closed or lapsed. */
export function turnOn(signOff: SignOff, day: CivilDate): Stay['with'] | null {
  return isOpen(signOff.state) && stateOn(signOff, day) !== 'LAPSED' ? (signOff.stays.at(-1)?.with ?? null) : null;
}

/**
 * Last day to answer a request submitted on a day; null if the policy sets none. Beyond the calendar, five school days
 * count as a week.
 */
export function lapseDay(
  submittedOn: CivilDate,
  schoolDays: number | null,
  calendar: SchoolCalendar,
): CivilDate | null {
  if (schoolDays === null) return null;
  return addSchoolDays(submittedOn, schoolDays, calendar) ?? addDays(submittedOn, Math.ceil((schoolDays * 7) / 5));
}

/** All that is displayed of a request, with its sealed texts. The digest that an answer gives back is made of it. */
export function displayed({ id, events }: Pick<SignOff, 'id' | 'events'>): Json {
  return {
    request: id,
    events: events
      .filter(({ type }) => type !== 'SignOffAttemptRefused')
      .map((event) => ({ id: event.id, type: event.type, data: event.data })),
  };
}
