import type { StoredEvent } from '../kernel/event.ts';
import { foldPerson, type Person } from '../governance/person.ts';
import { foldGovernance, type Governance } from '../governance/school.ts';
import type { EventLog } from '../store/event-log.ts';

const PREFIXES = ['school-', 'trust-', 'person-'] as const;

/**
 * Behind the log by more than this, whole streams are read again: cheaper than reading every pupil's events on the way.
 */
const MAX_STEP = 2_000;

/**
 * The streams of schools, trusts and people, folded and held in memory. `refresh` brings them up to the log's head at
 * once, so that whoever was told `visible: true` finds what they wrote. Folding happens when a stream is asked for.
 */
export class GovernanceFold {
  private readonly log: EventLog;
  private readonly events = new Map<string, StoredEvent[]>();
  private governances = new Map<string, Governance>();
  private people = new Map<string, Person>();
  private upTo = 0;
  /** Grows whenever one of these streams has changed. */
  version = 0;

  constructor(log: EventLog) {
    this.log = log;
  }

  refresh(): void {
    const head = this.log.head();
    if (head === this.upTo) return;
    if (this.upTo === 0 || head - this.upTo > MAX_STEP) this.readWhole();
    else for (const event of this.log.readAfter(this.upTo, head - this.upTo)) this.take(event);
    this.upTo = head;
  }

  governance(stream: string): Governance {
    return remembered(this.governances, stream, () => foldGovernance(this.events.get(stream) ?? []));
  }

  person(id: string): Person {
    return remembered(this.people, id, () => foldPerson(this.events.get(`person-${id}`) ?? []));
  }

  /** Names of the streams that begin so, in the order of their first event. */
  streams(prefix: string): readonly string[] {
    return [...this.events.keys()].filter((stream) => stream.startsWith(prefix));
  }

  private readWhole(): void {
    for (const prefix of PREFIXES) {
      for (const stream of this.log.streamsWithPrefix(prefix)) {
        for (const event of this.log.readStream(stream).slice(this.events.get(stream)?.length ?? 0)) this.take(event);
      }
    }
  }

  private take(event: StoredEvent): void {
    if (!PREFIXES.some((prefix) => event.stream.startsWith(prefix))) return;
    const known = this.events.get(event.stream) ?? [];
    // Another writer's event may have come with a whole stream before its ordinal was passed.
    if (event.revision < known.length) return;
    known.push(event);
    this.events.set(event.stream, known);
    this.governances.delete(event.stream);
    this.people.delete(event.stream.slice('person-'.length));
    this.version += 1;
  }
}

function remembered<Value>(memory: Map<string, Value>, name: string, make: () => Value): Value {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const made = make();
  // Only what exists is kept: asking for made-up names must not fill the memory.
  if ((made as { readonly revision: number }).revision >= 0) memory.set(name, made);
  return made;
}
