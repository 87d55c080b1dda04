import { mergedPupils } from '../../src/decisions/enrolment/merged-record.ts';
import { withMerged } from '../../src/records/whole-record.ts';
import { RecordContinued } from '../../src/decisions/enrolment/events.ts';
import { type Given, givenBack, type RecordOf } from '../../src/records/given-events.ts';
import { pupilIn, type RecordOfSchool } from '../../src/records/giving.ts';
import { ownEvents, schoolsIn } from '../../src/records/own-events.ts';
import { schoolRecord, type SchoolRecord } from '../../src/records/school-record.ts';
import type { Placed } from '../../src/kernel/folding.ts';
import { isA } from '../../src/kernel/members.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { StreamAsAt } from '../engine/projection.ts';

/** A child's record as one school may count it: what it recorded, and the facts given to it. */
export interface SchoolView {
  readonly schoolUrn: string;
  readonly pupil: string;
  readonly record: readonly Placed<LoggedEvent>[];
  /** What other schools decided while both have the child. */
  readonly shared: () => readonly Placed<LoggedEvent>[];
}

/** The views that follow from linked streams, as known at the ordinal. A merged record has none of its own. */
export function schoolViews(
  streams: readonly string[],
  streamAsAt: StreamAsAt,
  ordinal: number,
): readonly SchoolView[] {
  const { stored, recordOf } = linked(streams, streamAsAt, ordinal);
  const all = [...stored.values()].flat();
  const merged = new Set(mergedPupils(all));
  const continued = new Set(all.filter(isA(RecordContinued)).map(({ data }) => `${data.schoolUrn} ${data.fromPupil}`));
  return [...stored.keys()]
    .filter((pupil) => !merged.has(pupil))
    .flatMap((pupil) =>
      schoolsIn(recordOf(pupil))
        .filter((schoolUrn) => !continued.has(`${schoolUrn} ${pupil}`))
        .map((schoolUrn) => {
          const of = { schoolUrn, pupil };
          const record = schoolRecord(of, recordOf);
          const shared = () => sharedWith(of, record, [...stored.keys()], recordOf);
          return { ...of, record: record.whole, shared };
        }),
    );
}

function sharedWith(
  of: RecordOfSchool,
  { own, given }: SchoolRecord<LoggedEvent>,
  linkedPupils: readonly string[],
  recordOf: RecordOf<LoggedEvent>,
): readonly Placed<LoggedEvent>[] {
  return [...given, ...backTo(of, own, linkedPupils, recordOf)]
    .filter(({ giving }) => giving.kind === 'WHILE_SHARED')
    .flatMap(({ readable }) => readable);
}

/** What the schools that take part in a school's record let it read in turn. */
export function backTo(
  of: RecordOfSchool,
  own: readonly Placed<LoggedEvent>[],
  linkedPupils: readonly string[],
  recordOf: RecordOf<LoggedEvent>,
): readonly Given<LoggedEvent>[] {
  return linkedPupils.flatMap((pupil) =>
    schoolsIn(recordOf(pupil))
      .filter((schoolUrn) => schoolUrn !== of.schoolUrn)
      .flatMap((schoolUrn) => givenBack(of, own, { schoolUrn, pupil }, ownEvents(recordOf(pupil), schoolUrn))),
  );
}

function linked(streams: readonly string[], streamAsAt: StreamAsAt, ordinal: number) {
  const stored = new Map(streams.map((stream) => [pupilIn(stream), streamAsAt(stream, ordinal)]));
  const records = new Map<string, readonly Placed<LoggedEvent>[]>();
  const recordOf: RecordOf<LoggedEvent> = (pupil) => {
    const record = records.get(pupil) ?? withMerged(stored.get(pupil) ?? [], recordOf);
    records.set(pupil, record);
    return record;
  };
  return { stored, recordOf };
}
