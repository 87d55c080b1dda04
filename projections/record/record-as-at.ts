import { withMerged } from '../../src/records/whole-record.ts';
import type { Given, RecordOf } from '../../src/records/given-events.ts';
import { isTaking, type RecordOfSchool } from '../../src/records/giving.ts';
import { schoolsIn } from '../../src/records/own-events.ts';
import { schoolRecord, type SchoolRecord } from '../../src/records/school-record.ts';
import type { Placed } from '../../src/kernel/folding.ts';
import { backTo } from './school-views.ts';
import { schoolsRecordId } from '../../src/store/event-id.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { linkedPupils, type LinkedLog } from '../engine/log-links.ts';
import type { StreamAsAt } from '../engine/projection.ts';
import { pupilStream } from '../engine/pupil-stream.ts';

type Log = Pick<LinkedLog, 'readStream'>;

/**
 * Reads a pupil's whole record up to and including an ordinal, whichever schools wrote it, with the records that were
 * merged into it by then.
 */
export function recordAsAt(streamAsAt: StreamAsAt, stream: string, ordinal: number): readonly Placed<LoggedEvent>[] {
  return withMerged(streamAsAt(stream, ordinal), (loser) => recordAsAt(streamAsAt, pupilStream(loser), ordinal));
}

/** Reads a school's record of a pupil, as known at the ordinal. The id of an older record leads to the school's own. */
export function schoolRecordInLog(log: LinkedLog, of: RecordOfSchool, ordinal: number): SchoolRecord<LoggedEvent> {
  const recordOf = recordsInLog(log, ordinal);
  return schoolRecord({ ...of, pupil: ownPupil(log, recordOf, of) }, recordOf);
}

/** What other schools let the school read of a pupil, as known at the ordinal. */
export function givenInLog(log: LinkedLog, of: RecordOfSchool, ordinal: number): readonly Given<LoggedEvent>[] {
  const linked = linkedPupils(log, of.pupil);
  if (linked.length === 1) return [];
  const recordOf = recordsInLog(log, ordinal);
  const own = { ...of, pupil: ownPupil(log, recordOf, of) };
  const { own: events, given } = schoolRecord(own, recordOf);
  return [...given, ...backTo(own, events, linked, recordOf)];
}

/** The records of several schools, for a pupil's id that any of them may use. */
export function schoolRecordsInLog(
  log: LinkedLog,
  pupil: string,
  schools: readonly string[],
  ordinal: number,
): ReadonlyMap<string, SchoolRecord<LoggedEvent>> {
  const recordOf = recordsInLog(log, ordinal);
  return new Map(
    schools.map((schoolUrn) => [
      schoolUrn,
      schoolRecord({ schoolUrn, pupil: ownPupil(log, recordOf, { schoolUrn, pupil }) }, recordOf),
    ]),
  );
}

/**
 * The id under which a school knows a pupil now, for the id of an older record that it wrote with another school, or of
 * a record that it took over or takes part in.
 */
export function ownPupilInLog(log: LinkedLog, of: RecordOfSchool, ordinal: number): string {
  return ownPupil(log, recordsInLog(log, ordinal), of);
}

function ownPupil(log: LinkedLog, recordOf: RecordOf<LoggedEvent>, { schoolUrn, pupil }: RecordOfSchool): string {
  const [owner] = schoolsIn(recordOf(pupil).slice(0, 1));
  if (owner === schoolUrn) return pupil;
  const own = schoolsRecordId(pupil, schoolUrn);
  if (recordOf(own).length > 0) return own;
  const takes = (event: LoggedEvent): boolean =>
    isTaking(event) && event.data.schoolUrn === schoolUrn && event.data.fromPupil === pupil;
  const linked = linkedPupils(log, pupil);
  return linked.find((one) => one !== pupil && recordOf(one).some(takes)) ?? pupil;
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
