import { type Enrolment, enrolmentsOf } from '../../src/decisions/pupil-case.ts';
import type { SenStatus } from '../../src/decisions/pupil-events.ts';
import type { RankedNeed } from '../../src/decisions/ranked-need.ts';
import { periodOn, type StatusPeriod, statusPeriods } from '../../src/decisions/sen-status.ts';
import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { yearStep } from '../../src/reference/year-groups.ts';

/** Stored in `until` if no end is known. A date instead of NULL keeps each end of a period to one comparison. */
export const OPEN_END: CivilDate = '9999-12-31';

/** A pupil on roll at a school with one provision code, from the day `from` until the day before `until`. */
export interface RegisterEntry {
  readonly schoolUrn: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** The provision code, which is N if nothing is known. */
  readonly status: SenStatus;
  readonly needs: readonly RankedNeed[];
  /** First day of the code, possibly before the pupil joined this school. Null if nothing is known. */
  readonly statusSince: CivilDate | null;
  /**
   * Id of the event that set the code. `observed` is true if it came from a file or document and not from a decision of
   * the school.
   */
  readonly decision: string | null;
  readonly observed: boolean;
  readonly onRollFrom: CivilDate;
  /** Last day on roll. */
  readonly leftOn: CivilDate | null;
  /**
   * National Curriculum year as entered with the enrolment. `ncStep` (see `yearStep`) gives the year on any day. It is
   * null if the pupil does not move up each year.
   */
  readonly ncYear: string | null;
  readonly ncStep: number | null;
}

interface Span extends Enrolment {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/**
 * Derives register entries from a pupil's events, ordered by school and day. A school has at most one entry for each
 * day.
 */
export function registerEntries(events: readonly EffectiveEvent[]): readonly RegisterEntry[] {
  const periods = statusPeriods(events);
  const enrolments = enrolmentsOf(events);
  const schools = [...new Set(enrolments.map(({ schoolUrn }) => schoolUrn))].sort();
  return schools.flatMap((schoolUrn) => {
    const known = firstStatusDate(schoolUrn, events, periods);
    return entriesAt(
      enrolments.filter((e) => e.schoolUrn === schoolUrn).map((e) => spanOf(e, known)),
      periods,
    );
  });
}

function entriesAt(spans: readonly Span[], periods: readonly StatusPeriod[]): readonly RegisterEntry[] {
  const days = [
    ...new Set([...spans.flatMap(({ from, until }) => [from, until]), ...periods.map(({ from }) => from)]),
  ].sort();
  const entries: RegisterEntry[] = [];
  for (const [index, from] of days.entries()) {
    // If two enrolments overlap by mistake, the later one gives the year.
    const span = spans.findLast((s) => s.from <= from && from < s.until);
    if (span !== undefined) entries.push(entry(span, periodOn(periods, from), from, days[index + 1] ?? OPEN_END));
  }
  return entries;
}

function entry(span: Span, period: StatusPeriod | undefined, from: CivilDate, until: CivilDate): RegisterEntry {
  const { schoolUrn, leftOn, ncYear, knownOn } = span;
  return {
    schoolUrn,
    from,
    until,
    status: period?.status ?? 'N',
    needs: period?.needs ?? [],
    statusSince: period?.since ?? null,
    decision: period?.by ?? null,
    observed: period?.observed ?? false,
    onRollFrom: span.from,
    leftOn,
    ncYear,
    ncStep: ncYear === null ? null : yearStep(ncYear, knownOn),
  };
}

/**
 * The days of an enrolment. If the admission date is not known, it starts when the school first knew of the pupil, from
 * its roll or a provision code.
 */
function spanOf(enrolment: Enrolment, firstStatus: CivilDate | undefined): Span {
  const { since, knownOn, leftOn } = enrolment;
  const seen = firstStatus !== undefined && firstStatus < knownOn ? firstStatus : knownOn;
  return { ...enrolment, from: since ?? seen, until: leftOn === null ? OPEN_END : addDays(leftOn, 1) };
}

/**
 * First day of a provision code that this school recorded. Codes from other schools do not show that the pupil was on
 * this roll.
 */
function firstStatusDate(
  schoolUrn: string,
  events: readonly EffectiveEvent[],
  periods: readonly StatusPeriod[],
): CivilDate | undefined {
  const own = new Set(events.filter((event) => event.data['schoolUrn'] === schoolUrn).map((event) => event.id));
  return periods.find((period) => own.has(period.by))?.from;
}
