import { conditions, type DecisionCut } from './decision-filter.ts';
import { DECISION_COLUMNS, type DecisionRow, decisionRow, joined, type StoredDecision } from './decision-history.ts';
import type { Reader } from '../engine/reader.ts';
import type { SchoolScope } from '../engine/scope.ts';

/**
 * Every decision of a school at a cut, in the order of the log, each by the key of its version. Keys stay good after
 * later events and in a rebuilt read model, so that a long answer can be made bit by bit.
 */
export function decisionVersions(reader: Reader, scope: SchoolScope, cut: DecisionCut): readonly number[] {
  const { where, values } = joined(conditions(scope, cut, {}));
  return reader
    .all<{ key: number }>(`SELECT v.known_from AS key FROM version v WHERE ${where} ORDER BY v.ordinal`, ...values)
    .map(({ key }) => key);
}

/**
 * The decisions with these keys, in the order of the log, each with the pupil whose it was after the event with this
 * ordinal.
 */
export function decisionsOfVersions(reader: Reader, keys: readonly number[], ordinal: number): readonly DecisionRow[] {
  const sql = `SELECT ${DECISION_COLUMNS} WHERE v.known_from IN (SELECT value FROM json_each(?)) ORDER BY v.ordinal`;
  return reader.tuples<StoredDecision>(sql, ordinal, ordinal, JSON.stringify(keys)).map(decisionRow);
}
