import type { EventType } from '../../src/registry/events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import { STILL_KNOWN } from '../engine/cut.ts';
import { FoldedRecord } from '../record/folded-record.ts';
import { IdNumbers } from '../engine/id-numbers.ts';
import { type ReadModel, readModel, type ReadModelParts, type StreamAsAt } from '../engine/projection.ts';
import { pupilOf } from '../record/pupil-stream.ts';
import { recordAsAt } from '../record/record-as-at.ts';
import { textIn } from '../engine/text-in.ts';

/**
 * Something about a pupil that stands in a list: a request in a queue, a question in an inbox. `state` and `sortKey` (a
 * date or instant) are in clear; `body` is shown with it, its sealed fields as stored.
 */
export interface ListItem {
  /** Id of the event that brought it about; one item an id. */
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: string;
  readonly sortKey: string;
  /** The first day on which there is anything to show of it; left out: any day. */
  readonly begins?: CivilDate;
  readonly body: JsonObject;
}

/** How a list is derived: purely, from the events of one pupil that count, on the effective axis. */
export interface Derivation extends Pick<ReadModelParts<never>, 'name' | 'version' | 'source'> {
  /** The events that concern it; a correction or void of any event of the pupil counts beside them. */
  readonly types: readonly EventType[];
  readonly derive: (events: readonly EffectiveEvent[]) => readonly ListItem[];
}

/**
 * The read model of a list. The items of a pupil are derived anew at each event that concerns them, by the fold of the
 * write path, and kept in versions: as known at any cut they are what the log cut there gives.
 */
export function listModel({ types, derive, version, ...parts }: Derivation): ReadModel {
  const record = (writing: Writing, event: LoggedEvent): void => {
    writing.record(event);
  };
  return readModel<Writing>({
    ...parts,
    version: 100 * LAYOUT + version,
    tables: TABLES,
    indexes: INDEXES,
    open: (database, streamAsAt) => new Writing(database, streamAsAt, new Set([...types, ...UNDOING]), derive),
    handlers: Object.fromEntries([...types, ...UNDOING].map((type) => [type, record])),
    digest: DIGEST,
  });
}

/** What may change any list: an event is undone, or another record comes in. */
const UNDOING = ['CorrectionRecorded', 'RecordVoidedAsError', 'PupilMerged'] as const;

/** Of the tables, which all lists have alike; another number builds all of them anew. */
const LAYOUT = 1;

const TABLES = `
  CREATE TABLE pupil (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE item (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL, pupil INTEGER NOT NULL,
    school_urn TEXT NOT NULL, state TEXT NOT NULL, sort_key TEXT NOT NULL, begins TEXT NOT NULL
  ) STRICT;
  -- Apart, so that neither closing a version nor looking through a list touches it.
  CREATE TABLE body (item INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  -- Looked up at each event, so it is there while a read model is built.
  CREATE INDEX item_pupil ON item (pupil, known_to);
`;

const INDEXES = `
  CREATE INDEX item_id ON item (id, known_to);
  -- All that a list is chosen by: no row is read that is not of it.
  CREATE INDEX item_school ON item (school_urn, known_to, known_from, begins, sort_key, state);
`;

const DIGEST = [
  'SELECT i.id, i.known_from, i.known_to, p.id, i.school_urn, i.state, i.sort_key, i.begins, b.body FROM item i JOIN body b ON b.item = i.number JOIN pupil p ON p.number = i.pupil ORDER BY i.id, i.known_from',
];

/** Pupils kept in memory, those used last. */
const MAX_PUPILS = 2_000;

/** What is kept of a pupil: the record is folded and the table read once, and then only what comes is added. */
interface KnownPupil {
  readonly number: number;
  readonly record: FoldedRecord;
  readonly open: Map<string, OpenItem>;
}

class Writing {
  readonly #streamAsAt: StreamAsAt;
  readonly #types: ReadonlySet<string>;
  readonly #derive: Derivation['derive'];
  readonly #numbers: IdNumbers;
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #pupils = new Map<string, KnownPupil>();

  constructor(database: Database, streamAsAt: StreamAsAt, types: ReadonlySet<string>, derive: Derivation['derive']) {
    this.#streamAsAt = streamAsAt;
    this.#types = types;
    this.#derive = derive;
    this.#numbers = new IdNumbers(database, 'pupil');
    this.#statements = prepareStatements(database);
  }

  record(event: LoggedEvent): void {
    const id = pupilOf(event);
    if (id === undefined) return;
    if (event.type === 'PupilMerged') this.#close(textIn(event.data, 'loser'), event.ordinal);
    const { number, record, open } = this.#upTo(event, id);
    const gone = new Set(open.keys());
    for (const item of this.#derive(record.events)) {
      gone.delete(item.id);
      const before = open.get(item.id);
      if (before?.item === item) continue;
      const now = written(item);
      if (before !== undefined && isSame(before, now)) {
        open.set(item.id, { ...now, item, version: before.version });
        continue;
      }
      if (before !== undefined) this.#statements.close.run(event.ordinal, before.version);
      open.set(item.id, { ...now, item, version: this.#add(now, number, event.ordinal) });
    }
    for (const one of gone) {
      const before = open.get(one);
      open.delete(one);
      if (before !== undefined) this.#statements.close.run(event.ordinal, before.version);
    }
  }

  /** Answers the number of the version. */
  #add({ id, schoolUrn, state, sortKey, begins, body }: Written, pupil: number, ordinal: number): number {
    const version = Number(
      this.#statements.add.run(id, ordinal, STILL_KNOWN, pupil, schoolUrn, state, sortKey, begins).lastInsertRowid,
    );
    this.#statements.addBody.run(version, body);
    return version;
  }

  /** The items of a record that was merged into another go on there. */
  #close(loser: string, ordinal: number): void {
    for (const { version } of this.#statements.open.all(this.#numbers.numberOf(loser), STILL_KNOWN))
      this.#statements.close.run(ordinal, version);
    this.#pupils.delete(loser);
  }

  /** The pupil with the events that concern the list, up to and with this one. */
  #upTo(event: LoggedEvent, id: string): KnownPupil {
    const known = event.type === 'PupilMerged' ? undefined : this.#pupils.get(id);
    known?.record.add(event);
    const pupil = known ?? this.#read(event, id);
    this.#pupils.delete(id);
    this.#pupils.set(id, pupil);
    if (this.#pupils.size > MAX_PUPILS) this.#pupils.delete(this.#pupils.keys().next().value ?? id);
    return pupil;
  }

  #read(event: LoggedEvent, id: string): KnownPupil {
    const number = this.#numbers.numberOf(id);
    const events = recordAsAt(this.#streamAsAt, event.stream, event.ordinal).filter(({ type }) =>
      this.#types.has(type),
    );
    return {
      number,
      record: new FoldedRecord(events),
      open: new Map(this.#statements.open.all(number, STILL_KNOWN).map((row) => [row.id, row])),
    };
  }
}

/** An item as it stands in the tables. */
interface Written extends Required<Omit<ListItem, 'body'>> {
  readonly body: string;
}

interface OpenItem extends Written {
  readonly version: number;
  /** As it was last derived; absent as long as it was only read. */
  readonly item?: ListItem;
}

function written({ id, schoolUrn, state, sortKey, begins = '', body }: ListItem): Written {
  return { id, schoolUrn, state, sortKey, begins, body: JSON.stringify(body) };
}

function isSame(a: Written, b: Written): boolean {
  return (
    a.schoolUrn === b.schoolUrn &&
    a.state === b.state &&
    a.sortKey === b.sortKey &&
    a.begins === b.begins &&
    a.body === b.body
  );
}

function prepareStatements(database: Database) {
  return {
    open: database.prepare<OpenItem>(`SELECT i.number AS version, i.id, i.school_urn AS schoolUrn, i.state, i.sort_key AS sortKey, i.begins, b.body
      FROM item i JOIN body b ON b.item = i.number WHERE i.pupil = ? AND i.known_to = ?`),
    close: database.prepare('UPDATE item SET known_to = ? WHERE number = ?'),
    add: database.prepare(
      'INSERT INTO item (id, known_from, known_to, pupil, school_urn, state, sort_key, begins) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    addBody: database.prepare('INSERT INTO body VALUES (?, ?)'),
  };
}
