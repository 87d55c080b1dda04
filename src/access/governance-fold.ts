import type { StoredEvent } from '../kernel/event.ts';
import { foldPerson, type Person } from '../governance/person.ts';
import { foldGovernance, type Governance } from '../governance/school.ts';
import type { EventLog } from '../store/event-log.ts';

const PREFIXES = ['school-', 'trust-', 'person-'] as const;

/**
 * If the log is further ahead than this, whole streams are read again. That is cheaper than reading all pupils' events
 * in between.
 */
const MAX_STEP = 2_000;

/**
 * The streams of schools, trusts and people, held in memory. `refresh` reads up to the head of the log, so whoever was
 * answered `visible: true` finds what they wrote. A stream is folded when asked for.
 */
export class GovernanceFold {
  private readonly log: EventLog;
  private readonly events = new Map<string, StoredEvent[]>();
  private governances = new Map<string, Governance>();
  private people = new Map<string, Person>();
  private upTo = 0;
  /** Grows with every change of these streams. */
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

  /** The events of one of these streams as stored. */
  eventsOf(stream: string): readonly StoredEvent[] {
    return this.events.get(stream) ?? [];
  }

  /** Names of the streams with this prefix, in the order of their first events. */
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
    // Reading a whole stream may have taken this event already.
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
  // Keeps only streams that exist: requests with made-up names must not fill the memory.
  if ((made as { readonly revision: number }).revision >= 0) memory.set(name, made);
  return made;
}
