import { withMerged } from '../../src/decisions/enrolment/merged-record.ts';
import type { Placed } from '../../src/kernel/folding.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import type { StreamAsAt } from '../engine/projection.ts';
import { pupilStream } from './pupil-stream.ts';

/**
 * The whole record of a pupil as it stood after the event with this ordinal, with what had been merged into it by then.
 */
export function recordAsAt(streamAsAt: StreamAsAt, stream: string, ordinal: number): readonly Placed<LoggedEvent>[] {
  return withMerged(streamAsAt(stream, ordinal), (loser) => recordAsAt(streamAsAt, pupilStream(loser), ordinal));
}

/** The same for a pupil, from the log itself. */
export function recordInLog(
  log: Pick<EventLog, 'readStream'>,
  pupil: string,
  ordinal: number,
): readonly Placed<LoggedEvent>[] {
  return recordAsAt((stream, upTo) => log.readStream(stream, upTo), pupilStream(pupil), ordinal);
}
