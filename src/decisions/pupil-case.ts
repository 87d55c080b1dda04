import type { CivilDate } from '../kernel/civil-date.ts';
import { type EffectiveEvent, foldCorrections, type Placed } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { PupilMerged, RecordContinued } from './enrolment/events.ts';
import { identitiesOf, type StoredIdentity } from './enrolment/identity.ts';
import { type Transfer, transfersOf } from './enrolment/transfers.ts';
import { DiscrepancyRaised, PupilEnrolled, PupilLeft } from './pupil-events.ts';
import { type StatusPeriod, statusPeriods } from './sen-status.ts';

/** One enrolment at a school. `since` is null if the admission date is not known; then no date is before it. */
export interface Enrolment {
  readonly schoolUrn: string;
  readonly since: CivilDate | null;
  readonly knownOn: CivilDate;
  readonly leftOn: CivilDate | null;
  readonly ncYear: string | null;
}

/** State of one pupil's record, as rules need it. Folding a shorter list gives the state at an earlier cut. */
export interface PupilCase {
  readonly registered: EffectiveEvent | undefined;
  /** The pupil's identity, sealed; undefined if never registered. */
  readonly identity: StoredIdentity | undefined;
  readonly enrolments: readonly Enrolment[];
  readonly transfers: readonly Transfer[];
  readonly periods: readonly StatusPeriod[];
  readonly discrepancies: readonly DiscrepancyRaised[];
  /** Every event that counts, in the order of effective dates. */
  readonly events: readonly EffectiveEvent[];
}

/** Folds a pupil's whole record (`enrolment/merged-record.ts`), up to any cut. */
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
 * Enrolments, oldest first. A leaving ends the newest open enrolment at its school that had begun by then. If the
 * admission date is not known, it may end one that became known only later.
 * A leaving concerns its own stream and those merged into it before. The leaving recorded on a duplicate does not end
 * the child's enrolment.
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
 * The last day of a pupil who left a school and did not come back, from the enrolments there. Null if on roll or never
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

/**
 * Whether the leaving concerns the stream: its own, the older one that its own continues, or one merged into it before
 * the leaving was recorded.
 */
function speaksOf(events: readonly EffectiveEvent[], leaving: EffectiveEvent, stream: string): boolean {
  if (stream === leaving.stream) return true;
  const continued = events.filter(isA(RecordContinued)).find((event) => event.stream === leaving.stream);
  if (continued !== undefined && `pupil-${continued.data.fromPupil}` === stream) return true;
  const merge = events.filter(isA(PupilMerged)).find(({ data }) => `pupil-${data.loser}` === stream);
  return merge !== undefined && merge.revision < leaving.revision && speaksOf(events, leaving, merge.stream);
}
