import type { EventType } from '../../src/registry/events.ts';
import type { SenStatus } from '../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { SealSite } from '../../src/kernel/folding.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { EventMetadata } from '../../src/kernel/metadata.ts';
import type { SqlValue } from '../../src/store/sqlite.ts';
import { type Condition, conditions, type DecisionCut, type DecisionFilter } from './decision-filter.ts';
import type { DecisionState } from '../record/decision-version.ts';
import { pupilStream } from '../record/pupil-stream.ts';
import type { Reader } from '../engine/reader.ts';
import { oneEach, type SchoolScope } from '../engine/scope.ts';

/** A decision as it was known at the cut. Sealed fields of `data` are as they are stored; they open at `sealedIn`. */
export interface DecisionRow {
  readonly id: string;
  /** Ordinal of the decision's own event, in the order of the log. */
  readonly ordinal: number;
  readonly revision: number;
  /** Ordinal of the event that made it what it is here: its own, a correction's, a void's. */
  readonly knownFrom: number;
  readonly pupil: string;
  readonly schoolUrn: string;
  readonly type: EventType;
  readonly state: DecisionState;
  readonly decidedAt: Instant;
  /** The day of `decidedAt` in England. */
  readonly decidedOn: CivilDate;
  readonly effectiveFrom: CivilDate;
  readonly recordedAt: Instant;
  /** The provision code that it brings about and its primary need; null when it is about neither. */
  readonly status: SenStatus | null;
  readonly primaryNeed: string | null;
  readonly lateEntry: boolean;
  readonly data: JsonObject;
  /** With deciders, recorder, basis and findings, corrections applied. */
  readonly metadata: EventMetadata;
  readonly sealedIn: SealSite;
}

export const DECISION_ORDERS = {
  DECIDED_AT: 'decided_at',
  RECORDED_AT: 'recorded_at',
  EFFECTIVE_FROM: 'effective_from',
} as const;
export interface DecisionOrder {
  readonly by: keyof typeof DECISION_ORDERS;
  readonly direction: 'ASC' | 'DESC';
}

/** Where a page ended: the value ordered by, a date or instant in clear, and the decision's ordinal. */
export type DecisionCursor = readonly [key: string, ordinal: number];

export interface DecisionSelection {
  readonly scopes: readonly SchoolScope[];
  readonly cut: DecisionCut;
  readonly filter?: DecisionFilter;
}

export interface DecisionRequest extends DecisionSelection {
  readonly order: DecisionOrder;
  readonly after?: DecisionCursor | undefined;
  readonly first: number;
}

export interface DecisionPage {
  readonly rows: readonly DecisionRow[];
  readonly hasNextPage: boolean;
}

/**
 * One page, at most one row a decision. The same cut, filter and order give the same pages whatever is written
 * meanwhile.
 */
export function findDecisions(reader: Reader, request: DecisionRequest): DecisionPage {
  const { order, first } = request;
  const found = schools(request).flatMap((scope) => rowsAt(reader, scope, request));
  const sign = order.direction === 'ASC' ? 1 : -1;
  found.sort((a, b) => sign * compare(cursorOf(a, order), cursorOf(b, order)));
  return { rows: found.slice(0, first), hasNextPage: found.length > first };
}

export function countDecisions(reader: Reader, selection: DecisionSelection): number {
  return schools(selection).reduce((sum, scope) => {
    const { where, values } = joined(conditions(scope, selection.cut, selection.filter ?? {}));
    return sum + (reader.get<{ n: number }>(`SELECT count(*) AS n FROM version v WHERE ${where}`, ...values)?.n ?? 0);
  }, 0);
}

/**
 * Undefined when there is none, when it was not known at the cut, and when no scope reaches it: nobody can tell which.
 */
export function decisionById(
  reader: Reader,
  scopes: readonly SchoolScope[],
  id: string,
  cut: DecisionCut,
): DecisionRow | undefined {
  const order = { by: 'RECORDED_AT', direction: 'ASC' } as const;
  return findDecisions(reader, { scopes, cut, filter: { id }, order, first: 1 }).rows[0];
}

/** The cursor of a row in an order. */
export function cursorOf(row: DecisionRow, { by }: DecisionOrder): DecisionCursor {
  return [
    { DECIDED_AT: row.decidedAt, RECORDED_AT: row.recordedAt, EFFECTIVE_FROM: row.effectiveFrom }[by],
    row.ordinal,
  ];
}

function schools({ scopes, filter }: DecisionSelection): readonly SchoolScope[] {
  return oneEach(scopes).filter(({ schoolUrn }) => filter?.schoolUrn === undefined || filter.schoolUrn === schoolUrn);
}

/** The school's part of a page and one more, so that the end can be told. */
function rowsAt(
  reader: Reader,
  scope: SchoolScope,
  { cut, filter, order, after, first }: DecisionRequest,
): readonly DecisionRow[] {
  const key = `v.${DECISION_ORDERS[order.by]}`;
  const behind: readonly Condition[] =
    after === undefined ? [] : [[`(${key}, v.ordinal) ${order.direction === 'ASC' ? '>' : '<'} (?, ?)`, ...after]];
  const { where, values } = joined([...conditions(scope, cut, filter ?? {}), ...behind]);
  const sql = `SELECT ${DECISION_COLUMNS} WHERE ${where} ORDER BY ${key} ${order.direction}, v.ordinal ${order.direction} LIMIT ?`;
  return reader.tuples<StoredDecision>(sql, cut.ordinal, cut.ordinal, ...values, first + 1).map(decisionRow);
}

/** Read as tuples. Takes the ordinal of the cut twice: whose a decision is depends on the merges known by then. */
export const DECISION_COLUMNS = `v.id, v.ordinal, b.revision, v.known_from, p.id, o.id, v.school_urn, v.type, v.state, v.decided_at, v.decided_on, v.effective_from, v.recorded_at,
  v.status, v.primary_need, v.late_entry, b.data, b.metadata, b.sealed_in
  FROM version v CROSS JOIN body b ON b.known_from = v.known_from CROSS JOIN pupil o ON o.number = v.pupil
  LEFT JOIN merged m ON m.loser = v.pupil AND m.known_from <= ? AND m.known_to > ? CROSS JOIN pupil p ON p.number = coalesce(m.survivor, v.pupil)`;

/** The columns in their order; `recordedUnder` is the pupil in whose stream the decision stands. */
export type StoredDecision = readonly [
  id: string,
  ordinal: number,
  revision: number,
  knownFrom: number,
  pupil: string,
  recordedUnder: string,
  schoolUrn: string,
  type: EventType,
  state: DecisionState,
  decidedAt: Instant,
  decidedOn: CivilDate,
  effectiveFrom: CivilDate,
  recordedAt: Instant,
  status: SenStatus | null,
  primaryNeed: string | null,
  lateEntry: number,
  data: string,
  metadata: string,
  sealedIn: string | null,
];

/** Member by member: copying rows as objects takes longer than reading them. */
export function decisionRow([
  id,
  ordinal,
  revision,
  knownFrom,
  pupil,
  recordedUnder,
  schoolUrn,
  type,
  state,
  decidedAt,
  decidedOn,
  effectiveFrom,
  recordedAt,
  status,
  primaryNeed,
  lateEntry,
  data,
  metadata,
  sealedIn,
]: StoredDecision): DecisionRow {
  return {
    id,
    ordinal,
    revision,
    knownFrom,
    pupil,
    schoolUrn,
    type,
    state,
    decidedAt,
    decidedOn,
    effectiveFrom,
    recordedAt,
    status,
    primaryNeed,
    lateEntry: lateEntry === 1,
    data: JSON.parse(data) as JsonObject,
    metadata: JSON.parse(metadata) as EventMetadata,
    sealedIn:
      sealedIn === null
        ? { stream: pupilStream(recordedUnder), revision, type, id, path: '' }
        : (JSON.parse(sealedIn) as SealSite),
  };
}

export function joined(all: readonly Condition[]): { readonly where: string; readonly values: readonly SqlValue[] } {
  return { where: all.map(([sql]) => `(${sql})`).join(' AND '), values: all.flatMap(([, ...values]) => values) };
}

function compare([a, aOrdinal]: DecisionCursor, [b, bOrdinal]: DecisionCursor): number {
  return a < b ? -1 : a > b ? 1 : aOrdinal - bOrdinal;
}
