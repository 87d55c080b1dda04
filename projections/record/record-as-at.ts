import { withMerged } from '../../src/decisions/enrolment/merged-record.ts';
import type { Placed } from '../../src/kernel/folding.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import type { StreamAsAt } from '../engine/projection.ts';
import { pupilStream } from '../engine/pupil-stream.ts';

/** Reads a pupil's whole record up to and including an ordinal, with the records that were merged into it by then. */
export function recordAsAt(streamAsAt: StreamAsAt, stream: string, ordinal: number): readonly Placed<LoggedEvent>[] {
  return withMerged(streamAsAt(stream, ordinal), (loser) => recordAsAt(streamAsAt, pupilStream(loser), ordinal));
}

/** Like `recordAsAt`, but takes the log and the pupil's id. */
export function recordInLog(
  log: Pick<EventLog, 'readStream'>,
  pupil: string,
  ordinal: number,
): readonly Placed<LoggedEvent>[] {
  return recordAsAt((stream, upTo) => log.readStream(stream, upTo), pupilStream(pupil), ordinal);
}
