import { SCHEMA_VERSION } from '../../src/kernel/event.ts';
import { isFailure } from '../../src/kernel/failure.ts';
import { type EventType, FIELD_CLASSES } from '../../src/registry/events.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import { pupilStream } from './pupil-stream.ts';
import { textIn } from './text-in.ts';

/** Events that link the record of their stream to another pupil's record, and the member that names that pupil. */
const LINKS: Readonly<Partial<Record<EventType, string>>> = { PupilMerged: 'loser', MergedInto: 'survivor' };

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
  const groups = new Groups();
  const upTo = passThrough(log, (event, other) => {
    groups.link(event.stream, pupilStream(other));
  });
  return { groups: groups.of(log.streamsWithPrefix(pupilStream(''))), upTo };
}

/** Answers the ordinal before the first event that cannot be read or is not known. */
function passThrough(log: EventLog, link: (event: LoggedEvent, other: string) => void): number {
  const head = log.head();
  const ignored = {
    types: Object.keys(FIELD_CLASSES).filter((type) => !Object.hasOwn(LINKS, type)),
    schemaVersion: SCHEMA_VERSION,
  };
  try {
    for (let after = 0; after < head;) {
      const batch = log.readBatch(after, Math.min(BATCH, head - after), ignored);
      if (batch === undefined) break;
      for (const event of batch.events) {
        const member = event.schemaVersion > SCHEMA_VERSION ? undefined : LINKS[event.type as EventType];
        if (member === undefined) return event.ordinal - 1;
        link(event, textIn(event.data, member));
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

/** Sets of streams that are joined by links. */
class Groups {
  readonly #towards = new Map<string, string>();

  link(one: string, other: string): void {
    const [a, b] = [this.#root(one), this.#root(other)];
    if (a !== b) this.#towards.set(b, a);
  }

  /** The groups of these streams, each in the place of its first stream. */
  of(streams: readonly string[]): readonly (readonly string[])[] {
    return [...Map.groupBy(streams, (stream) => this.#root(stream)).values()];
  }

  #root(stream: string): string {
    let root = stream;
    for (let next = this.#towards.get(root); next !== undefined; next = this.#towards.get(root)) root = next;
    return root;
  }
}
