import { withMerged } from '../../src/records/whole-record.ts';
import type { RecordOf } from '../../src/records/given-events.ts';
import type { RecordOfSchool } from '../../src/records/giving.ts';
import { schoolsIn } from '../../src/records/own-events.ts';
import { schoolRecord, type SchoolRecord } from '../../src/records/school-record.ts';
import type { Placed } from '../../src/kernel/folding.ts';
import { schoolsRecordId } from '../../src/store/event-id.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import type { StreamAsAt } from '../engine/projection.ts';
import { pupilStream } from '../engine/pupil-stream.ts';

type Log = Pick<EventLog, 'readStream'>;

/**
 * Reads a pupil's whole record up to and including an ordinal, whichever schools wrote it, with the records that were
 * merged into it by then.
 */
export function recordAsAt(streamAsAt: StreamAsAt, stream: string, ordinal: number): readonly Placed<LoggedEvent>[] {
  return withMerged(streamAsAt(stream, ordinal), (loser) => recordAsAt(streamAsAt, pupilStream(loser), ordinal));
}

/** Reads a school's record of a pupil, as known at the ordinal. The id of an older record leads to the school's own. */
export function schoolRecordInLog(log: Log, of: RecordOfSchool, ordinal: number): SchoolRecord<LoggedEvent> {
  const recordOf = recordsInLog(log, ordinal);
  return schoolRecord({ ...of, pupil: ownPupil(recordOf, of) }, recordOf);
}

/** The records of several schools, for a pupil's id that any of them may use. */
export function schoolRecordsInLog(
  log: Log,
  pupil: string,
  schools: readonly string[],
  ordinal: number,
): ReadonlyMap<string, SchoolRecord<LoggedEvent>> {
  const recordOf = recordsInLog(log, ordinal);
  return new Map(
    schools.map((schoolUrn) => [
      schoolUrn,
      schoolRecord({ schoolUrn, pupil: ownPupil(recordOf, { schoolUrn, pupil }) }, recordOf),
    ]),
  );
}

/** The id under which a school knows a pupil now, for the id of an older record that it wrote with another school. */
export function ownPupilInLog(log: Log, of: RecordOfSchool, ordinal: number): string {
  return ownPupil(recordsInLog(log, ordinal), of);
}

function ownPupil(recordOf: RecordOf<LoggedEvent>, { schoolUrn, pupil }: RecordOfSchool): string {
  const [owner] = schoolsIn(recordOf(pupil).slice(0, 1));
  if (owner === schoolUrn) return pupil;
  const own = schoolsRecordId(pupil, schoolUrn);
  return recordOf(own).length > 0 ? own : pupil;
}

/** Like `recordAsAt`, but takes the log and the pupil's id. */
export function recordInLog(log: Log, pupil: string, ordinal: number): readonly Placed<LoggedEvent>[] {
  return recordAsAt((stream, upTo) => log.readStream(stream, upTo), pupilStream(pupil), ordinal);
}

function recordsInLog(log: Log, ordinal: number): RecordOf<LoggedEvent> {
  const records = new Map<string, readonly Placed<LoggedEvent>[]>();
  return (pupil) => {
    const record = records.get(pupil) ?? recordInLog(log, pupil, ordinal);
    records.set(pupil, record);
    return record;
  };
}
