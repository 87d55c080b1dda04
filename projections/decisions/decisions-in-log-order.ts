import { conditions, type DecisionCut } from './decision-filter.ts';
import { DECISION_COLUMNS, type DecisionRow, decisionRow, joined, type StoredDecision } from './decision-history.ts';
import type { Reader } from '../engine/reader.ts';
import type { SchoolScope } from '../engine/scope.ts';

/**
 * Lists the keys of all decision versions of a school at a cut, in log order. Keys stay valid after later events and
 * after a rebuild, so a long answer can be read in parts.
 */
export function decisionVersions(reader: Reader, scope: SchoolScope, cut: DecisionCut): readonly number[] {
  const { where, values } = joined(conditions(scope, cut, {}));
  return reader
    .all<{ key: number }>(`SELECT v.known_from AS key FROM version v WHERE ${where} ORDER BY v.ordinal`, ...values)
    .map(({ key }) => key);
}

/** Reads the decisions with these keys, in log order. Each carries the pupil it belonged to at this ordinal. */
export function decisionsOfVersions(reader: Reader, keys: readonly number[], ordinal: number): readonly DecisionRow[] {
  const sql = `SELECT ${DECISION_COLUMNS} WHERE v.known_from IN (SELECT value FROM json_each(?)) ORDER BY v.ordinal`;
  return reader.tuples<StoredDecision>(sql, ordinal, ordinal, JSON.stringify(keys)).map((tuple) => decisionRow(tuple));
}
