import { statedBy } from '../../src/decisions/sen-status.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent, foldCorrections } from '../../src/kernel/folding.ts';
import type { Decider } from '../../src/kernel/metadata.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import { STILL_KNOWN } from '../engine/cut.ts';
import { DECISION_TYPES } from './decision-types.ts';
import { actsOn, type DecisionVersion, versionsOf } from '../record/decision-version.ts';
import { IdNumbers } from '../engine/id-numbers.ts';
import { primaryNeed } from './primary-need.ts';
import { readModel, type StreamAsAt } from '../engine/projection.ts';
import { pupilOf } from '../record/pupil-stream.ts';
import { recordAsAt } from '../record/record-as-at.ts';
import { textIn } from '../engine/text-in.ts';

/**
 * `version`: one row for each decision and each span of the log in which it was known so. The span begins at the event
 * with ordinal `known_from` and ends before `known_to`.
 * `known_from` is the key, because an event makes at most one version.
 * `body` is a table of its own, so that the rows that are filtered stay narrow. `sealed_in` is null if the sealed
 * fields are in the decision's own event.
 * `awaited`: ids that a correction or void named before the event with that id was in the log.
 * `merged`: the pupil that a merged record belongs to, for each span of the log.
 */
const TABLES = `
  CREATE TABLE pupil (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE person (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE version (
    known_from INTEGER PRIMARY KEY, known_to INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL,
    pupil INTEGER NOT NULL, school_urn TEXT NOT NULL, type TEXT NOT NULL, state TEXT NOT NULL,
    decided_at TEXT NOT NULL, decided_on TEXT NOT NULL, effective_from TEXT NOT NULL, recorded_at TEXT NOT NULL,
    recorded_by INTEGER NOT NULL, basis TEXT, status TEXT, primary_need TEXT, late_entry INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE body (known_from INTEGER PRIMARY KEY, revision INTEGER NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, sealed_in TEXT) STRICT;
  CREATE TABLE decider (known_from INTEGER, person INTEGER, role TEXT, PRIMARY KEY (known_from, person, role)) STRICT, WITHOUT ROWID;
  CREATE TABLE finding (known_from INTEGER, code TEXT, PRIMARY KEY (known_from, code)) STRICT, WITHOUT ROWID;
  CREATE TABLE merged (loser INTEGER, survivor INTEGER NOT NULL, known_from INTEGER, known_to INTEGER NOT NULL, PRIMARY KEY (loser, known_from)) STRICT, WITHOUT ROWID;
  CREATE TABLE awaited (target TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;

const INDEXES = `
  -- With what is counted and most often filtered by: the rows of ten years are not read for it.
  CREATE INDEX version_decided ON version (school_urn, decided_at, ordinal, type, known_to);
  CREATE INDEX version_recorded ON version (school_urn, recorded_at, ordinal);
  CREATE INDEX version_effective ON version (school_urn, effective_from, ordinal);
  CREATE INDEX version_pupil ON version (pupil);
  CREATE INDEX version_id ON version (id);
  CREATE INDEX merged_survivor ON merged (survivor);
`;

const DIGEST = [
  `SELECT v.known_from, v.known_to, v.ordinal, v.id, p.id, v.school_urn, v.type, v.state, v.decided_at, v.decided_on, v.effective_from,
    v.recorded_at, r.id, v.basis, v.status, v.primary_need, v.late_entry
    FROM version v JOIN pupil p ON p.number = v.pupil JOIN person r ON r.number = v.recorded_by ORDER BY v.known_from`,
  'SELECT known_from, revision, data, metadata, sealed_in FROM body ORDER BY known_from',
  'SELECT d.known_from, p.id, d.role FROM decider d JOIN person p ON p.number = d.person ORDER BY d.known_from, p.id, d.role',
  'SELECT known_from, code FROM finding ORDER BY known_from, code',
  'SELECT l.id, s.id, m.known_from, m.known_to FROM merged m JOIN pupil l ON l.number = m.loser JOIN pupil s ON s.number = m.survivor ORDER BY l.id, m.known_from',
  'SELECT target FROM awaited ORDER BY target',
];

class Writing {
  readonly streamAsAt: StreamAsAt;
  readonly #pupils: IdNumbers;
  readonly #persons: IdNumbers;
  readonly #statements: ReturnType<typeof prepareStatements>;
  readonly #awaited: Set<string>;

  constructor(database: Database, streamAsAt: StreamAsAt) {
    this.streamAsAt = streamAsAt;
    this.#pupils = new IdNumbers(database, 'pupil');
    this.#persons = new IdNumbers(database, 'person');
    this.#statements = prepareStatements(database);
    this.#awaited = new Set(
      database
        .prepareTuples<[string]>('SELECT target FROM awaited')
        .all()
        .map(([target]) => target),
    );
  }

  isAwaited(id: string): boolean {
    return this.#awaited.has(id);
  }

  await(target: string): void {
    if (this.#awaited.has(target)) return;
    this.#awaited.add(target);
    this.#statements.await.run(target);
  }

  /**
   * Gives all decisions of the loser to the survivor from this ordinal on. This includes decisions that the loser got
   * by an earlier merge.
   */
  merge(loser: string, survivor: string, ordinal: number): void {
    const statements = this.#statements;
    const [from, to] = [this.#pupils.numberOf(loser), this.#pupils.numberOf(survivor)];
    for (const [earlier] of statements.mergedInto.all(from, STILL_KNOWN)) {
      statements.endMerged.run(ordinal, earlier, STILL_KNOWN);
      statements.addMerged.run(earlier, to, ordinal, STILL_KNOWN);
    }
    statements.addMerged.run(from, to, ordinal, STILL_KNOWN);
  }

  close(version: DecisionVersion, knownTo: number): void {
    this.#statements.close.run(knownTo, version.knownFrom);
  }

  /** `original` is the decision's own event. Its stream shows under which pupil it was recorded. */
  open({ knownFrom, event, state }: DecisionVersion, original: LoggedEvent): void {
    const { data, metadata, id, type, correctedAt, sealedIn } = event;
    const { ordinal, revision } = original;
    const pupil = pupilOf(original) ?? '';
    const { recordedAt, recordedBy, decidedAt = recordedAt, findings = [] } = metadata;
    const { status, needs } = statedBy(event);
    const statements = this.#statements;
    statements.version.run(
      knownFrom,
      STILL_KNOWN,
      ordinal,
      id,
      this.#pupils.numberOf(pupil),
      textIn(data, 'schoolUrn'),
      type,
      state,
      decidedAt,
      decidedOn(event),
      effectiveDate(event),
      recordedAt,
      this.#persons.numberOf(recordedBy.person),
      metadata.basis ?? null,
      status,
      primaryNeed(needs),
      findings.includes('LATE_ENTRY') ? 1 : 0,
    );
    statements.body.run(
      knownFrom,
      revision,
      JSON.stringify(data),
      JSON.stringify(metadata),
      correctedAt === undefined ? null : JSON.stringify(sealedIn),
    );
    for (const { person, role } of (metadata.decidedBy ?? []).flatMap(personsOf))
      statements.decider.run(knownFrom, this.#persons.numberOf(person), role);
    for (const code of findings) statements.finding.run(knownFrom, code);
  }
}

function recordDecision(writing: Writing, event: LoggedEvent): void {
  if (pupilOf(event) === undefined) return;
  if (writing.isAwaited(event.id)) {
    follow(writing, event, event.id, recordAsAt(writing.streamAsAt, event.stream, event.ordinal));
    return;
  }
  const [effective] = foldCorrections([event]);
  if (effective !== undefined) writing.open({ knownFrom: event.ordinal, event: effective, state: 'IN_EFFECT' }, event);
}

function undo(writing: Writing, event: LoggedEvent): void {
  if (pupilOf(event) === undefined) return;
  const stream = recordAsAt(writing.streamAsAt, event.stream, event.ordinal);
  const target = actsOn(event, stream);
  const found = stream.find((e) => e.id === target);
  if (found === undefined) writing.await(target);
  else if ((DECISION_TYPES as readonly string[]).includes(found.type)) follow(writing, event, target, stream);
}

/** Closes the version before and opens the new one, if this event made one. */
function follow(writing: Writing, event: LoggedEvent, id: string, stream: readonly LoggedEvent[]): void {
  const [before, newest] = [undefined, ...versionsOf(id, stream)].slice(-2);
  const original = stream.find((e) => e.id === id);
  if (newest?.knownFrom !== event.ordinal || original === undefined) return;
  if (before !== undefined) writing.close(before, event.ordinal);
  writing.open(newest, original);
}

function merge(writing: Writing, event: LoggedEvent): void {
  writing.merge(textIn(event.data, 'loser'), pupilOf(event) ?? '', event.ordinal);
}

/** A day is stored as midnight UTC and stands for that day (src/kernel/event-format.md §4). */
function decidedOn({ metadata }: EffectiveEvent): string {
  const { decidedAt, decidedAtPrecision, recordedAt } = metadata;
  return decidedAtPrecision === 'DAY' && decidedAt !== undefined
    ? decidedAt.slice(0, 10)
    : civilDateOfInstant(decidedAt ?? recordedAt);
}

function personsOf(decider: Decider): readonly { readonly person: string; readonly role: string }[] {
  if (decider.kind === 'PERSON') return [decider];
  return decider.kind === 'MEETING' ? decider.members : [];
}

function prepareStatements(database: Database) {
  return {
    version: database.prepare(`INSERT INTO version VALUES (${Array.from({ length: 17 }, () => '?').join()})`),
    body: database.prepare('INSERT INTO body VALUES (?, ?, ?, ?, ?)'),
    decider: database.prepare('INSERT OR IGNORE INTO decider VALUES (?, ?, ?)'),
    finding: database.prepare('INSERT OR IGNORE INTO finding VALUES (?, ?)'),
    close: database.prepare('UPDATE version SET known_to = ? WHERE known_from = ?'),
    mergedInto: database.prepareTuples<[number]>(
      'SELECT loser FROM merged WHERE survivor = ? AND known_to = ? ORDER BY loser',
    ),
    endMerged: database.prepare('UPDATE merged SET known_to = ? WHERE loser = ? AND known_to = ?'),
    addMerged: database.prepare('INSERT INTO merged VALUES (?, ?, ?, ?)'),
    await: database.prepare('INSERT INTO awaited VALUES (?)'),
  };
}

export const MODEL = readModel<Writing>({
  name: 'decision-history',
  version: 4,
  source: import.meta.url,
  tables: TABLES,
  indexes: INDEXES,
  open: (database, streamAsAt) => new Writing(database, streamAsAt),
  handlers: {
    ...Object.fromEntries(DECISION_TYPES.map((type) => [type, recordDecision])),
    CorrectionRecorded: undo,
    RecordVoidedAsError: undo,
    PupilMerged: merge,
  },
  digest: DIGEST,
});
