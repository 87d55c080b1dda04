import { foldPerson, type Person } from '../governance/person.ts';
import { foldGovernance, type Governance } from '../governance/school.ts';
import type { EventLog, LoggedEvent } from '../store/event-log.ts';

const PREFIXES = ['school-', 'trust-', 'person-'] as const;

/**
 * If the log is further ahead than this, whole streams are read again. That is cheaper than reading all pupils' events
 * in between.
 */
const MAX_STEP = 2_000;

/**
 * The streams of schools, trusts and people, held in memory. `refresh` reads up to the head of the log, so whoever was
 * answered `visible: true` finds what they wrote. A stream is folded when asked for, as known at any ordinal.
 */
export class GovernanceFold {
  private readonly log: EventLog;
  private readonly events = new Map<string, LoggedEvent[]>();
  private readonly governances = new Map<string, Governance>();
  private readonly people = new Map<string, Person>();
  /** Past versions of a stream, by their number of events: events never change, so these stay. */
  private readonly versions = new Map<string, Map<number, Governance>>();
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
  eventsOf(stream: string): readonly LoggedEvent[] {
    return this.events.get(stream) ?? [];
  }

  /** A stream as it was known at an ordinal. */
  governanceAt(stream: string, ordinal: number): Governance {
    const events = this.events.get(stream) ?? [];
    const known = countUpTo(events, ordinal);
    if (known === events.length) return this.governance(stream);
    const versions = this.versions.get(stream) ?? new Map<number, Governance>();
    this.versions.set(stream, versions);
    return versionOf(versions, known, () => foldGovernance(events.slice(0, known)));
  }

  personAt(id: string, ordinal: number): Person {
    const events = this.events.get(`person-${id}`) ?? [];
    const known = countUpTo(events, ordinal);
    return known === events.length ? this.person(id) : foldPerson(events.slice(0, known));
  }

  /** Ordinals of a stream's events after one up to another. */
  changes(stream: string, after: number, upTo: number): readonly number[] {
    const events = this.events.get(stream) ?? [];
    return events.slice(countUpTo(events, after), countUpTo(events, upTo)).map(({ ordinal }) => ordinal);
  }

  /** Ordinals of all events of these streams and of all persons, in order. */
  changesOf(streams: readonly string[]): readonly number[] {
    return [...streams, ...this.streams('person-')]
      .flatMap((stream) => this.events.get(stream) ?? [])
      .map(({ ordinal }) => ordinal)
      .sort((a, b) => a - b);
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

  private take(event: LoggedEvent): void {
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

/** How many events of a stream had an ordinal up to this one. */
function countUpTo(events: readonly LoggedEvent[], ordinal: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.ordinal ?? Infinity) <= ordinal) low = middle + 1;
    else high = middle;
  }
  return low;
}

function versionOf(versions: Map<number, Governance>, known: number, fold: () => Governance): Governance {
  const version = versions.get(known) ?? fold();
  versions.set(known, version);
  return version;
}

function remembered<Value>(memory: Map<string, Value>, name: string, make: () => Value): Value {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const made = make();
  // Keeps only streams that exist: requests with made-up names must not fill the memory.
  if ((made as { readonly revision: number }).revision >= 0) memory.set(name, made);
  return made;
}
