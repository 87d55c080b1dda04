import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { NeedsRanked, ProvisionCodeObserved, SenSupportDecided } from './identification/events.ts';
import type { SenStatus } from './pupil-events.ts';
import type { RankedNeed } from './ranked-need.ts';

/**
 * A pupil's provision code from `from` until the day before `until` (null: open). `by` is the event it rests on.
 * `observed` is true if a file or document gave it.
 * Ranking needs again splits a period; both parts keep `since`, the day the code began, and `by`.
 */
export interface StatusPeriod {
  readonly status: SenStatus;
  readonly from: CivilDate;
  readonly since: CivilDate;
  readonly until: CivilDate | null;
  readonly needs: readonly RankedNeed[];
  readonly by: string;
  readonly observed: boolean;
}

const placesOnSupport = isA(SenSupportDecided);
const observesCode = isA(ProvisionCodeObserved);
const ranksNeeds = isA(NeedsRanked);

type Boundary = Omit<StatusPeriod, 'until'>;

/**
 * Works out the pupil's provision codes, oldest first, without overlap and with one open. Each event holds from its
 * effective date until the next. Of two on one date the later entry holds.
 * An observed end date gives N from the day after, unless something else begins by then.
 */
export function statusPeriods(events: readonly EffectiveEvent[]): readonly StatusPeriod[] {
  const starts = events.flatMap(boundaryOf);
  const byDay = new Map<CivilDate, Boundary>();
  for (const start of starts) byDay.set(start.from, start);
  for (const event of events) {
    const end = observedEnd(event);
    // An event replaced by another of the same day ends nothing.
    if (end === undefined || byDay.get(effectiveDate(event))?.by !== event.id) continue;
    const after = addDays(end, 1);
    const next = [...byDay.keys()].some((day) => day > effectiveDate(event) && day <= after);
    if (!next) byDay.set(after, { status: 'N', from: after, since: after, needs: [], by: event.id, observed: true });
  }
  return splitByRanking(periodsOf(byDay.values()), events);
}

/** Joins the periods of one code into one, with the latest needs. */
export function wholePeriods(periods: readonly StatusPeriod[]): readonly StatusPeriod[] {
  const whole = new Map<CivilDate, StatusPeriod>();
  for (const period of periods) whole.set(period.since, { ...period, from: period.since });
  return [...whole.values()];
}

/**
 * Splits periods where needs are ranked again. A ranking holds from its day until the next ranking or code. Of two on
 * one day the later entry holds.
 */
function splitByRanking(periods: readonly StatusPeriod[], events: readonly EffectiveEvent[]): readonly StatusPeriod[] {
  const rankings = events.filter(ranksNeeds);
  if (rankings.length === 0) return periods;
  const revisions = new Map(events.map(({ id, revision }) => [id, revision]));
  let split = periods;
  for (const event of rankings) {
    const from = effectiveDate(event);
    const within = periodOn(split, from);
    const replaced = within?.since === from && (revisions.get(within.by) ?? 0) > event.revision;
    if (within === undefined || within.status === 'N' || replaced) continue;
    const { needs } = event.data;
    split = periodsOf([...split.filter((period) => period.from !== from), { ...within, from, needs }]);
  }
  return split;
}

function periodsOf(boundaries: Iterable<Boundary>): readonly StatusPeriod[] {
  const ordered = [...boundaries].sort((a, b) => (a.from < b.from ? -1 : 1));
  return ordered.map((boundary, i) => ({ ...boundary, until: ordered[i + 1]?.from ?? null }));
}

/** The period in force on a day; undefined if nothing is known of that day (the register shows N). */
export function periodOn(periods: readonly StatusPeriod[], on: CivilDate): StatusPeriod | undefined {
  return periods.findLast((period) => period.from <= on && (period.until === null || on < period.until));
}

/** Types of events that change the provision code or its needs. */
export const STATUS_EVENT_TYPES = [
  'SenSupportDecided',
  'ProvisionCodeObserved',
  'RegisterRemovalDecided',
  'NeedsRanked',
] as const;

/** The code and needs that one event gives by itself. */
export function statedBy(event: EffectiveEvent): {
  readonly status: SenStatus | null;
  readonly needs: readonly RankedNeed[];
} {
  const [period] = statusPeriods([event]);
  if (period !== undefined) return period;
  return { status: null, needs: ranksNeeds(event) ? event.data.needs : [] };
}

function boundaryOf(event: EffectiveEvent): readonly Boundary[] {
  const from = effectiveDate(event);
  const base = { from, since: from, by: event.id };
  if (placesOnSupport(event)) return [{ ...base, status: 'K', needs: event.data.needs, observed: false }];
  if (event.type === 'RegisterRemovalDecided') return [{ ...base, status: 'N', needs: [], observed: false }];
  if (!observesCode(event)) return [];
  const { status, needs } = event.data;
  return [{ ...base, status, needs, observed: true }];
}

function observedEnd(event: EffectiveEvent): CivilDate | undefined {
  if (!observesCode(event)) return undefined;
  const { to, status } = event.data;
  return status === 'N' || to === null ? undefined : to;
}
