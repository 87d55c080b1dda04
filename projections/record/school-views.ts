import { mergedPupils } from '../../src/decisions/enrolment/merged-record.ts';
import { withMerged } from '../../src/records/whole-record.ts';
import { RecordContinued } from '../../src/decisions/enrolment/events.ts';
import type { RecordOf } from '../../src/records/given-events.ts';
import { pupilIn } from '../../src/records/giving.ts';
import { schoolsIn } from '../../src/records/own-events.ts';
import { schoolRecord } from '../../src/records/school-record.ts';
import type { Placed } from '../../src/kernel/folding.ts';
import { isA } from '../../src/kernel/members.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { StreamAsAt } from '../engine/projection.ts';

/** A child's record as one school may count it: what it recorded, and the facts given to it. */
export interface SchoolView {
  readonly schoolUrn: string;
  readonly pupil: string;
  readonly record: readonly Placed<LoggedEvent>[];
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
        .map((schoolUrn) => ({ schoolUrn, pupil, record: schoolRecord({ schoolUrn, pupil }, recordOf).whole })),
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
