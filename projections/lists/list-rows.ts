import type { Database } from '../../src/store/sqlite.ts';
import { STILL_KNOWN } from '../engine/cut.ts';
import { IdNumbers } from '../engine/id-numbers.ts';
import type { CollectedRows, Share } from '../engine/projection.ts';
import type { ListItem } from './list-item.ts';

/** An item as stored in the tables. */
export interface WrittenItem extends Required<Omit<ListItem, 'body'>> {
  readonly body: string;
}

/** An item's version that is current. `version` is its number. */
export interface CurrentItem extends WrittenItem {
  readonly version: number;
}

/** Rows of a list: versions of items, each opened and closed by an event with this ordinal. */
export interface ListRows {
  /** The current versions of a pupil's items. */
  readonly current: (pupil: string) => readonly CurrentItem[];
  /** Answers the number of the version. */
  readonly open: (pupil: string, item: WrittenItem, ordinal: number) => number;
  readonly close: (version: number, ordinal: number) => void;
}

/** Rows in the tables. */
export function listRows(database: Database): ListRows {
  const current =
    database.prepare<CurrentItem>(`SELECT i.number AS version, i.id, i.school_urn AS schoolUrn, i.state, i.sort_key AS sortKey, i.begins, b.body
    FROM item i JOIN body b ON b.item = i.number JOIN pupil p ON p.number = i.pupil WHERE p.id = ? AND i.known_to = ?`);
  const close = database.prepare('UPDATE item SET known_to = ? WHERE number = ?');
  const pupils = new IdNumbers(database, 'pupil');
  const insert = inserting(database);
  return {
    current: (pupil) => current.all(pupil, STILL_KNOWN),
    open: (pupil, item, ordinal) => insert(null, pupils.numberOf(pupil), item, ordinal, STILL_KNOWN),
    close: (version, ordinal) => {
      close.run(ordinal, version);
    },
  };
}

interface CollectedVersion {
  readonly pupil: string;
  readonly item: WrittenItem;
  readonly from: number;
  to: number;
}

/** Rows in memory. A version's number is its place, until it is inserted. */
export function collectListRows(database: Database, share: Share): CollectedRows<ListRows> {
  const pupils = new IdNumbers(database, 'pupil', share);
  const insert = inserting(database);
  const versions: CollectedVersion[] = [];
  let number = share.index + 1;
  return {
    rows: {
      current: (pupil) =>
        versions.flatMap((one, version) =>
          one.pupil === pupil && one.to === STILL_KNOWN ? [{ ...one.item, version }] : [],
        ),
      open: (pupil, item, from) => versions.push({ pupil, item, from, to: STILL_KNOWN }) - 1,
      close: (version, ordinal) => {
        const one = versions[version];
        if (one !== undefined) one.to = ordinal;
      },
    },
    flush: () => {
      for (const { pupil, item, from, to } of versions) {
        insert(number, pupils.numberOf(pupil), item, from, to);
        number += share.of;
      }
      versions.length = 0;
    },
  };
}

/** Inserts a version and answers its number, the next one if none is given. */
function inserting(database: Database) {
  const add = database.prepare(
    'INSERT INTO item (number, id, known_from, known_to, pupil, school_urn, state, sort_key, begins) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addBody = database.prepare('INSERT INTO body VALUES (?, ?)');
  return (number: number | null, pupil: number, item: WrittenItem, from: number, to: number): number => {
    const { id, schoolUrn, state, sortKey, begins, body } = item;
    const version = add.run(number, id, from, to, pupil, schoolUrn, state, sortKey, begins).lastInsertRowid;
    addBody.run(version, body);
    return Number(version);
  };
}
