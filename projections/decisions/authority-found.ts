import type { SchoolInTime } from '../../src/access/school-in-time.ts';
import type { Reader } from '../engine/reader.ts';
import { decisionAuthority, isJudgedWhenAsked } from './decision-authority.ts';
import { DECISION_COLUMNS, decisionRow, type StoredDecision } from './decision-history.ts';

/** The findings of authority of a school's decisions, for one state of its governance. */
interface Found {
  /** Codes by the key of the version; versions without any are left out. */
  readonly codes: Map<number, readonly string[]>;
  upTo: number;
}

/** States of governance remembered for each school: now, and those that past cuts ask for. */
const MAX_STATES = 4;
const REMEMBERED = new WeakMap<SchoolInTime, Map<number, Found>>();

/**
 * The versions of a school's decisions that have a finding of authority as known at the cut. A grant makes this list
 * anew and no record of a pupil; without one, only decisions that came since are looked at.
 */
export function versionsFound(reader: Reader, time: SchoolInTime, cut: number, code: string): readonly number[] {
  const { codes } = foundBy(reader, time, cut);
  return [...codes].filter(([, found]) => found.includes(code)).map(([version]) => version);
}

function foundBy(reader: Reader, time: SchoolInTime, cut: number): Found {
  const states = REMEMBERED.get(time) ?? new Map<number, Found>();
  REMEMBERED.set(time, states);
  const state = time.version(cut);
  const found = states.get(state) ?? { codes: new Map<number, readonly string[]>(), upTo: 0 };
  states.delete(state);
  states.set(state, found);
  if (states.size > MAX_STATES) states.delete(states.keys().next().value ?? state);
  if (found.upTo < cut) look(reader, time, cut, found);
  return found;
}

function look(reader: Reader, time: SchoolInTime, cut: number, found: Found): void {
  const sql = `SELECT ${DECISION_COLUMNS} WHERE v.school_urn = ? AND v.known_from > ? AND v.known_from <= ?`;
  for (const stored of reader.tuples<StoredDecision>(sql, cut, cut, time.schoolUrn, found.upTo, cut)) {
    const row = decisionRow(stored);
    const codes = decisionAuthority(row, time, cut)
      .findings.map((finding) => finding.code as string)
      .filter(isJudgedWhenAsked);
    if (codes.length > 0) found.codes.set(row.knownFrom, codes);
  }
  found.upTo = cut;
}
