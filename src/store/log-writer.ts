import { isApplicationStream } from '../kernel/event.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import { laterInstant } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import { EmbeddedLog } from './embedded-log.ts';
import type { Appended, Position } from './event-store.ts';
import { EARLIEST } from './log-check.ts';
import { openLogForWriting } from './log-file.ts';
import type { LogKind } from './log-file.ts';
import { prepareEvent, uuidBytes, uuidText } from './log-row.ts';
import type { PreparedEvent } from './log-row.ts';
import type { Database } from './sqlite.ts';

/** An append for the writer. `expected` is -1 if the stream must not exist. */
export interface PreparedAppend {
  readonly stream: string;
  readonly events: readonly PreparedEvent[];
  readonly expected: number;
}

export interface MirroredEvent {
  readonly event: StoredEvent;
  /** The event's position in the underlying store. */
  readonly position: Position;
}

/** Number of newest events that are checked when a file is opened for writing. */
const CHECKED_AT_OPEN = 200;
/** Streams of which the writer remembers the newest revision. */
const MOST_STREAMS = 10_000;

/**
 * Opens or creates a log file for writing. The caller holds the writer's lock (`writer-lock.ts`), one writer for each
 * file.
 * Checks the newest events. So a torn or foreign end is Failure CORRUPT before anything is written after it.
 */
export function openLogWriter(file: string, kind: LogKind): LogWriter {
  const database = openLogForWriting(file, kind);
  try {
    const writer = new LogWriter(database, kind);
    writer.log.verify(Math.max(writer.log.end().place - CHECKED_AT_OPEN, 0) + 1);
    return writer;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Writes a log file in its own transactions. Each is durable when the method returns. */
export class LogWriter {
  readonly log: EmbeddedLog;
  readonly #database: Database;
  readonly #kind: LogKind;
  readonly #statements: ReturnType<typeof prepareStatements>;
  /** The end of the file and of the streams written last. This object is the one writer, so they change only here. */
  #end: WritingEnd | undefined;
  readonly #streams = new Map<string, WrittenStream>();

  constructor(database: Database, kind: LogKind) {
    this.#database = database;
    this.#kind = kind;
    this.log = new EmbeddedLog(database);
    this.#statements = prepareStatements(database);
    this.#noteEnd(this.#readEnd());
  }

  /**
   * Writes a group in one transaction and answers each append in order. Refuses an append before any of it is written,
   * so the others are not affected. If the transaction fails, nothing of the group is stored.
   */
  appendGroup(appends: readonly PreparedAppend[]): readonly (Appended | Failure)[] {
    const answers = this.#write((end) => appends.map((append) => this.#append(append, end)));
    if (answers.some((answer) => !(answer instanceof Failure) && !answer.repeated)) this.log.announceGrowth();
    return answers;
  }

  /**
   * Adds all or none of these events of the underlying store, in its global order, and answers the ordinal of the
   * newest. Skips events that are already there, so a follower may start a little earlier.
   * Throws Failure CORRUPT at a gap in a stream or another event in the same place, because this is not a mirror of
   * that store.
   */
  appendMirrored(events: readonly MirroredEvent[]): number {
    const added = this.#write((end) => events.filter((mirrored) => this.#mirror(mirrored, end)).length);
    if (added > 0) this.log.announceGrowth();
    return this.log.head();
  }

  limitPages(pages: number): void {
    this.#database.limitPages(pages);
  }

  close(): void {
    this.log.noteNewest(undefined);
    this.#database.close();
  }

  #write<T>(work: (end: WritingEnd) => T): T {
    const end = { ...(this.#end ?? this.#readEnd()) };
    try {
      const result = this.#database.transaction(() => work(end));
      this.#noteEnd(end);
      return result;
    } catch (error) {
      // Nothing was written, or it is not known: ask the file.
      this.#noteEnd(undefined);
      this.#streams.clear();
      throw error;
    }
  }

  #readEnd(): WritingEnd {
    return { ...this.log.end(), knownAt: this.log.knownAt() ?? EARLIEST };
  }

  #noteEnd(end: WritingEnd | undefined): void {
    this.#end = end;
    this.log.noteNewest(end === undefined || end.ordinal === 0 ? undefined : [end.ordinal, end.knownAt]);
  }

  #append(append: PreparedAppend, end: WritingEnd): Appended | Failure {
    const stream = this.#stream(append.stream);
    const head = stream?.head ?? -1;
    if (head !== append.expected) return this.#firstResult(append) ?? wrongRevision(append, head);
    const known = append.events.map((event) => this.#statements.known.get(event.id)).find((row) => row !== undefined);
    if (known?.[0] === append.stream) return wrongRevision(append, head);
    if (known !== undefined) return new Failure('CONFIGURATION', 'an event id is in use by an event of another stream');
    const written = stream ?? this.#addStream(append.stream);
    for (const event of append.events) this.#insert(event, written, null, end);
    return { revision: head + append.events.length, position: String(end.place), repeated: false };
  }

  /** The first answer to an append that is already stored, with the same ids at the same revisions. */
  #firstResult(append: PreparedAppend): Appended | undefined {
    let place = 0;
    for (const [index, event] of append.events.entries()) {
      const stored = this.#statements.at.get(append.stream, append.expected + 1 + index);
      if (stored === undefined || !Buffer.from(stored[1]).equals(event.id)) return undefined;
      place = stored[0];
    }
    return { revision: append.expected + append.events.length, position: String(place), repeated: true };
  }

  #mirror({ event, position }: MirroredEvent, end: WritingEnd): boolean {
    const known = this.#stream(event.stream);
    const head = known?.head ?? -1;
    if (event.revision <= head) {
      const stored = this.#statements.at.get(event.stream, event.revision);
      if (stored !== undefined && uuidText(stored[1]) === event.id && stored[2] === position) return false;
      throw new Failure('CORRUPT', 'the mirror holds another event than its store', { revision: event.revision });
    }
    if (event.revision !== head + 1)
      throw new Failure('CORRUPT', 'a stream of the mirror would have a gap', { revision: event.revision });
    if (this.#statements.known.get(uuidBytes(event.id)) !== undefined)
      throw new Failure('CORRUPT', 'an event of the store has an id that is taken');
    const stream = known ?? this.#addStream(event.stream);
    if (!stream.counted) throw new Failure('CONFIGURATION', 'a mirror holds application streams only');
    this.#insert(prepareEvent(event), stream, position, end);
    return true;
  }

  #stream(name: string): WrittenStream | undefined {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const row = this.#statements.stream.get(name);
    return row && this.#keep(name, { id: row[0], counted: row[1] === 1, head: row[2] ?? -1 });
  }

  #addStream(name: string): WrittenStream {
    const counted = this.#kind === 'EVERY_STREAM' || isApplicationStream(name);
    const [id] = this.#statements.addStream.get(name, Number(counted)) ?? [0];
    return this.#keep(name, { id, counted, head: -1 });
  }

  #keep(name: string, stream: WrittenStream): WrittenStream {
    const [oldest] = this.#streams.keys();
    if (this.#streams.size >= MOST_STREAMS && oldest !== undefined) this.#streams.delete(oldest);
    this.#streams.set(name, stream);
    return stream;
  }

  #insert(event: PreparedEvent, stream: WrittenStream, position: Position | null, end: WritingEnd): void {
    const { counted } = stream;
    stream.head += 1;
    end.place += 1;
    if (counted) {
      end.ordinal += 1;
      end.knownAt = laterInstant(end.knownAt, event.recordedAt ?? end.knownAt);
    }
    this.#statements.insert.run(
      end.place,
      counted ? end.ordinal : null,
      stream.id,
      stream.head,
      event.id,
      event.type,
      event.schemaVersion,
      event.data,
      event.metadata,
      counted ? end.knownAt : null,
      position,
    );
  }
}

/** The end of the log within a transaction, kept when it commits. */
interface WritingEnd {
  place: number;
  ordinal: number;
  knownAt: Instant;
}

/** A stream's row and its newest revision, -1 for none. Dropped if a transaction fails. */
interface WrittenStream {
  readonly id: number;
  readonly counted: boolean;
  head: number;
}

function wrongRevision(append: PreparedAppend, actual: number): Failure {
  return new Failure(
    'WRONG_EXPECTED_REVISION',
    `the stream is at revision ${String(actual)}, expected ${String(append.expected)}`,
    { actual },
  );
}

function prepareStatements(database: Database) {
  return {
    at: database.prepareTuples<[number, Uint8Array, string | null]>(
      'SELECT e.place, e.id, e.position FROM event e WHERE e.stream = (SELECT id FROM stream WHERE name = ?) AND e.revision = ?',
    ),
    known: database.prepareTuples<[string]>(
      'SELECT s.name FROM event e JOIN stream s ON s.id = e.stream WHERE e.id = ?',
    ),
    stream: database.prepareTuples<[number, number, number | null]>(
      'SELECT s.id, s.counted, (SELECT max(e.revision) FROM event e WHERE e.stream = s.id) FROM stream s WHERE s.name = ?',
    ),
    addStream: database.prepareTuples<[number]>('INSERT INTO stream (name, counted) VALUES (?, ?) RETURNING id'),
    insert: database.prepareTuples<[]>(
      `INSERT INTO event (place, ordinal, stream, revision, id, type, schema_version, data, metadata, known_at, position)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
