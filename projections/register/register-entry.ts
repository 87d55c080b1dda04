import { type Enrolment, enrolmentsOf } from '../../src/decisions/pupil-case.ts';
import type { SenStatus } from '../../src/decisions/pupil-events.ts';
import type { RankedNeed } from '../../src/decisions/ranked-need.ts';
import { periodOn, type StatusPeriod, statusPeriods } from '../../src/decisions/sen-status.ts';
import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { yearStep } from '../../src/reference/year-groups.ts';

/** Stands for "no end is known" in `until`, so that a day is one comparison at each end. */
export const OPEN_END: CivilDate = '9999-12-31';

/** A pupil on roll at a school with one provision code, on the days from `from` until the day before `until`. */
export interface RegisterEntry {
  readonly schoolUrn: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** N also where nothing is known of these days. */
  readonly status: SenStatus;
  readonly needs: readonly RankedNeed[];
  /** Since when the code holds, which may be before the pupil came here; null where nothing is known. */
  readonly statusSince: CivilDate | null;
  /**
   * Id of the event the code rests on, and whether that is a file's or document's word and no decision of the school.
   */
  readonly decision: string | null;
  readonly observed: boolean;
  readonly onRollFrom: CivilDate;
  /** The last day on roll. */
  readonly leftOn: CivilDate | null;
  /**
   * As it was entered with the enrolment; what it is on a day follows from the step (`yearStep`), null where nobody
   * moves up.
   */
  readonly ncYear: string | null;
  readonly ncStep: number | null;
}

interface Span extends Enrolment {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** The entries that a pupil's events amount to: never two for one school and day, in the order of schools and days. */
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
    // Of two enrolments that overlap by mistake the later one tells the year.
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
 * A pupil whose admission is not known was here when the school first knew of it, by its roll or by a provision code.
 */
function spanOf(enrolment: Enrolment, firstStatus: CivilDate | undefined): Span {
  const { since, knownOn, leftOn } = enrolment;
  const seen = firstStatus !== undefined && firstStatus < knownOn ? firstStatus : knownOn;
  return { ...enrolment, from: since ?? seen, until: leftOn === null ? OPEN_END : addDays(leftOn, 1) };
}

/** The first day of a provision code that this school recorded; what another school knew says nothing of our roll. */
function firstStatusDate(
  schoolUrn: string,
  events: readonly EffectiveEvent[],
  periods: readonly StatusPeriod[],
): CivilDate | undefined {
  const own = new Set(events.filter((event) => event.data['schoolUrn'] === schoolUrn).map((event) => event.id));
  return periods.find((period) => own.has(period.by))?.from;
}
