import { SCHEMA_VERSION } from '../../src/kernel/event.ts';
import { pupilIn } from '../../src/records/giving.ts';
import { LINKS, linkedPupil } from '../../src/records/links.ts';
import { FIELD_CLASSES } from '../../src/registry/events.ts';
import type { EventLog, IgnoredEvents } from '../../src/store/event-log.ts';
import { pupilStream } from './pupil-stream.ts';
import { StreamGroups } from './stream-groups.ts';

/** What links are read from. */
export type LinkedLog = Pick<EventLog, 'readStream' | 'readBatch' | 'head'>;

/** All known events but those that link records. */
export const NOT_LINKING: IgnoredEvents = {
  types: Object.keys(FIELD_CLASSES).filter((type) => !Object.hasOwn(LINKS, type)),
  schemaVersion: SCHEMA_VERSION,
};

/** Events looked through in one read. */
const BATCH = 20_000;

/** Which records are linked in a log, kept up to its head. */
class LogLinks {
  readonly #log: LinkedLog;
  readonly #groups = new StreamGroups();
  #read = 0;

  constructor(log: LinkedLog) {
    this.#log = log;
  }

  streamsWith(stream: string): readonly string[] {
    const head = this.#log.head();
    while (this.#read < head) {
      const batch = this.#log.readBatch(this.#read, Math.min(BATCH, head - this.#read), NOT_LINKING);
      if (batch === undefined) break;
      // An event that is not known links nothing: the model that meets it stops there.
      for (const event of batch.events) {
        const other = linkedPupil(event);
        if (other !== undefined) this.#groups.link(event.stream, pupilStream(other));
      }
      this.#read = batch.end.ordinal;
    }
    return this.#groups.with(stream);
  }
}

const LINKS_OF = new WeakMap<LinkedLog, LogLinks>();

/** The links of a log, read once for all models. */
export function linksOf(log: LinkedLog): LogLinks {
  const known = LINKS_OF.get(log) ?? new LogLinks(log);
  LINKS_OF.set(log, known);
  return known;
}

/** Pupils whose records are linked with this one's, itself included. */
export function linkedPupils(log: LinkedLog, pupil: string): readonly string[] {
  return linksOf(log).streamsWith(pupilStream(pupil)).map(pupilIn);
}
