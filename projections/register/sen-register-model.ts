import type { LoggedEvent } from '../../src/store/event-log.ts';
import { readModel } from '../engine/projection.ts';
import { REGISTER_EVENT_TYPES, RegisterFold } from './register-fold.ts';
import { collectRegisterRows, registerRows, type RegisterRows } from './register-rows.ts';

/**
 * `entry` has two axes: the days [from_day, until_day) and the ordinals [known_from, known_to). Its key keeps a
 * school's register together, in the order of pupils.
 * `pupil_school`: the schools at which a pupil has rows, or that take part in another school's record of the pupil.
 * `identity`: what the school knows the pupil by: ciphertext and where it is opened, a row for each version.
 * `elsewhere` has the fields that are sealed in another event than `sealed_in`.
 */
const TABLES = `
  CREATE TABLE pupil (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE pupil_school (pupil INTEGER, school_urn TEXT, PRIMARY KEY (pupil, school_urn)) STRICT, WITHOUT ROWID;
  CREATE TABLE entry (
    school_urn TEXT, pupil INTEGER, from_day TEXT, known_from INTEGER, known_to INTEGER NOT NULL, until_day TEXT NOT NULL,
    status TEXT NOT NULL, primary_need TEXT, needs TEXT NOT NULL, status_since TEXT, decision TEXT, observed INTEGER NOT NULL,
    on_roll_from TEXT NOT NULL, left_on TEXT, nc_year TEXT, nc_step INTEGER,
    PRIMARY KEY (school_urn, pupil, from_day, known_from)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE identity (
    pupil INTEGER, school_urn TEXT, known_from INTEGER, known_to INTEGER NOT NULL, sealed TEXT NOT NULL, sealed_in TEXT NOT NULL,
    elsewhere TEXT, PRIMARY KEY (pupil, school_urn, known_from)
  ) STRICT, WITHOUT ROWID;
`;

const DIGEST = [
  'SELECT number, id FROM pupil ORDER BY number',
  'SELECT pupil, school_urn FROM pupil_school ORDER BY pupil, school_urn',
  `SELECT school_urn, pupil, from_day, known_from, known_to, until_day, status, primary_need, needs, status_since, decision, observed, on_roll_from, left_on, nc_year, nc_step
    FROM entry ORDER BY school_urn, pupil, from_day, known_from`,
  'SELECT pupil, school_urn, known_from, known_to, sealed, sealed_in, elsewhere FROM identity ORDER BY pupil, school_urn, known_from',
];

function record(fold: RegisterFold, event: LoggedEvent): void {
  fold.record(event);
}

export const MODEL = readModel<RegisterRows, RegisterFold>({
  name: 'sen-register',
  version: 6,
  source: import.meta.url,
  tables: TABLES,
  indexes: '',
  rows: registerRows,
  collect: collectRegisterRows,
  open: (rows, source) => new RegisterFold(rows, source),
  handlers: Object.fromEntries(REGISTER_EVENT_TYPES.map((type) => [type, record])),
  digest: DIGEST,
});
