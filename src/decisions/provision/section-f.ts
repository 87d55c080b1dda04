import type { CivilDate } from '../../kernel/civil-date.ts';
import type { PupilGiven } from '../given.ts';
import { periodOn } from '../sen-status.ts';
import type { PlanChange } from './plan-change.ts';
import { type ProvisionTerms, weeklyMinutes } from './terms.ts';

/**
 * Whether a change on a day leaves an item of Section F undelivered that the school must deliver (s.42). The item is
 * guarded, not the provision.
 * `after` are the terms that deliver it from then on, for instance those of a replacement; null if none. After a change
 * or end of the plan, or once the pupil has left, nothing is guarded.
 */
export function leavesItemUndelivered(
  before: ProvisionTerms,
  after: ProvisionTerms | null,
  planChange: PlanChange | null,
  on: CivilDate,
  { pupil }: PupilGiven,
  schoolUrn: string,
): boolean {
  if (before.sectionFItem === null || periodOn(pupil.periods, on)?.status !== 'E') return false;
  if (planChange !== null && planChange.on <= on) return false;
  const here = pupil.enrolments.filter((enrolment) => enrolment.schoolUrn === schoolUrn);
  if (here.length > 0 && here.every(({ leftOn }) => leftOn !== null && leftOn <= on)) return false;
  return after === null || !deliversItem(after, before);
}

/** Whether terms deliver the same item, and no less of it. */
export function deliversItem(after: ProvisionTerms, before: ProvisionTerms): boolean {
  return after.sectionFItem === before.sectionFItem && !isLess(after, before);
}

/** Whether terms are a reduction: fewer minutes a week, fewer weeks, or a larger group. */
function isLess(after: ProvisionTerms, before: ProvisionTerms): boolean {
  return (
    weeklyMinutes(after) < weeklyMinutes(before) ||
    (after.frequency?.weeks ?? 0) < (before.frequency?.weeks ?? 0) ||
    after.groupSize > before.groupSize
  );
}
