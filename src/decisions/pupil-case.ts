import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { type EffectiveEvent, foldCorrections } from '../kernel/folding.ts';
import type { ConcernRaised } from './identification/events.ts';
import type { DiscrepancyRaised, PupilEnrolled, PupilLeft } from './pupil-events.ts';
import { type StatusPeriod, statusPeriods } from './sen-status.ts';

/** One stretch on roll. `since` null: the admission date is not known (then no date can be before it). */
export interface Enrolment {
  readonly schoolUrn: string;
  readonly since: CivilDate | null;
  readonly knownOn: CivilDate;
  readonly leftOn: CivilDate | null;
  readonly ncYear: string | null;
}

/** State of one pupil's stream, as decisions need it; the same fold answers any cut of the list. */
export interface PupilCase {
  readonly registered: EffectiveEvent | undefined;
  readonly enrolments: readonly Enrolment[];
  readonly periods: readonly StatusPeriod[];
  readonly concerns: readonly ConcernRaised[];
  readonly discrepancies: readonly DiscrepancyRaised[];
  /** Every event that counts, on the effective axis. */
  readonly events: readonly EffectiveEvent[];
}

export function foldPupil(stored: readonly StoredEvent[]): PupilCase {
  const events = foldCorrections(stored);
  return {
    registered: events.find((e) => e.type === 'PupilRegistered'),
    enrolments: enrolmentsOf(events),
    periods: statusPeriods(events),
    concerns: dataOf<ConcernRaised>(events, 'ConcernRaised'),
    discrepancies: dataOf<DiscrepancyRaised>(events, 'DiscrepancyRaised'),
    events,
  };
}

/**
 * Enrolments, oldest first. A leaving ends the newest open enrolment at its school that had begun by then; where no
 * admission date is known it may end one that became known only after it.
 */
export function enrolmentsOf(events: readonly EffectiveEvent[]): readonly Enrolment[] {
  const enrolments: Enrolment[] = dataOf<PupilEnrolled>(events, 'PupilEnrolled').map(({ schoolUrn, admittedOn, knownOn, ncYear }) => ({ schoolUrn, since: admittedOn, knownOn, leftOn: null, ncYear }));
  for (const { schoolUrn, leftOn } of dataOf<PupilLeft>(events, 'PupilLeft')) {
    const open = (e: Enrolment): boolean => e.schoolUrn === schoolUrn && e.leftOn === null;
    const begun = enrolments.findLastIndex((e) => open(e) && (e.since ?? e.knownOn) <= leftOn);
    const at = begun === -1 ? enrolments.findLastIndex((e) => open(e) && e.since === null) : begun;
    const enrolment = enrolments[at];
    if (enrolment !== undefined) enrolments[at] = { ...enrolment, leftOn };
  }
  return enrolments;
}

function dataOf<D>(events: readonly EffectiveEvent[], type: string): readonly D[] {
  return events.filter((e) => e.type === type).map((e) => e.data as unknown as D);
}
