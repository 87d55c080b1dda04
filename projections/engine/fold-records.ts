import { isFailure } from '../../src/kernel/failure.ts';
import type { EventLog } from '../../src/store/event-log.ts';
import type { PartFile } from './part-file.ts';
import { readGroup, type RecordGroup } from './record-group.ts';

/** Reads groups of linked records once and inserts the rows of all models that follow from them. */
export function foldRecords(
  log: Pick<EventLog, 'readStream'>,
  groups: readonly (readonly string[])[],
  upTo: number,
  files: readonly PartFile[],
): void {
  for (const file of files) file.begin();
  for (const streams of groups) {
    const group = groupOf(log, streams, upTo, files);
    for (const file of files) file.fold(group);
  }
  for (const file of files) file.commit();
}

const NOTHING: RecordGroup = { events: [], streamAsAt: () => [], linkedStreams: () => [] };

function groupOf(
  log: Pick<EventLog, 'readStream'>,
  streams: readonly string[],
  upTo: number,
  files: readonly PartFile[],
): RecordGroup {
  try {
    return readGroup(log, streams, upTo);
  } catch (error) {
    const at = isFailure(error, 'CORRUPT') ? error.detail['ordinal'] : undefined;
    if (typeof at !== 'number') throw error;
    for (const file of files) file.cannotRead(at, error);
    return NOTHING;
  }
}
