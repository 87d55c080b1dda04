import { SCHEMA_VERSION } from '../../src/kernel/event.ts';
import { isFailure } from '../../src/kernel/failure.ts';
import { linkedPupil, LINKS } from '../../src/records/links.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import { pupilStream } from './pupil-stream.ts';
import { NOT_LINKING } from './log-links.ts';
import { StreamGroups } from './stream-groups.ts';

/** Records by the groups in which they are linked. Nothing in a group's rows depends on another group. */
export interface LinkedRecords {
  /** Names of streams, in the order of the first event of each group. */
  readonly groups: readonly (readonly string[])[];
  /** Ordinal of the last event before the first that this program cannot read or does not know, else the log's end. */
  readonly upTo: number;
}

/** Events looked through in one read. */
const BATCH = 20_000;

/** Finds which records are linked, from one pass through the log that reads only linking and unknown events. */
export function linkedRecords(log: EventLog): LinkedRecords {
  const groups = new StreamGroups();
  const upTo = passThrough(log, (event, other) => {
    groups.link(event.stream, pupilStream(other));
  });
  return { groups: groups.of(log.streamsWithPrefix(pupilStream(''))), upTo };
}

/** Answers the ordinal before the first event that cannot be read or is not known. */
function passThrough(log: EventLog, link: (event: LoggedEvent, other: string) => void): number {
  const head = log.head();
  try {
    for (let after = 0; after < head;) {
      const batch = log.readBatch(after, Math.min(BATCH, head - after), NOT_LINKING);
      if (batch === undefined) break;
      for (const event of batch.events) {
        if (event.schemaVersion > SCHEMA_VERSION || !Object.hasOwn(LINKS, event.type)) return event.ordinal - 1;
        const other = linkedPupil(event);
        if (other !== undefined) link(event, other);
      }
      after = batch.end.ordinal;
    }
  } catch (error) {
    const at = isFailure(error, 'CORRUPT') ? error.detail['ordinal'] : undefined;
    if (typeof at !== 'number') throw error;
    return at - 1;
  }
  return head;
}
