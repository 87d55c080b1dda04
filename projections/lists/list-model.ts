import type { EventType } from '../../src/registry/events.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import { type ReadModel, readModel, type ReadModelParts } from '../engine/projection.ts';
import { ListFold, shapeOf, SHARING, UNDOING } from './list-fold.ts';
import type { Listed, ListPart } from './list-item.ts';
import { collectListRows, listRows, type ListRows } from './list-rows.ts';

/** How a list is derived, part by part: an event derives only the parts that it concerns. */
export interface Derivation extends Pick<ReadModelParts<never, never>, 'name' | 'version' | 'source'> {
  readonly parts: readonly ListPart[];
  /** False for a record whose pupil has no items. Left out: every pupil may have some. */
  readonly listed?: Listed;
}

/**
 * Makes the read model of a list. Each event that concerns it derives the pupil's items anew, with the fold of the
 * write path.
 * Each version records the ordinals between which it was current. So a query at any ordinal returns what a rebuild of
 * the log up to that ordinal would.
 */
export function listModel({ parts, listed, version, ...rest }: Derivation): ReadModel {
  const record = (fold: ListFold, event: LoggedEvent): void => {
    fold.record(event);
  };
  const shape = shapeOf(parts, listed);
  const types = new Set<EventType>([
    ...parts.flatMap((part) => [...part.types, ...(part.takesGiven === true ? SHARING : [])]),
    ...UNDOING,
  ]);
  return readModel<ListRows, ListFold>({
    ...rest,
    version: 100 * LAYOUT + version,
    tables: TABLES,
    indexes: INDEXES,
    rows: listRows,
    collect: collectListRows,
    open: (rows, source) => new ListFold(rows, source, shape),
    handlers: Object.fromEntries([...types].map((type) => [type, record])),
    digest: DIGEST,
  });
}

/** Version of the tables, which all lists share. Increase it to rebuild all of them. */
const LAYOUT = 2;

const TABLES = `
  CREATE TABLE pupil (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE item (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL, pupil INTEGER NOT NULL,
    school_urn TEXT NOT NULL, state TEXT NOT NULL, sort_key TEXT NOT NULL, begins TEXT NOT NULL
  ) STRICT;
  -- Apart, so that neither closing a version nor looking through a list touches it.
  CREATE TABLE body (item INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
`;

const INDEXES = `
  -- Looked up at each event that follows.
  CREATE INDEX item_pupil ON item (pupil, known_to);
  CREATE INDEX item_id ON item (id, known_to);
  -- All that a list is chosen by: no row is read that is not of it.
  CREATE INDEX item_school ON item (school_urn, known_to, known_from, begins, sort_key, state);
`;

const DIGEST = [
  'SELECT i.id, i.known_from, i.known_to, p.id, i.school_urn, i.state, i.sort_key, i.begins, b.body FROM item i JOIN body b ON b.item = i.number JOIN pupil p ON p.number = i.pupil ORDER BY i.id, i.known_from',
];
