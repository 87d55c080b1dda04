import { Failure } from '../kernel/failure.ts';
import { Database } from './sqlite.ts';

/**
 * Use of a file of the embedded format. STORE: a store's own log. MIRROR: this process's mirror of another store's log.
 * EVERY_STREAM: a file in which all streams have ordinals, such as the access records, which are outside the proven
 * log.
 */
export type LogKind = 'STORE' | 'MIRROR' | 'EVERY_STREAM';

/** "SENd" in ASCII, at byte 68 of the file (https://sqlite.org/fileformat.html §1.3.16). */
const APPLICATION_ID = 0x53454e64;
const FORMAT_VERSION = 1;

/**
 * `place` numbers all events of the file from 1. `ordinal` numbers those of the log and is the same in every store.
 * `data` and `metadata` are canonical JSON.
 * `known_at` is the running maximum of metadata.recordedAt over the events of the log. It rises with the ordinal, so a
 * binary search finds an instant without an index.
 * The trigger on INSERT refuses a REPLACE even on a connection without recursive_triggers.
 */
const SCHEMA = `
  CREATE TABLE log (kind TEXT NOT NULL) STRICT;
  CREATE TABLE stream (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    counted INTEGER NOT NULL CHECK (counted IN (0, 1))
  ) STRICT;
  CREATE TABLE event (
    place INTEGER PRIMARY KEY CHECK (place > 0),
    ordinal INTEGER UNIQUE,
    stream INTEGER NOT NULL REFERENCES stream (id),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    known_at TEXT,
    position TEXT,
    UNIQUE (stream, revision),
    CHECK ((ordinal IS NULL) = (known_at IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX event_position ON event (position) WHERE position IS NOT NULL;
  CREATE TRIGGER event_follows BEFORE INSERT ON event
    WHEN NEW.place IS NOT (SELECT coalesce(max(place), 0) + 1 FROM event)
      OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND revision = NEW.revision)
      OR EXISTS (SELECT 1 FROM event WHERE ordinal = NEW.ordinal)
    BEGIN SELECT RAISE(ABORT, 'events are only added at the end'); END;
`;

const TABLES = ['log', 'stream', 'event'] as const;

function refusals(): string {
  return TABLES.flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (action) => `
    CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table}
      BEGIN SELECT RAISE(ABORT, 'what is recorded is never changed'); END;`,
    ),
  ).join('');
}

/** 16 MB: ids are random, so each append changes pages all over their index. */
const CHECKPOINT_PAGES = 4_000;

/** Opens or creates a log file for its one writer. The caller holds the writer's lock. */
export function openLogForWriting(file: string, kind: LogKind): Database {
  const database = new Database({ file, inspect: refuseForeign, checkpointPages: CHECKPOINT_PAGES });
  try {
    if (isEmpty(database)) create(database, kind);
    const found = kindOf(database);
    if (found !== kind) throw new Failure('DATA_FOLDER', `${file} is a log of the kind ${found}, not ${kind}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a log file for reading, in any thread or process, also while it is written. */
export function openLogForReading(file: string): Database {
  const database = new Database({ file, readOnly: true, inspect: refuseForeign });
  if (!isEmpty(database)) return database;
  database.close();
  throw new Failure('DATA_FOLDER', `${file} holds no log yet`);
}

function create(database: Database, kind: LogKind): void {
  database.transaction(() => {
    database.exec(`PRAGMA application_id = ${String(APPLICATION_ID)}; PRAGMA user_version = ${String(FORMAT_VERSION)}`);
    database.exec(SCHEMA + refusals());
    database.prepare('INSERT INTO log (kind) VALUES (?)').run(kind);
  });
}

function kindOf(database: Database): string {
  return database.prepareTuples<[string]>('SELECT kind FROM log').get()?.[0] ?? 'none';
}

function isEmpty(database: Database): boolean {
  return database.pragma('application_id') === 0;
}

function refuseForeign(database: Database): void {
  const application = database.pragma('application_id');
  const objects = database.prepareTuples<[number]>('SELECT count(*) FROM sqlite_schema').get()?.[0] ?? 0;
  if (application === 0 && objects === 0) return;
  if (application !== APPLICATION_ID)
    throw new Failure('DATA_FOLDER', `${database.file} is a database of another program`);
  const version = Number(database.pragma('user_version'));
  if (version !== FORMAT_VERSION) {
    throw new Failure(
      'DATA_FOLDER',
      `${database.file} has format version ${String(version)}; this program reads version ${String(FORMAT_VERSION)}`,
    );
  }
}
