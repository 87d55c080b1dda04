import { statedBy } from '../../src/decisions/sen-status.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent, foldCorrections } from '../../src/kernel/folding.ts';
import type { Decider } from '../../src/kernel/metadata.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import {
  collectDecisionRows,
  COPY_DECISION_ROWS,
  decisionRows,
  type DecisionRows,
  type WrittenDecision,
} from './decision-rows.ts';
import { DECISION_TYPES } from './decision-types.ts';
import { actsOn, type DecisionVersion, versionsOf } from '../record/decision-version.ts';
import { primaryNeed } from './primary-need.ts';
import { readModel, type StreamAsAt } from '../engine/projection.ts';
import { pupilOf } from '../engine/pupil-stream.ts';
import { recordAsAt } from '../record/record-as-at.ts';
import { textIn } from '../engine/text-in.ts';

/**
 * `version`: one row for each decision and each span of the log in which it was known so. The span begins at the event
 * with ordinal `known_from` and ends before `known_to`.
 * `known_from` is the key, because an event makes at most one version.
 * `body` is a table of its own, so that the rows that are filtered stay narrow. `sealed_in` is null if the sealed
 * fields are in the decision's own event.
 * `awaited`: ids that a correction or void named before the event with that id was in the log.
 * `merged`: the pupil that a merged record belongs to, for each span of the log. With a school: the pupil in whose
 * record that school goes on with what it had in an older one.
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
  CREATE TABLE merged (loser INTEGER, school_urn TEXT, survivor INTEGER NOT NULL, known_from INTEGER, known_to INTEGER NOT NULL, PRIMARY KEY (loser, school_urn, known_from)) STRICT, WITHOUT ROWID;
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
  'SELECT l.id, m.school_urn, s.id, m.known_from, m.known_to FROM merged m JOIN pupil l ON l.number = m.loser JOIN pupil s ON s.number = m.survivor ORDER BY l.id, m.school_urn, m.known_from',
  'SELECT target FROM awaited ORDER BY target',
];

/** What handlers work with. */
interface Writing {
  readonly rows: DecisionRows;
  readonly streamAsAt: StreamAsAt;
}

/** `original` is the decision's own event. Its stream shows under which pupil it was recorded. */
function written({ event, state }: DecisionVersion, original: LoggedEvent): WrittenDecision {
  const { data, metadata, id, type, correctedAt, sealedIn } = event;
  const { recordedAt, recordedBy, decidedAt = recordedAt, findings = [] } = metadata;
  const { status, needs } = statedBy(event);
  return {
    ordinal: original.ordinal,
    id,
    pupil: pupilOf(original) ?? '',
    schoolUrn: textIn(data, 'schoolUrn'),
    type,
    state,
    decidedAt,
    decidedOn: decidedOn(event),
    effectiveFrom: effectiveDate(event),
    recordedAt,
    recordedBy: recordedBy.person,
    basis: metadata.basis ?? null,
    status,
    primaryNeed: primaryNeed(needs),
    lateEntry: findings.includes('LATE_ENTRY'),
    revision: original.revision,
    data: JSON.stringify(data),
    metadata: JSON.stringify(metadata),
    sealedIn: correctedAt === undefined ? null : JSON.stringify(sealedIn),
    deciders: (metadata.decidedBy ?? []).flatMap(personsOf),
    findings,
  };
}

function recordDecision(writing: Writing, event: LoggedEvent): void {
  if (pupilOf(event) === undefined) return;
  if (writing.rows.isAwaited(event.id)) {
    follow(writing, event, event.id, recordAsAt(writing.streamAsAt, event.stream, event.ordinal));
    return;
  }
  const [effective] = foldCorrections([event]);
  if (effective === undefined) return;
  const version: DecisionVersion = { knownFrom: event.ordinal, event: effective, state: 'IN_EFFECT' };
  writing.rows.open(event.ordinal, written(version, event));
}

function undo(writing: Writing, event: LoggedEvent): void {
  if (pupilOf(event) === undefined) return;
  const stream = recordAsAt(writing.streamAsAt, event.stream, event.ordinal);
  const target = actsOn(event, stream);
  const found = stream.find((e) => e.id === target);
  if (found === undefined) writing.rows.await(target);
  else if ((DECISION_TYPES as readonly string[]).includes(found.type)) follow(writing, event, target, stream);
}

/** Closes the version before and opens the new one, if this event made one. */
function follow(writing: Writing, event: LoggedEvent, id: string, stream: readonly LoggedEvent[]): void {
  const [before, newest] = [undefined, ...versionsOf(id, stream)].slice(-2);
  const original = stream.find((e) => e.id === id);
  if (newest?.knownFrom !== event.ordinal || original === undefined) return;
  if (before !== undefined) writing.rows.close(before.knownFrom, event.ordinal);
  writing.rows.open(newest.knownFrom, written(newest, original));
}

function continued({ rows }: Writing, event: LoggedEvent): void {
  const { data } = event;
  rows.continue(textIn(data, 'fromPupil'), textIn(data, 'schoolUrn'), pupilOf(event) ?? '', event.ordinal);
}

function merge({ rows }: Writing, event: LoggedEvent): void {
  rows.merge(textIn(event.data, 'loser'), pupilOf(event) ?? '', event.ordinal);
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

export const MODEL = readModel<DecisionRows, Writing>({
  name: 'decision-history',
  version: 5,
  source: import.meta.url,
  tables: TABLES,
  indexes: INDEXES,
  rows: decisionRows,
  collect: collectDecisionRows,
  copy: COPY_DECISION_ROWS,
  open: (rows, { streamAsAt }) => ({ rows, streamAsAt }),
  handlers: {
    ...Object.fromEntries(DECISION_TYPES.map((type) => [type, recordDecision])),
    CorrectionRecorded: undo,
    RecordVoidedAsError: undo,
    PupilMerged: merge,
    RecordContinued: continued,
  },
  digest: DIGEST,
});
