import type { EventType } from '../../src/registry/events.ts';
import type { SenStatus } from '../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { Basis } from '../../src/kernel/metadata.ts';
import type { SqlValue } from '../../src/store/sqlite.ts';
import type { DecisionState } from '../record/decision-version.ts';
import type { GivenDecisions, SchoolScope } from '../engine/scope.ts';

/**
 * Conditions that a decision has to meet. A member that is left out sets no condition. Dates are civil dates in
 * England, and both ends count.
 */
export interface DecisionFilter {
  readonly id?: string | undefined;
  /** The decision's id is one of these. */
  readonly ids?: readonly string[] | undefined;
  readonly pupil?: string | undefined;
  readonly schoolUrn?: string | undefined;
  readonly types?: readonly EventType[] | undefined;
  readonly states?: readonly DecisionState[] | undefined;
  readonly basis?: Basis | undefined;
  readonly status?: SenStatus | undefined;
  /** With `deciderPerson`, the same decider must match both. A member of a meeting counts as a decider. */
  readonly deciderRole?: string | undefined;
  readonly deciderPerson?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly decidedFrom?: CivilDate | undefined;
  readonly decidedTo?: CivilDate | undefined;
  readonly effectiveFromMin?: CivilDate | undefined;
  readonly effectiveFromMax?: CivilDate | undefined;
  /** A finding that is stored with the decision; one that is worked out when asked for is found by `versions`. */
  readonly finding?: string | undefined;
  /** The version of the decision is one of these, by the ordinal from which it is known. */
  readonly versions?: readonly number[] | undefined;
  readonly lateEntry?: boolean | undefined;
}

/**
 * Selects the log up to and including this ordinal. With `effectiveOn`, only decisions that had taken effect by that
 * day.
 */
export interface DecisionCut {
  readonly ordinal: number;
  readonly effectiveOn?: CivilDate | undefined;
}

/** An SQL condition with its values, in the order of its question marks. */
export type Condition = readonly [sql: string, ...values: SqlValue[]];

const PERSON = '(SELECT number FROM person WHERE id = ?)';

/** Conditions on a decision of this school, whose version is `v`. */
export function conditions(scope: SchoolScope, cut: DecisionCut, filter: DecisionFilter): readonly Condition[] {
  const { effectiveOn } = cut;
  // The plus keeps SQLite from using the school's index. One pupil or id is found faster by its own.
  const school =
    filter.pupil === undefined && filter.id === undefined && filter.ids === undefined && scope.given === undefined
      ? 'v.school_urn = ?'
      : '+v.school_urn = ?';
  return [
    [school, scope.schoolUrn],
    ...(scope.scope === 'OWN' ? [[`v.recorded_by = ${PERSON}`, scope.person] as const] : []),
    ['v.known_from <= ? AND v.known_to > ?', cut.ordinal, cut.ordinal],
    ...when(effectiveOn, 'v.effective_from <= ?'),
    ...when(filter.id, 'v.id = ?'),
    ...when(filter.ids && JSON.stringify(filter.ids), 'v.id IN (SELECT value FROM json_each(?))'),
    ...when(filter.versions && JSON.stringify(filter.versions), 'v.known_from IN (SELECT value FROM json_each(?))'),
    ...(scope.given === undefined ? ofPupil(scope, filter, cut) : givenIn(scope.given, filter)),
    ...when(filter.types && JSON.stringify(filter.types), 'v.type IN (SELECT value FROM json_each(?))'),
    ...when(filter.states && JSON.stringify(filter.states), 'v.state IN (SELECT value FROM json_each(?))'),
    ...when(filter.basis, 'v.basis = ?'),
    ...when(filter.status, 'v.status = ?'),
    ...when(filter.recordedBy, `v.recorded_by = ${PERSON}`),
    ...when(filter.decidedFrom, 'v.decided_on >= ?'),
    ...when(filter.decidedTo, 'v.decided_on <= ?'),
    ...when(filter.effectiveFromMin, 'v.effective_from >= ?'),
    ...when(filter.effectiveFromMax, 'v.effective_from <= ?'),
    ...when(filter.lateEntry === undefined ? undefined : Number(filter.lateEntry), 'v.late_entry = ?'),
    ...when(filter.finding, 'EXISTS (SELECT 1 FROM finding f WHERE f.known_from = v.known_from AND f.code = ?)'),
    ...decidedBy(filter),
  ];
}

/** Decisions that another school gave are found by their ids, under the pupil of the school that may read them. */
function givenIn({ pupil, ids }: GivenDecisions, filter: DecisionFilter): readonly Condition[] {
  const asked = filter.pupil === undefined || filter.pupil === pupil;
  return [['v.id IN (SELECT value FROM json_each(?))', JSON.stringify(asked ? ids : [])]];
}

/**
 * Finds the decisions of a child whose record was merged, under either id, by the merges known at the cut. What the
 * school recorded in an older record of two schools is found under the pupil of its own.
 */
function ofPupil(
  { schoolUrn }: SchoolScope,
  { pupil }: DecisionFilter,
  { ordinal }: DecisionCut,
): readonly Condition[] {
  if (pupil === undefined) return [];
  const known = 'm.known_from <= ? AND m.known_to > ?';
  return [
    [
      `v.pupil IN (
    WITH child(number) AS (SELECT coalesce((SELECT m.survivor FROM merged m WHERE m.loser = p.number AND m.school_urn = '' AND ${known}), p.number) FROM pupil p WHERE p.id = ?)
    SELECT number FROM child UNION ALL SELECT m.loser FROM child CROSS JOIN merged m ON m.survivor = child.number WHERE m.school_urn IN ('', ?) AND ${known})`,
      ordinal,
      ordinal,
      pupil,
      schoolUrn,
      ordinal,
      ordinal,
    ],
  ];
}

function decidedBy({ deciderPerson, deciderRole }: DecisionFilter): readonly Condition[] {
  const parts = [...when(deciderPerson, `d.person = ${PERSON}`), ...when(deciderRole, 'd.role = ?')];
  if (parts.length === 0) return [];
  const sql = parts.map(([part]) => part).join(' AND ');
  return [
    [
      `EXISTS (SELECT 1 FROM decider d WHERE d.known_from = v.known_from AND ${sql})`,
      ...parts.flatMap(([, ...values]) => values),
    ],
  ];
}

function when(value: SqlValue | undefined, sql: string): readonly Condition[] {
  return value === undefined ? [] : [[sql, value]];
}
