import type { CivilDate } from '../kernel/civil-date.ts';
import { nextCensus } from '../reference/census-days.ts';
import { needCode, needCodeInForce } from '../reference/need-codes.ts';
import type { Attention, AttentionAsked, AttentionDetail } from './attention-reason.ts';
import type { KnownPeriod } from './status-facts.ts';

type CensusRule = (period: KnownPeriod, day: CivilDate) => boolean;

/** Rules of the next census that collects types of need. Each is true for an entry that would be rejected. */
const NEED_RULES: Readonly<Partial<Record<AttentionDetail, CensusRule>>> = {
  NEED_MISSING: ({ status, needs }) => status !== 'N' && !needs.some(({ rank }) => rank === 1),
  RANKS_NOT_DISTINCT: ({ needs }) => new Set(needs.map(({ rank }) => rank)).size !== needs.length,
  NEED_CODE_RETIRED: ({ status, needs }, day) =>
    status !== 'N' && needs.some(({ code }) => !needCodeInForce(code, day)),
  NSA_WITH_PLAN: ({ status, needs }) =>
    status === 'E' && needs.some(({ code }) => needCode(code)?.validWith.includes('E') === false),
  NO_SEN_WITH_NEED: ({ status, needs }) => status === 'N' && needs.length > 0,
};

/** Rules of every census about the provision code. */
const STATUS_RULES: Readonly<Partial<Record<AttentionDetail, CensusRule>>> = {
  PLAN_NOT_NAMED: ({ status, planNamed }) => status === 'E' && !planNamed,
};

/** Rules of the next census that the pupil's entry of the day would break. */
export function censusAttention({ on, period }: AttentionAsked): readonly Attention[] {
  if (period === undefined) return [];
  return [
    ...broken(NEED_RULES, period, nextCensus(on, true)?.day),
    ...broken(STATUS_RULES, period, nextCensus(on)?.day),
  ];
}

function broken(
  rules: Readonly<Partial<Record<AttentionDetail, CensusRule>>>,
  period: KnownPeriod,
  day: CivilDate | undefined,
): readonly Attention[] {
  if (day === undefined) return [];
  return Object.entries(rules)
    .filter(([, breaks]) => breaks(period, day))
    .map(([detail]) => ({
      code: 'CENSUS_NOT_READY',
      detail: detail as AttentionDetail,
      since: period.from,
      dueOn: day,
      about: null,
    }));
}
