import { academicYearOf, addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes } from '../../kernel/members.ts';
import { termsAround } from '../../reference/school-terms.ts';
import { annualFraction, type Fraction, pence, sumOf } from './cost.ts';
import type { ProvisionHistory } from './history.ts';
import { costBetween, provisionOn } from './provisions.ts';

export const COST_GROUP = codes('ProvisionCostGroup', 'By what costs are grouped.', {
  PUPIL: 'Pupil.',
  NEED: 'Need that the provision is for.',
  TIER: 'Tier.',
  FUNDING_SOURCE: 'Who pays.',
  TERM: 'Term of the academic year.',
});
export type CostGroup = CodeOf<typeof COST_GROUP>;

/** A provision and its pupil. */
export interface PupilsProvision {
  readonly pupil: string;
  readonly history: ProvisionHistory;
}

/**
 * The cost of a group of provisions in whole pence. `pence` is the yearly cost of provision active or suspended on the
 * day; by term it is what falls due in that term. `toDatePence` has fallen due by the day. Each sum is rounded once,
 * half a penny up.
 */
export interface GroupCost {
  /** Id of the pupil, code or term; null if no need is named. */
  readonly key: string | null;
  readonly provisions: number;
  readonly pupils: number;
  readonly pence: number;
  readonly toDatePence: number;
}

interface Counted {
  readonly key: string | null;
  readonly pupil: string;
  readonly due: Fraction;
  readonly toDate: Fraction;
}

/** Costs on a day by group, sorted by key; terms in the order of the year. */
export function costGroups(all: readonly PupilsProvision[], by: CostGroup, on: CivilDate): readonly GroupCost[] {
  const counted = by === 'TERM' ? all.flatMap((one) => byTerm(one, on)) : all.flatMap((one) => yearly(one, by, on));
  const keys =
    by === 'TERM' ? termsAround(on).map(({ term }) => term) : [...new Set(counted.map(({ key }) => key))].sort();
  return keys.map((key) =>
    summed(
      key,
      counted.filter((one) => one.key === key),
    ),
  );
}

function yearly(
  { pupil, history }: PupilsProvision,
  by: Exclude<CostGroup, 'TERM'>,
  on: CivilDate,
): readonly Counted[] {
  const now = provisionOn(history, on);
  if (now === undefined || (now.state !== 'ACTIVE' && now.state !== 'SUSPENDED')) return [];
  const key = {
    PUPIL: pupil,
    NEED: now.terms.linkedNeed,
    TIER: now.terms.tier,
    FUNDING_SOURCE: now.terms.fundingSource,
  }[by];
  return [{ key, pupil, due: annualFraction(now.terms), toDate: costBetween(history, null, addDays(on, 1)) }];
}

function byTerm({ pupil, history }: PupilsProvision, on: CivilDate): readonly Counted[] {
  return termsAround(on).flatMap(({ term, from, to }) => {
    const due = costBetween(history, from, addDays(to, 1));
    const last = on < to ? on : to;
    return due.numerator === 0n
      ? []
      : [{ key: term, pupil, due, toDate: costBetween(history, from, addDays(last, 1)) }];
  });
}

function summed(key: string | null, counted: readonly Counted[]): GroupCost {
  const total = (of: (one: Counted) => Fraction): number => pence(sumOf(counted.map(of)));
  return {
    key,
    provisions: counted.length,
    pupils: new Set(counted.map(({ pupil }) => pupil)).size,
    pence: total(({ due }) => due),
    toDatePence: total(({ toDate }) => toDate),
  };
}

/** The day before the academic year of a day. Provision that ended by then costs nothing in that year. */
export function beforeTheYear(on: CivilDate): CivilDate {
  return addDays(`${String(academicYearOf(on))}-09-01`, -1);
}
