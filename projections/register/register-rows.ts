import type { Database, SqlValue } from '../../src/store/sqlite.ts';
import { STILL_KNOWN } from '../engine/cut.ts';
import type { CollectedRows } from '../engine/projection.ts';

/** Content of a row, without its ordinals. */
export type Content = readonly SqlValue[];

/** A pupil's current rows, keyed by their whole content. */
export interface StoredPupil {
  readonly number: number;
  /** `known_from` of each. */
  readonly entries: Map<string, number>;
  readonly identities: Map<string, number>;
}

/** Rows of the register. Entries and identities have versions, opened and closed by events with these ordinals. */
export interface RegisterRows {
  readonly load: (id: string) => StoredPupil | undefined;
  readonly addPupil: (number: number, id: string) => void;
  /** Marks a school as one that knows the pupil by its identity there, with or without rows of the register. */
  readonly addSchool: (pupil: number, schoolUrn: string) => void;
  readonly openEntry: (pupil: number, entry: Content, ordinal: number) => void;
  readonly closeEntry: (pupil: number, entry: Content, knownFrom: number, ordinal: number) => void;
  readonly openIdentity: (pupil: number, identity: Content, ordinal: number) => void;
  readonly closeIdentity: (pupil: number, identity: Content, knownFrom: number, ordinal: number) => void;
}

const ENTRY_COLUMNS =
  'school_urn, from_day, until_day, status, primary_need, needs, status_since, decision, observed, on_roll_from, left_on, nc_year, nc_step';

/** Rows in the tables. `sen-register-model.ts` has them. */
export function registerRows(database: Database): RegisterRows {
  const insert = inserting(database);
  const closeEntry = database.prepare(
    'UPDATE entry SET known_to = ? WHERE school_urn = ? AND pupil = ? AND from_day = ? AND known_from = ?',
  );
  const closeIdentity = database.prepare(
    'UPDATE identity SET known_to = ? WHERE pupil = ? AND school_urn = ? AND known_from = ?',
  );
  return {
    load: loading(database),
    addPupil: insert.pupil,
    addSchool: insert.school,
    openEntry: (pupil, entry, ordinal) => {
      insert.entry(pupil, entry, ordinal, STILL_KNOWN);
      insert.school(pupil, entry[0] ?? '');
    },
    closeEntry: (pupil, [school = '', from = ''], knownFrom, ordinal) => {
      closeEntry.run(ordinal, school, pupil, from, knownFrom);
    },
    openIdentity: (pupil, identity, ordinal) => {
      insert.identity(pupil, identity, ordinal, STILL_KNOWN);
    },
    closeIdentity: (pupil, [school = ''], knownFrom, ordinal) => {
      closeIdentity.run(ordinal, pupil, school, knownFrom);
    },
  };
}

interface Version {
  readonly content: Content;
  readonly from: number;
  to: number;
}

/** A pupil in memory. */
interface CollectedPupil {
  readonly id: string;
  /** Schools that know the pupil without rows of the register. */
  readonly schools: Set<string>;
  readonly entries: Version[];
  readonly identities: Version[];
}

/** Rows in memory. */
export function collectRegisterRows(database: Database): CollectedRows<RegisterRows> {
  const insert = inserting(database);
  const pupils = new Map<number, CollectedPupil>();
  const of = (number: number): CollectedPupil => {
    const pupil = pupils.get(number);
    if (pupil === undefined) throw new Error('a row of a pupil who was not added');
    return pupil;
  };
  return {
    rows: {
      load: (id) => {
        const found = [...pupils].find(([, pupil]) => pupil.id === id);
        if (found === undefined) return undefined;
        const [number, { entries, identities }] = found;
        return { number, entries: current(entries), identities: current(identities) };
      },
      addPupil: (number, id) => {
        pupils.set(number, { id, schools: new Set(), entries: [], identities: [] });
      },
      addSchool: (pupil, schoolUrn) => {
        of(pupil).schools.add(schoolUrn);
      },
      openEntry: (pupil, content, from) => {
        of(pupil).entries.push({ content, from, to: STILL_KNOWN });
      },
      closeEntry: (pupil, [school, day], knownFrom, ordinal) => {
        close(
          of(pupil).entries.find(
            ({ content, from }) => from === knownFrom && content[0] === school && content[1] === day,
          ),
          ordinal,
        );
      },
      openIdentity: (pupil, content, from) => {
        of(pupil).identities.push({ content, from, to: STILL_KNOWN });
      },
      closeIdentity: (pupil, [school], knownFrom, ordinal) => {
        close(
          of(pupil).identities.find(({ content, from }) => from === knownFrom && content[0] === school),
          ordinal,
        );
      },
    },
    flush: () => {
      for (const [number, { id, schools, entries, identities }] of pupils) {
        insert.pupil(number, id);
        for (const { content, from, to } of entries) insert.entry(number, content, from, to);
        for (const school of new Set([...schools, ...entries.map(({ content }) => content[0] ?? '')]))
          insert.school(number, school);
        for (const { content, from, to } of identities) insert.identity(number, content, from, to);
      }
      pupils.clear();
    },
  };
}

function close(version: Version | undefined, ordinal: number): void {
  if (version !== undefined) version.to = ordinal;
}

function current(versions: readonly Version[]): Map<string, number> {
  return new Map(
    versions.flatMap(({ content, from, to }) => (to === STILL_KNOWN ? [[JSON.stringify(content), from]] : [])),
  );
}

function inserting(database: Database) {
  const pupil = database.prepare('INSERT INTO pupil (number, id) VALUES (?, ?)');
  const school = database.prepare('INSERT OR IGNORE INTO pupil_school VALUES (?, ?)');
  const entry = database.prepare(
    `INSERT INTO entry (pupil, known_from, known_to, ${ENTRY_COLUMNS}) VALUES (${Array.from({ length: 16 }, () => '?').join()})`,
  );
  const identity = database.prepare(
    'INSERT INTO identity (pupil, known_from, known_to, school_urn, sealed, sealed_in, elsewhere) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    pupil: (number: number, id: string) => void pupil.run(number, id),
    school: (number: number, urn: SqlValue) => void school.run(number, urn),
    entry: (number: number, content: Content, from: number, to: number) => void entry.run(number, from, to, ...content),
    identity: (number: number, content: Content, from: number, to: number) =>
      void identity.run(number, from, to, ...content),
  };
}

function loading(database: Database): RegisterRows['load'] {
  const numberOf = database.prepareTuples<[number]>('SELECT number FROM pupil WHERE id = ?');
  const entries = database.prepareTuples<[number, ...SqlValue[]]>(
    `SELECT known_from, ${ENTRY_COLUMNS} FROM entry WHERE pupil = ?1 AND known_to = ?2 AND school_urn IN (SELECT school_urn FROM pupil_school WHERE pupil = ?1)`,
  );
  const identities = database.prepareTuples<[number, ...SqlValue[]]>(
    'SELECT known_from, school_urn, sealed, sealed_in, elsewhere FROM identity WHERE pupil = ? AND known_to = ?',
  );
  return (id) => {
    const number = numberOf.get(id)?.[0];
    if (number === undefined) return undefined;
    return {
      number,
      entries: keyed(entries.all(number, STILL_KNOWN)),
      identities: keyed(identities.all(number, STILL_KNOWN)),
    };
  };
}

function keyed(rows: readonly (readonly [number, ...SqlValue[]])[]): Map<string, number> {
  return new Map(rows.map(([knownFrom, ...content]) => [JSON.stringify(content), knownFrom]));
}
