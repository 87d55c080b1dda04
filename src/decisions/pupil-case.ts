import type { CivilDate } from '../kernel/civil-date.ts';
import { type EffectiveEvent, foldCorrections, type Placed } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { PupilMerged } from './enrolment/events.ts';
import { identitiesOf, type StoredIdentity } from './enrolment/identity.ts';
import { type Transfer, transfersOf } from './enrolment/transfers.ts';
import { DiscrepancyRaised, PupilEnrolled, PupilLeft } from './pupil-events.ts';
import { type StatusPeriod, statusPeriods } from './sen-status.ts';

/** One stretch on roll. `since` null: the admission date is not known (then no date can be before it). */
export interface Enrolment {
  readonly schoolUrn: string;
  readonly since: CivilDate | null;
  readonly knownOn: CivilDate;
  readonly leftOn: CivilDate | null;
  readonly ncYear: string | null;
}

/** State of one pupil's record, as decisions need it; the same fold answers any cut of the list. */
export interface PupilCase {
  readonly registered: EffectiveEvent | undefined;
  /** Who the pupil is, sealed; undefined for one that was never registered. */
  readonly identity: StoredIdentity | undefined;
  readonly enrolments: readonly Enrolment[];
  readonly transfers: readonly Transfer[];
  readonly periods: readonly StatusPeriod[];
  readonly discrepancies: readonly DiscrepancyRaised[];
  /** Every event that counts, on the effective axis. */
  readonly events: readonly EffectiveEvent[];
}

/** Takes a pupil's whole record (`enrolment/merged-record.ts`), up to any cut. */
export function foldPupil(record: readonly Placed[]): PupilCase {
  const events = foldCorrections(record);
  return {
    registered: events.find((e) => e.type === 'PupilRegistered'),
    identity: identitiesOf(events).at(-1),
    enrolments: enrolmentsOf(events),
    transfers: transfersOf(events),
    periods: statusPeriods(events),
    discrepancies: events.filter(isA(DiscrepancyRaised)).map(({ data }) => data),
    events,
  };
}

/**
 * Enrolments, oldest first. A leaving ends the newest open enrolment at its school that had begun by then; where no
 * admission date is known it may end one that became known only after it. It speaks of its own stream and of those that
 * had been merged into it by then: the leaving of a duplicate is not the child's.
 */
export function enrolmentsOf(events: readonly EffectiveEvent[]): readonly Enrolment[] {
  const enrolled = events.filter(isA(PupilEnrolled));
  const streams = [...new Set(enrolled.map(({ stream }) => stream))];
  const enrolments = enrolled.map(({ data }): Enrolment => {
    const { schoolUrn, admittedOn, knownOn, ncYear } = data;
    return { schoolUrn, since: admittedOn, knownOn, leftOn: null, ncYear };
  });
  for (const leaving of events.filter(isA(PupilLeft))) {
    const { schoolUrn, leftOn } = leaving.data;
    for (const stream of streams.filter((each) => speaksOf(events, leaving, each))) {
      const open = (e: Enrolment, at: number): boolean =>
        enrolled[at]?.stream === stream && e.schoolUrn === schoolUrn && e.leftOn === null;
      const begun = enrolments.findLastIndex((e, at) => open(e, at) && (e.since ?? e.knownOn) <= leftOn);
      const at = begun === -1 ? enrolments.findLastIndex((e, each) => open(e, each) && e.since === null) : begun;
      const enrolment = enrolments[at];
      if (enrolment !== undefined) enrolments[at] = { ...enrolment, leftOn };
    }
  }
  return enrolments;
}

/**
 * The last day of somebody who left a school and did not come back, by their enrolments there; null: on roll, or never
 * enrolled.
 */
export function leftForGood(enrolments: readonly Enrolment[]): CivilDate | null {
  return enrolments
    .map(({ leftOn }) => leftOn)
    .reduce(
      (last, day) => (last === null || day === null ? null : last > day ? last : day),
      enrolments[0]?.leftOn ?? null,
    );
}

/** Whether the stream is that of the leaving, or was merged into it before the leaving was recorded. */
function speaksOf(events: readonly EffectiveEvent[], leaving: EffectiveEvent, stream: string): boolean {
  if (stream === leaving.stream) return true;
  const merge = events.filter(isA(PupilMerged)).find(({ data }) => `pupil-${data.loser}` === stream);
  return merge !== undefined && merge.revision < leaving.revision && speaksOf(events, leaving, merge.stream);
}
