import { IDENTITY_FIELDS, identitiesOf, type StoredIdentity } from '../../src/decisions/enrolment/identity.ts';
import { withMerged } from '../../src/decisions/enrolment/merged-record.ts';
import { type EffectiveEvent, foldCorrections, type Placed } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { Database, SqlValue } from '../../src/store/sqlite.ts';
import { STILL_KNOWN } from '../engine/cut.ts';
import { primaryNeed } from '../decisions/primary-need.ts';
import { type RegisterEntry, registerEntries } from './register-entry.ts';
import type { Fact } from './register-fact.ts';

/** State of one pupil in the register: its facts and its current rows, keyed by their whole content. */
export interface RegisteredPupil {
  readonly number: number;
  readonly facts: Fact[];
  readonly entries: Map<string, number>;
  /** Undefined until they are first needed and read from the file. */
  identities: Map<string, number> | undefined;
}

/** Fact types that can change the identity. After other facts its ciphertext need not be read and compared. */
const MAY_CHANGE_IDENTITY: readonly string[] = [
  'PupilRegistered',
  'PupilIdentityChanged',
  'CorrectionRecorded',
  'RecordVoidedAsError',
];

/** Content of a row, without its ordinals. */
type Content = readonly SqlValue[];

const ENTRY_COLUMNS =
  'school_urn, from_day, until_day, status, primary_need, needs, status_since, decision, observed, on_roll_from, left_on, nc_year, nc_step';

/** Writes the register's rows of one pupil at a time. `sen-register-model.ts` has the tables. */
export class PupilRows {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: Database) {
    this.#statements = prepareStatements(database);
  }

  load(id: string): RegisteredPupil | undefined {
    const number = this.#statements.pupil.get(id)?.[0];
    if (number === undefined) return undefined;
    const facts = this.#statements.facts
      .all(number)
      .map(([ordinal, revision, eventId, type, data, metadata]): Fact => ({
        ordinal,
        stream: `pupil-${id}`,
        revision,
        id: eventId,
        type,
        schemaVersion: 1,
        data: JSON.parse(data) as JsonObject,
        metadata: JSON.parse(metadata) as JsonObject,
      }));
    return { number, facts, entries: keyed(this.#statements.entries.all(number, STILL_KNOWN)), identities: undefined };
  }

  /**
   * Numbers a pupil by the ordinal of its first fact. The number is the same in every generation, so pages can be
   * ordered by it.
   */
  add(id: string, first: Fact): RegisteredPupil {
    this.#statements.addPupil.run(first.ordinal, id);
    return { number: first.ordinal, facts: [], entries: new Map(), identities: new Map() };
  }

  /** Adds a fact and derives the pupil again. Closes rows that no longer hold and opens new ones. */
  record(pupil: RegisteredPupil, fact: Fact): void {
    const { number, facts } = pupil;
    const { ordinal } = fact;
    facts.push(fact);
    this.#statements.addFact.run(
      number,
      ordinal,
      fact.revision,
      fact.id,
      fact.type,
      JSON.stringify(fact.data),
      JSON.stringify(fact.metadata),
    );
    const events = foldCorrections(this.#recordOf(facts));
    this.#replaceEntries(pupil, registerEntries(events), ordinal);
    if (MAY_CHANGE_IDENTITY.includes(fact.type)) this.#replaceIdentity(pupil, events, ordinal);
  }

  /** Closes all rows of a record that was merged into another. */
  close(pupil: RegisteredPupil, ordinal: number): void {
    this.#replaceEntries(pupil, [], ordinal);
    this.#replaceIdentity(pupil, [], ordinal);
  }

  /** The facts, with those of the records merged into this one. */
  #recordOf(facts: readonly Fact[]): readonly Placed<Fact>[] {
    return withMerged(facts, (loser) => this.#recordOf(this.load(loser)?.facts ?? []));
  }

  #replaceEntries({ number, entries }: RegisteredPupil, wanted: readonly RegisterEntry[], ordinal: number): void {
    this.#replace(
      entries,
      wanted.map(entryContent),
      {
        close: (content, from) => {
          this.#statements.closeEntry.run(ordinal, content[0] ?? '', number, content[1] ?? '', from);
        },
        open: (content) => {
          this.#statements.openEntry.run(number, ordinal, STILL_KNOWN, ...content);
          this.#statements.addSchool.run(number, content[0] ?? '');
        },
      },
      ordinal,
    );
  }

  #replaceIdentity(pupil: RegisteredPupil, events: readonly EffectiveEvent[], ordinal: number): void {
    const { number } = pupil;
    pupil.identities ??= keyed(this.#statements.identities.all(number, STILL_KNOWN));
    this.#replace(
      pupil.identities,
      identitiesOf(events).slice(-1).map(identityContent),
      {
        close: (_content, from) => {
          this.#statements.closeIdentity.run(ordinal, number, from);
        },
        open: (content) => {
          this.#statements.openIdentity.run(number, ordinal, STILL_KNOWN, ...content);
        },
      },
      ordinal,
    );
  }

  #replace(
    standing: Map<string, number>,
    contents: readonly Content[],
    rows: { close(content: Content, knownFrom: number): void; open(content: Content): void },
    ordinal: number,
  ): void {
    const wanted = new Map(contents.map((content) => [JSON.stringify(content), content]));
    for (const [key, knownFrom] of [...standing]) {
      if (wanted.has(key)) continue;
      rows.close(JSON.parse(key) as Content, knownFrom);
      standing.delete(key);
    }
    for (const [key, content] of wanted) {
      if (standing.has(key)) continue;
      rows.open(content);
      standing.set(key, ordinal);
    }
  }
}

function entryContent(entry: RegisterEntry): Content {
  const { schoolUrn, from, until, status, needs, statusSince, decision, observed, onRollFrom, leftOn, ncYear, ncStep } =
    entry;
  return [
    schoolUrn,
    from,
    until,
    status,
    primaryNeed(needs),
    JSON.stringify(needs),
    statusSince,
    decision,
    observed ? 1 : 0,
    onRollFrom,
    leftOn,
    ncYear,
    ncStep,
  ];
}

/**
 * An identity's ciphertext as stored, and where its fields are opened, mostly in the event that registered the pupil.
 */
function identityContent(identity: StoredIdentity): Content {
  const { sealedIn } = identity.surname;
  const elsewhere = IDENTITY_FIELDS.filter((name) => identity[name].sealedIn.id !== sealedIn.id).map((name) => [
    name,
    identity[name].sealedIn,
  ]);
  const sealed = Object.fromEntries(IDENTITY_FIELDS.map((name) => [name, identity[name].value]));
  return [
    JSON.stringify(sealed),
    JSON.stringify(sealedIn),
    elsewhere.length === 0 ? null : JSON.stringify(Object.fromEntries(elsewhere)),
  ];
}

function keyed(rows: readonly (readonly [number, ...SqlValue[]])[]): Map<string, number> {
  return new Map(rows.map(([knownFrom, ...content]) => [JSON.stringify(content), knownFrom]));
}

function prepareStatements(database: Database) {
  return {
    pupil: database.prepareTuples<[number]>('SELECT number FROM pupil WHERE id = ?'),
    facts: database.prepareTuples<[number, number, string, string, string, string]>(
      'SELECT ordinal, revision, id, type, data, metadata FROM fact WHERE pupil = ? ORDER BY ordinal',
    ),
    entries: database.prepareTuples<[number, ...SqlValue[]]>(
      `SELECT known_from, ${ENTRY_COLUMNS} FROM entry WHERE pupil = ?1 AND known_to = ?2 AND school_urn IN (SELECT school_urn FROM pupil_school WHERE pupil = ?1)`,
    ),
    identities: database.prepareTuples<[number, ...SqlValue[]]>(
      'SELECT known_from, sealed, sealed_in, elsewhere FROM identity WHERE pupil = ? AND known_to = ?',
    ),
    addPupil: database.prepare('INSERT INTO pupil (number, id) VALUES (?, ?)'),
    addFact: database.prepare('INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)'),
    openEntry: database.prepare(
      `INSERT INTO entry (pupil, known_from, known_to, ${ENTRY_COLUMNS}) VALUES (${Array.from({ length: 16 }, () => '?').join()})`,
    ),
    addSchool: database.prepare('INSERT OR IGNORE INTO pupil_school VALUES (?, ?)'),
    closeEntry: database.prepare(
      'UPDATE entry SET known_to = ? WHERE school_urn = ? AND pupil = ? AND from_day = ? AND known_from = ?',
    ),
    openIdentity: database.prepare(
      'INSERT INTO identity (pupil, known_from, known_to, sealed, sealed_in, elsewhere) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    closeIdentity: database.prepare('UPDATE identity SET known_to = ? WHERE pupil = ? AND known_from = ?'),
  };
}
