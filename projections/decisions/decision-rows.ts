import type { Database, SqlValue } from '../../src/store/sqlite.ts';
import { STILL_KNOWN } from '../engine/cut.ts';
import { IdNumbers } from '../engine/id-numbers.ts';
import type { CollectedRows, Share } from '../engine/projection.ts';

/** A version of a decision, in the order of the columns of `version` and `body`. */
export interface WrittenDecision {
  readonly ordinal: number;
  readonly id: string;
  readonly pupil: string;
  readonly schoolUrn: string;
  readonly type: string;
  readonly state: string;
  readonly decidedAt: string;
  readonly decidedOn: string;
  readonly effectiveFrom: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly basis: string | null;
  readonly status: string | null;
  readonly primaryNeed: string | null;
  readonly lateEntry: boolean;
  readonly revision: number;
  readonly data: string;
  readonly metadata: string;
  readonly sealedIn: string | null;
  readonly deciders: readonly { readonly person: string; readonly role: string }[];
  readonly findings: readonly string[];
}

/** Rows of the decision history. A version is named by the ordinal from which it is known. */
export interface DecisionRows {
  readonly open: (knownFrom: number, decision: WrittenDecision) => void;
  readonly close: (knownFrom: number, knownTo: number) => void;
  /** Gives all decisions of the loser to the survivor from this ordinal on, also those it got by an earlier merge. */
  readonly merge: (loser: string, survivor: string, ordinal: number) => void;
  /** What the school has in the older record is of this pupil from this ordinal on. */
  readonly continue: (older: string, schoolUrn: string, own: string, ordinal: number) => void;
  /** Whether a correction or void has named this id before its event was in the log. */
  readonly isAwaited: (id: string) => boolean;
  readonly await: (id: string) => void;
}

/** Rows in the tables. */
export function decisionRows(database: Database): DecisionRows {
  const insert = new Inserting(database);
  const close = database.prepare('UPDATE version SET known_to = ? WHERE known_from = ?');
  const mergedInto = database.prepareTuples<[string]>(
    "SELECT l.id FROM merged m JOIN pupil l ON l.number = m.loser JOIN pupil s ON s.number = m.survivor WHERE s.id = ? AND m.school_urn = '' AND m.known_to = ? ORDER BY m.loser",
  );
  const endMerged = database.prepare(
    "UPDATE merged SET known_to = ? WHERE loser = (SELECT number FROM pupil WHERE id = ?) AND school_urn = '' AND known_to = ?",
  );
  const awaited = new Set(
    database
      .prepareTuples<[string]>('SELECT target FROM awaited')
      .all()
      .map(([target]) => target),
  );
  return {
    open: (knownFrom, decision) => {
      insert.version(knownFrom, STILL_KNOWN, decision);
    },
    close: (knownFrom, knownTo) => {
      close.run(knownTo, knownFrom);
    },
    continue: (older, schoolUrn, own, ordinal) => {
      insert.merged(older, schoolUrn, own, ordinal, STILL_KNOWN);
    },
    merge: (loser, survivor, ordinal) => {
      for (const [earlier] of mergedInto.all(loser, STILL_KNOWN)) {
        endMerged.run(ordinal, earlier, STILL_KNOWN);
        insert.merged(earlier, '', survivor, ordinal, STILL_KNOWN);
      }
      insert.merged(loser, '', survivor, ordinal, STILL_KNOWN);
    },
    isAwaited: (id) => awaited.has(id),
    await: (id) => {
      if (!awaited.has(id)) insert.awaited(id);
      awaited.add(id);
    },
  };
}

interface Merged {
  readonly loser: string;
  readonly schoolUrn: string;
  readonly survivor: string;
  readonly from: number;
  to: number;
}

/** Rows in memory. */
export function collectDecisionRows(database: Database, share: Share): CollectedRows<DecisionRows> {
  const insert = new Inserting(database, share);
  const versions = new Map<number, { readonly decision: WrittenDecision; to: number }>();
  const merges: Merged[] = [];
  const awaited = new Set<string>();
  return {
    rows: {
      open: (knownFrom, decision) => {
        versions.set(knownFrom, { decision, to: STILL_KNOWN });
      },
      close: (knownFrom, knownTo) => {
        const version = versions.get(knownFrom);
        if (version !== undefined) version.to = knownTo;
      },
      continue: (loser, schoolUrn, survivor, from) => {
        merges.push({ loser, schoolUrn, survivor, from, to: STILL_KNOWN });
      },
      merge: (loser, survivor, from) => {
        const earlier = merges.filter(
          (one) => one.survivor === loser && one.schoolUrn === '' && one.to === STILL_KNOWN,
        );
        for (const one of earlier) one.to = from;
        for (const one of [...earlier.map((merge) => merge.loser), loser])
          merges.push({ loser: one, schoolUrn: '', survivor, from, to: STILL_KNOWN });
      },
      isAwaited: (id) => awaited.has(id),
      await: (id) => {
        awaited.add(id);
      },
    },
    flush: () => {
      for (const [knownFrom, { decision, to }] of versions) insert.version(knownFrom, to, decision);
      for (const { loser, schoolUrn, survivor, from, to } of merges)
        insert.merged(loser, schoolUrn, survivor, from, to);
      for (const id of awaited) insert.awaited(id);
      versions.clear();
      merges.length = 0;
      awaited.clear();
    },
  };
}

/** Persons have different numbers in each part, so they are joined by their ids. */
export const COPY_DECISION_ROWS = `
  INSERT INTO pupil SELECT * FROM part.pupil;
  INSERT OR IGNORE INTO person (id) SELECT id FROM part.person;
  CREATE TEMP TABLE same AS SELECT theirs.number AS theirs, ours.number AS ours FROM part.person theirs JOIN main.person ours ON ours.id = theirs.id;
  CREATE UNIQUE INDEX temp.same_theirs ON same (theirs);
  INSERT INTO version SELECT known_from, known_to, ordinal, id, pupil, school_urn, type, state, decided_at, decided_on, effective_from,
    recorded_at, (SELECT ours FROM same WHERE theirs = recorded_by), basis, status, primary_need, late_entry FROM part.version;
  INSERT INTO body SELECT * FROM part.body;
  INSERT INTO decider SELECT known_from, (SELECT ours FROM same WHERE theirs = person), role FROM part.decider;
  INSERT INTO finding SELECT * FROM part.finding;
  INSERT INTO merged SELECT * FROM part.merged;
  INSERT OR IGNORE INTO awaited SELECT * FROM part.awaited;
  DROP TABLE same;
`;

class Inserting {
  readonly #persons: IdNumbers;
  readonly #pupils: IdNumbers;
  readonly #statements: ReturnType<typeof prepareInserts>;

  constructor(database: Database, share?: Share) {
    this.#pupils = new IdNumbers(database, 'pupil', share);
    this.#persons = new IdNumbers(database, 'person', share);
    this.#statements = prepareInserts(database);
  }

  version(knownFrom: number, knownTo: number, decision: WrittenDecision): void {
    const { version, body, decider, finding } = this.#statements;
    version.run(knownFrom, knownTo, ...this.#columnsOf(decision));
    body.run(knownFrom, decision.revision, decision.data, decision.metadata, decision.sealedIn);
    for (const { person, role } of decision.deciders) decider.run(knownFrom, this.#persons.numberOf(person), role);
    for (const code of decision.findings) finding.run(knownFrom, code);
  }

  merged(loser: string, schoolUrn: string, survivor: string, from: number, to: number): void {
    const { merged } = this.#statements;
    merged.run(this.#pupils.numberOf(loser), schoolUrn, this.#pupils.numberOf(survivor), from, to);
  }

  awaited(target: string): void {
    this.#statements.awaited.run(target);
  }

  #columnsOf(decision: WrittenDecision): readonly SqlValue[] {
    return [
      decision.ordinal,
      decision.id,
      this.#pupils.numberOf(decision.pupil),
      decision.schoolUrn,
      decision.type,
      decision.state,
      decision.decidedAt,
      decision.decidedOn,
      decision.effectiveFrom,
      decision.recordedAt,
      this.#persons.numberOf(decision.recordedBy),
      decision.basis,
      decision.status,
      decision.primaryNeed,
      decision.lateEntry ? 1 : 0,
    ];
  }
}

function prepareInserts(database: Database) {
  return {
    version: database.prepare(`INSERT INTO version VALUES (${Array.from({ length: 17 }, () => '?').join()})`),
    body: database.prepare('INSERT INTO body VALUES (?, ?, ?, ?, ?)'),
    decider: database.prepare('INSERT OR IGNORE INTO decider VALUES (?, ?, ?)'),
    finding: database.prepare('INSERT OR IGNORE INTO finding VALUES (?, ?)'),
    merged: database.prepare('INSERT INTO merged VALUES (?, ?, ?, ?, ?)'),
    awaited: database.prepare('INSERT OR IGNORE INTO awaited VALUES (?)'),
  };
}
