import { addCalendarMonths, addDays, type CivilDate } from '../kernel/civil-date.ts';
import { attentionThreshold } from '../reference/attention-thresholds.ts';
import type { Attention, AttentionAsked } from './attention-reason.ts';
import type { KnownPeriod } from './status-facts.ts';

/** SEN support or a plan without a primary need, or with NSA ("no specialist assessment") for more than a year. */
export function statusAttention({ facts, on, period, hasSen }: AttentionAsked): readonly Attention[] {
  if (!hasSen || period === undefined) return [];
  const noNeed = !hasPrimary(period);
  const nsa = nsaSince(facts.status.periods, period);
  const months = attentionThreshold('NSA_IS_TEMPORARY', on)?.months;
  const until = nsa === undefined || months === undefined ? undefined : addCalendarMonths(nsa, months);
  return [
    ...(noNeed
      ? [
          reason(
            'NO_PRIMARY_NEED',
            runStart(facts.status.periods, period, (one) => !hasPrimary(one)),
            null,
          ),
        ]
      : []),
    ...(until !== undefined && until < on ? [reason('NSA_OVER_A_YEAR', addDays(until, 1), until)] : []),
  ];
}

function hasPrimary({ needs }: KnownPeriod): boolean {
  return needs.some(({ rank }) => rank === 1);
}

function nsaSince(periods: readonly KnownPeriod[], period: KnownPeriod): CivilDate | undefined {
  const hasNsa = (one: KnownPeriod): boolean => one.needs.some(({ code }) => code === 'NSA');
  return hasNsa(period) ? runStart(periods, period, hasNsa) : undefined;
}

/** The first day of the unbroken run of periods up to this one for which `holds` is true. */
function runStart(
  periods: readonly KnownPeriod[],
  period: KnownPeriod,
  holds: (one: KnownPeriod) => boolean,
): CivilDate {
  const before = periods.filter(({ from }) => from < period.from);
  const broken = before.findLastIndex((one) => one.status === 'N' || !holds(one));
  return before[broken + 1]?.from ?? period.from;
}

function reason(code: Attention['code'], since: CivilDate, dueOn: CivilDate | null): Attention {
  return { code, detail: null, since, dueOn, about: null };
}
