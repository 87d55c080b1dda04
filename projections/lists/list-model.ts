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
 * An entry in a list about a pupil, such as a request in a queue or a question in an inbox. `state` and `sortKey` (a
 * date or instant) are not sealed. The sealed fields of `body` are as stored.
 */
export interface ListItem {
  /** Id of the event that made the item, at most one item for each id. */
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: string;
  readonly sortKey: string;
  /** First day on which the item is shown. Left out: every day. */
  readonly begins?: CivilDate;
  readonly body: JsonObject;
}

/** How a list is derived: a pure function of one pupil's events that count, in order of their effective dates. */
export interface Derivation extends Pick<ReadModelParts<never>, 'name' | 'version' | 'source'> {
  /** Types of the events that concern the list. Corrections, voids and merges are added. */
  readonly types: readonly EventType[];
  readonly derive: (events: readonly EffectiveEvent[]) => readonly ListItem[];
}

/**
 * Makes the read model of a list. Each event that concerns it derives the pupil's items anew, with the fold of the
 * write path.
 * Each version records the ordinals between which it was current. So a query at any ordinal returns what a rebuild of
 * the log up to that ordinal would.
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

/** Events that can change any list, because they undo an event or bring in another record. */
const UNDOING = ['CorrectionRecorded', 'RecordVoidedAsError', 'PupilMerged'] as const;

/** Version of the tables, which all lists share. Increase it to rebuild all of them. */
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

/** Number of pupils kept in memory. The least recently used are dropped. */
const MAX_PUPILS = 2_000;

/** State of a pupil kept in memory. The record is folded and the table read once, then only new events are added. */
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

  /** Inserts a version and answers its number. */
  #add({ id, schoolUrn, state, sortKey, begins, body }: Written, pupil: number, ordinal: number): number {
    const version = Number(
      this.#statements.add.run(id, ordinal, STILL_KNOWN, pupil, schoolUrn, state, sortKey, begins).lastInsertRowid,
    );
    this.#statements.addBody.run(version, body);
    return version;
  }

  /** Closes the items of a record that was merged. They continue under the survivor. */
  #close(loser: string, ordinal: number): void {
    for (const { version } of this.#statements.open.all(this.#numbers.numberOf(loser), STILL_KNOWN))
      this.#statements.close.run(ordinal, version);
    this.#pupils.delete(loser);
  }

  /** The pupil's events that concern the list, up to and including this one. */
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

/** An item as stored in the tables. */
interface Written extends Required<Omit<ListItem, 'body'>> {
  readonly body: string;
}

interface OpenItem extends Written {
  readonly version: number;
  /** The item as last derived. Absent if it was only read from the table. */
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
