import type { StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import type { EventLog, LoggedEvent, IgnoredEvents, LogBatch } from './event-log.ts';
import type { Position, ReadOptions } from './event-store.ts';
import { checkRows } from './log-check.ts';
import { openLogForReading } from './log-file.ts';
import { EVENT_COLUMNS, loggedEvent, storedEvent, uuidText } from './log-row.ts';
import type { EventRow } from './log-row.ts';
import type { Database, SqlValue } from './sqlite.ts';

/** The end of a log. `place` counts all events of the file, `ordinal` only those of the log. */
export interface LogEnd {
  readonly place: number;
  readonly ordinal: number;
}

/** Opens a log file for reading with its own connection, in any thread. Call `head()` to see growth. */
export function openEmbeddedLog(file: string): EmbeddedLog {
  return new EmbeddedLog(openLogForReading(file));
}

/** The log in a local file (`log-file.ts`). All methods are synchronous and see what is committed. */
export class EmbeddedLog implements EventLog {
  readonly #database: Database;
  readonly #queries: ReturnType<typeof prepareQueries>;
  readonly #isMirror: boolean;
  readonly #listeners = new Set<() => void>();
  /** The newest event of the log, known where this process is the file's one writer. */
  #newest: readonly [ordinal: number, knownAt: Instant] | undefined;

  constructor(database: Database) {
    this.#database = database;
    this.#queries = prepareQueries(database);
    this.#isMirror = database.prepareTuples<[string]>('SELECT kind FROM log').get()?.[0] === 'MIRROR';
  }

  get file(): string {
    return this.#database.file;
  }

  head(): number {
    return (this.#newest ?? this.#queries.newest.get())?.[0] ?? 0;
  }

  knownAt(): Instant | undefined {
    return (this.#newest ?? this.#queries.newest.get())?.[1];
  }

  readAfter(after: number, limit: number): readonly LoggedEvent[] {
    const place = after <= 0 ? 0 : this.placeOf(after);
    return place === undefined ? [] : this.#queries.countedAfter.all(place, limit).map(loggedEvent);
  }

  readBatch(after: number, limit: number, { types, schemaVersion }: IgnoredEvents): LogBatch | undefined {
    const place = after <= 0 ? 0 : this.placeOf(after);
    const end = this.#queries.lastWithin.get(after, after + limit);
    if (place === undefined || end === undefined) return undefined;
    const [ordinal, id, last] = end;
    const rows = this.#queries.concerning.all(place, last, schemaVersion, JSON.stringify(types));
    return { events: rows.map(loggedEvent), end: { ordinal, id: uuidText(id) } };
  }

  readStream(stream: string, upTo = Number.MAX_SAFE_INTEGER): readonly LoggedEvent[] {
    return this.#queries.streamUpTo.all(stream, upTo).map(loggedEvent);
  }

  streamsWithPrefix(prefix: string): readonly string[] {
    return this.#queries.prefixed.all(prefix, prefix + LAST_CHARACTER).map(([name]) => name);
  }

  ordinalKnownAt(recordedAt: Instant): number {
    let known = 0;
    let later = this.head() + 1;
    while (later - known > 1) {
      const middle = Math.floor((known + later) / 2);
      if ((this.knownAtOrdinal(middle) ?? '') <= recordedAt) known = middle;
      else later = middle;
    }
    return known;
  }

  knownAtOrdinal(ordinal: number): Instant | undefined {
    return this.#queries.knownAt.get(ordinal)?.[0];
  }

  /** For an event outside the log, answers the ordinal that the log had reached at its place. */
  ordinalOf(position: Position): number | undefined {
    if (this.#isMirror) return this.#queries.byPosition.get(position)?.[0];
    const place = placeIn(position);
    if (place === undefined || place > this.end().place) return undefined;
    return this.#queries.ordinalUpTo.get(place)?.[0] ?? 0;
  }

  positionOf(ordinal: number): Position | undefined {
    const row = this.#queries.position.get(ordinal);
    return row === undefined ? undefined : (row[0] ?? String(row[1]));
  }

  onGrowth(listener: () => void): () => void {
    // Wrap the listener, so that a function may listen twice and each stop removes one of them.
    const entry = () => {
      listener();
    };
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /** The writer says after each commit which event is the newest; undefined: the file has to be asked. */
  noteNewest(newest: readonly [ordinal: number, knownAt: Instant] | undefined): void {
    this.#newest = newest;
  }

  /** Tells listeners that the log has grown. The writer calls it after its commit. */
  announceGrowth(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** The end of the file, including events outside the log. */
  end(): LogEnd {
    return { place: this.#queries.lastPlace.get()?.[0] ?? 0, ordinal: this.head() };
  }

  placeOf(ordinal: number): number | undefined {
    return this.#queries.place.get(ordinal)?.[0];
  }

  /** Reads any stream of the file, including those outside the log. */
  read(stream: string, options: ReadOptions = {}): readonly StoredEvent[] {
    const limit = options.limit ?? -1;
    const rows =
      options.direction === 'BACKWARDS'
        ? this.#queries.streamBackwards.all(stream, options.from ?? Number.MAX_SAFE_INTEGER, limit)
        : this.#queries.streamForwards.all(stream, options.from ?? 0, limit);
    return rows.map(storedEvent);
  }

  /** Iterates over the rows of all streams after a place. The caller stops when it has enough. */
  rowsAfter(place: number): IterableIterator<EventRow> {
    return this.#queries.allAfter.iterate(place);
  }

  /**
   * Checks the file from this place to its end: numbers without gaps, `knownAt`, and canonical form of data and
   * metadata. From place 1 it also checks the structure of every page.
   * Throws Failure CORRUPT with the first wrong event. This takes about as long again as reading, so it is meant for
   * `doctor`.
   * Other reads check only that rows hold JSON. Opening for writing checks the newest events, and the ledger proves the
   * content.
   */
  verify(firstPlace = 1): void {
    checkRows(this.rowsAfter(firstPlace - 1), firstPlace);
    const answer = firstPlace > 1 ? 'ok' : this.#database.pragma('quick_check(1)');
    if (answer !== 'ok') throw new Failure('CORRUPT', `${this.#database.file}: ${String(answer)}`);
  }

  close(): void {
    this.#newest = undefined;
    this.#database.close();
  }
}

const LAST_CHARACTER = '\u{10ffff}';

function placeIn(position: Position): number | undefined {
  return /^[1-9]\d{0,15}$/.test(position) ? Number(position) : undefined;
}

function prepareQueries(database: Database) {
  const one = <Row extends readonly SqlValue[]>(sql: string) => database.prepareTuples<Row>(sql);
  return {
    newest: one<[number, Instant]>(
      'SELECT ordinal, known_at FROM event WHERE ordinal IS NOT NULL ORDER BY ordinal DESC LIMIT 1',
    ),
    lastPlace: one<[number | null]>('SELECT max(place) FROM event'),
    place: one<[number]>('SELECT place FROM event WHERE ordinal = ?'),
    knownAt: one<[Instant]>('SELECT known_at FROM event WHERE ordinal = ?'),
    position: one<[string | null, number]>('SELECT position, place FROM event WHERE ordinal = ?'),
    byPosition: one<[number]>('SELECT ordinal FROM event WHERE position = ?'),
    ordinalUpTo: one<[number]>(
      'SELECT ordinal FROM event WHERE place <= ? AND +ordinal IS NOT NULL ORDER BY place DESC LIMIT 1',
    ),
    countedAfter: one<EventRow>(
      `SELECT ${EVENT_COLUMNS} WHERE e.place > ? AND +e.ordinal IS NOT NULL ORDER BY e.place LIMIT ?`,
    ),
    lastWithin: one<[number, Uint8Array, number]>(
      'SELECT ordinal, id, place FROM event WHERE ordinal > ? AND ordinal <= ? ORDER BY ordinal DESC LIMIT 1',
    ),
    concerning: one<EventRow>(`SELECT ${EVENT_COLUMNS} WHERE e.place > ? AND e.place <= ? AND +e.ordinal IS NOT NULL
      AND (e.schema_version > ? OR e.type NOT IN (SELECT value FROM json_each(?))) ORDER BY e.place`),
    allAfter: one<EventRow>(`SELECT ${EVENT_COLUMNS} WHERE e.place > ? ORDER BY e.place`),
    streamForwards: one<EventRow>(
      `SELECT ${EVENT_COLUMNS} WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision LIMIT ?`,
    ),
    // Events outside the log have no ordinal.
    streamUpTo: one<EventRow>(`SELECT ${EVENT_COLUMNS} WHERE s.name = ? AND +e.ordinal <= ? ORDER BY e.revision`),
    streamBackwards: one<EventRow>(
      `SELECT ${EVENT_COLUMNS} WHERE s.name = ? AND e.revision <= ? ORDER BY e.revision DESC LIMIT ?`,
    ),
    prefixed: one<[string]>('SELECT name FROM stream WHERE counted = 1 AND name >= ? AND name < ? ORDER BY id'),
  };
}
