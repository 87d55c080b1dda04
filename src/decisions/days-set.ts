import type { CivilDate } from '../kernel/civil-date.ts';
import { type Members, valuesOf } from '../kernel/members.ts';
import type { Basis } from '../kernel/metadata.ts';
import { broken } from './policies.ts';
import type { RuleCode } from './rules.ts';

/** Events that count from a day of their own, on which something happened. No decision puts them into effect. */
const BY_OWN_DAY: ReadonlySet<string> = new Set(['ProvisionCodeObserved', 'SenSupportReviewHeld']);

/** A decision as far as the days matter that it sets. */
export interface DaysSet {
  /** How it came about when it was first recorded, which a correction does not change. */
  readonly basis: Basis;
  readonly decidedOn: CivilDate;
  readonly effectiveFrom: CivilDate;
  /** Type of its event. */
  readonly type: string;
}

/**
 * Days that a decision sets for later have to lie after it: for a review, in a plan. A decision taken here that counts
 * from an earlier day is noted. All are judged by the day of the decision, so a late entry is not held against it.
 */
export function daysSetRules(members: Members, command: object, decision: DaysSet): readonly RuleCode[] {
  const { basis, decidedOn, effectiveFrom, type } = decision;
  const isPast = (kind: 'REVIEW' | 'PLANNED'): boolean =>
    valuesOf(members, command, ({ dayKind }) => dayKind === kind).some((day) => day < decidedOn);
  return [
    ...broken(isPast('REVIEW'), 'REVIEW_DATE_PAST'),
    ...broken(isPast('PLANNED'), 'PLANNED_DATE_PAST'),
    ...broken(basis === 'TAKEN_HERE' && effectiveFrom < decidedOn && !BY_OWN_DAY.has(type), 'EFFECT_BEFORE_DECISION'),
  ];
}
