import { MergedInto, PupilMerged } from '../../src/decisions/enrolment/events.ts';
import { isA } from '../../src/kernel/members.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import { readModel } from '../engine/projection.ts';
import { pupilOf } from '../engine/pupil-stream.ts';

/**
 * One row for each record that was closed by a merge. `closed_at` and `merged_at` are ordinals. `merged_at` is null
 * until the survivor's record has the merge too.
 */
const TABLES =
  'CREATE TABLE merge (loser TEXT PRIMARY KEY, survivor TEXT NOT NULL, closed_at INTEGER NOT NULL, merged_at INTEGER) STRICT, WITHOUT ROWID;';
const INDEXES = 'CREATE INDEX merge_open ON merge (survivor) WHERE merged_at IS NULL;';

interface MergeRows {
  readonly close: (loser: string, survivor: string, ordinal: number) => void;
  readonly merge: (loser: string, survivor: string, ordinal: number) => void;
}

/**
 * Rows in the tables. A rebuild writes them at once too: there are few, and both events of a merge are of linked
 * records.
 */
function mergeRows(database: Database): MergeRows {
  const close = database.prepare('INSERT INTO merge VALUES (?, ?, ?, NULL)');
  // Set the survivor again, because the one named at closing may itself have been merged since.
  const merge = database.prepare('UPDATE merge SET survivor = ?, merged_at = ? WHERE loser = ?');
  return {
    close: (loser, survivor, ordinal) => {
      close.run(loser, survivor, ordinal);
    },
    merge: (loser, survivor, ordinal) => {
      merge.run(survivor, ordinal, loser);
    },
  };
}

const isClosing = isA(MergedInto);
const isMerge = isA(PupilMerged);

function closed(rows: MergeRows, event: LoggedEvent): void {
  if (isClosing(event)) rows.close(pupilOf(event) ?? '', event.data.survivor, event.ordinal);
}

function merged(rows: MergeRows, event: LoggedEvent): void {
  if (isMerge(event)) rows.merge(event.data.loser, pupilOf(event) ?? '', event.ordinal);
}

export const MODEL = readModel<MergeRows, MergeRows>({
  name: 'pupil-merges',
  version: 1,
  source: import.meta.url,
  tables: TABLES,
  indexes: INDEXES,
  rows: mergeRows,
  collect: (database) => ({ rows: mergeRows(database), flush: () => undefined }),
  open: (rows) => rows,
  handlers: { MergedInto: closed, PupilMerged: merged },
  digest: ['SELECT loser, survivor, closed_at, merged_at FROM merge ORDER BY loser'],
});
