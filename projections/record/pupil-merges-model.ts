import { MergedInto, PupilMerged } from '../../src/decisions/enrolment/events.ts';
import { isA } from '../../src/kernel/members.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import { readModel } from '../engine/projection.ts';
import { pupilOf } from './pupil-stream.ts';

/**
 * One row for each record that was closed by a merge. `closed_at` and `merged_at` are ordinals. `merged_at` is null
 * until the survivor's record has the merge too.
 */
const TABLES =
  'CREATE TABLE merge (loser TEXT PRIMARY KEY, survivor TEXT NOT NULL, closed_at INTEGER NOT NULL, merged_at INTEGER) STRICT, WITHOUT ROWID;';
const INDEXES = 'CREATE INDEX merge_open ON merge (survivor) WHERE merged_at IS NULL;';

function prepareStatements(database: Database) {
  return {
    close: database.prepare('INSERT INTO merge VALUES (?, ?, ?, NULL)'),
    // Set the survivor again, because the one named at closing may itself have been merged since.
    merge: database.prepare('UPDATE merge SET survivor = ?, merged_at = ? WHERE loser = ?'),
  };
}

const isClosing = isA(MergedInto);
const isMerge = isA(PupilMerged);

type Writing = ReturnType<typeof prepareStatements>;

function closed({ close }: Writing, event: LoggedEvent): void {
  if (isClosing(event)) close.run(pupilOf(event) ?? '', event.data.survivor, event.ordinal);
}

function merged({ merge }: Writing, event: LoggedEvent): void {
  if (isMerge(event)) merge.run(pupilOf(event) ?? '', event.ordinal, event.data.loser);
}

export const MODEL = readModel<Writing>({
  name: 'pupil-merges',
  version: 1,
  source: import.meta.url,
  tables: TABLES,
  indexes: INDEXES,
  open: prepareStatements,
  handlers: { MergedInto: closed, PupilMerged: merged },
  digest: ['SELECT loser, survivor, closed_at, merged_at FROM merge ORDER BY loser'],
});
