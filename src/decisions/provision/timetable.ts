import type { CivilDate } from '../../kernel/civil-date.ts';
import { provisionKind } from '../../reference/provision-kinds.ts';
import { fullTimetableMinutes } from '../../reference/pupil-timetable.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { provisionsOf } from './leaving.ts';
import { isReducedTimetable, type ProvisionTerms, weeklyMinutes } from './terms.ts';

/**
 * Rules of the pupil's week: no provision, and not all provision together, has more hours than the timetable.
 * Interventions and therapy need time of their own. An adult's support goes along with lessons, so together they may
 * exceed the week, which is only noted. A change that adds no time to the week is not compared with other provision.
 * `before` are the terms until then, null at a start. `self` is the provision of the terms, null before it began.
 */
export function timetableRules(
  terms: ProvisionTerms,
  before: ProvisionTerms | null,
  on: CivilDate,
  given: PupilGiven,
  self: string | null,
): readonly RuleCode[] {
  const others = provisionsOf(given.pupil.events, on)
    .filter(({ history, state }) => history.id !== self && state === 'ACTIVE')
    .map((other) => other.terms);
  const reduced = [terms, ...others]
    .filter(isReducedTimetable)
    .map(({ attendsMinutesPerWeek }) => attendsMinutesPerWeek ?? Infinity);
  const full = fullTimetableMinutes(on) ?? Infinity;
  const week = Math.min(full, ...reduced);
  const adds = before === null || weeklyMinutes(terms) > weeklyMinutes(before) || isReducedTimetable(terms);
  const above =
    weeklyMinutes(terms) > week ||
    (terms.attendsMinutesPerWeek ?? 0) > full ||
    (adds && sum([terms, ...others].filter(takesOwnTime)) > week);
  return [
    ...broken(above, 'HOURS_ABOVE_TIMETABLE'),
    ...broken(!above && adds && sum([terms, ...others]) > week, 'HOURS_TOGETHER_ABOVE_TIMETABLE'),
  ];
}

function takesOwnTime({ kind }: ProvisionTerms): boolean {
  return provisionKind(kind)?.ownTime === true;
}

function sum(terms: readonly ProvisionTerms[]): number {
  return terms.reduce((minutes, one) => minutes + weeklyMinutes(one), 0);
}
