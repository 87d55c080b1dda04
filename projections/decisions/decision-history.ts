import type { EventType } from '../../src/registry/events.ts';
import type { SenStatus } from '../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { SealSite } from '../../src/kernel/folding.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { Basis, EventMetadata } from '../../src/kernel/metadata.ts';
import type { SqlValue } from '../../src/store/sqlite.ts';
import { type Condition, conditions, type DecisionCut, type DecisionFilter } from './decision-filter.ts';
import type { DecisionState } from '../record/decision-version.ts';
import { pupilStream } from '../engine/pupil-stream.ts';
import type { Reader } from '../engine/reader.ts';
import { type GivenDecisions, oneEach, type SchoolScope } from '../engine/scope.ts';

/** A decision as known at the cut. The sealed fields of `data` are as stored, and are opened at `sealedIn`. */
export interface DecisionRow {
  readonly id: string;
  /** Ordinal of the decision's own event. */
  readonly ordinal: number;
  readonly revision: number;
  /** Ordinal of the event that made this version: the decision itself, a correction or a void. */
  readonly knownFrom: number;
  readonly pupil: string;
  readonly schoolUrn: string;
  readonly type: EventType;
  readonly state: DecisionState;
  readonly basis: Basis | null;
  readonly decidedAt: Instant;
  /** The day of `decidedAt` in England. */
  readonly decidedOn: CivilDate;
  readonly effectiveFrom: CivilDate;
  readonly recordedAt: Instant;
  /** Provision code that the decision sets, and its primary need. Null if the decision sets none. */
  readonly status: SenStatus | null;
  readonly primaryNeed: string | null;
  readonly lateEntry: boolean;
  readonly data: JsonObject;
  /** Deciders, recorder, basis and findings, with corrections applied. */
  readonly metadata: EventMetadata;
  readonly sealedIn: SealSite;
  /** The school to which another gave the decision; absent for a decision of the school in scope. */
  readonly givenTo?: string;
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

/** End of a page: the value it is ordered by (a date or instant, not sealed) and the decision's ordinal. */
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
 * Finds one page of decisions, each at most once. The same cut, filter and order give the same pages, even if events
 * are appended between them.
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
 * Finds a decision by its id. Undefined if it does not exist, was not known at the cut, or lies outside all scopes. A
 * caller cannot tell which.
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

/** The pupil in whose record a decision is, whoever may read it. Not to be shown. */
export function pupilOfDecision(reader: Reader, id: string): string | undefined {
  return reader.get<{ id: string }>(
    'SELECT p.id FROM version v JOIN pupil p ON p.number = v.pupil WHERE v.id = ? LIMIT 1',
    id,
  )?.id;
}

export function cursorOf(row: DecisionRow, { by }: DecisionOrder): DecisionCursor {
  return [
    { DECIDED_AT: row.decidedAt, RECORDED_AT: row.recordedAt, EFFECTIVE_FROM: row.effectiveFrom }[by],
    row.ordinal,
  ];
}

function schools({ scopes, filter }: DecisionSelection): readonly SchoolScope[] {
  return oneEach(scopes).filter(({ schoolUrn }) => filter?.schoolUrn === undefined || filter.schoolUrn === schoolUrn);
}

/** Reads one school's rows for a page, and one more that shows whether another page follows. */
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
  return reader
    .tuples<StoredDecision>(sql, cut.ordinal, cut.ordinal, ...values, first + 1)
    .map((tuple) => decisionRow(tuple, scope.given));
}

/** Columns to be read as tuples. The SQL takes the cut's ordinal twice, to find the merges known by then. */
export const DECISION_COLUMNS = `v.id, v.ordinal, b.revision, v.known_from, p.id, o.id, v.school_urn, v.type, v.state, v.basis, v.decided_at, v.decided_on, v.effective_from, v.recorded_at,
  v.status, v.primary_need, v.late_entry, b.data, b.metadata, b.sealed_in
  FROM version v CROSS JOIN body b ON b.known_from = v.known_from CROSS JOIN pupil o ON o.number = v.pupil
  LEFT JOIN merged m ON m.loser = v.pupil AND m.school_urn IN ('', v.school_urn) AND m.known_from <= ? AND m.known_to > ? CROSS JOIN pupil p ON p.number = coalesce(m.survivor, v.pupil)`;

/** A row of `DECISION_COLUMNS`. `recordedUnder` is the pupil in whose stream the decision is stored. */
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
  basis: Basis | null,
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

/**
 * Names each column by hand, since copying rows as objects takes longer than reading them. Stored JSON is parsed when
 * it is asked for, because most lists show little of it.
 */
export function decisionRow(tuple: StoredDecision, given?: GivenDecisions): DecisionRow {
  const [
    id,
    ordinal,
    revision,
    knownFrom,
    pupil,
    recordedUnder,
    schoolUrn,
    type,
    state,
    basis,
    decidedAt,
    decidedOn,
    effectiveFrom,
    recordedAt,
    status,
    primaryNeed,
    lateEntry,
    storedData,
    storedMetadata,
    sealedIn,
  ] = tuple;
  let data: JsonObject | undefined;
  let metadata: EventMetadata | undefined;
  return {
    id,
    ordinal,
    revision,
    knownFrom,
    pupil: given?.pupil ?? pupil,
    ...(given !== undefined && { givenTo: given.to }),
    schoolUrn,
    type,
    state,
    basis,
    decidedAt,
    decidedOn,
    effectiveFrom,
    recordedAt,
    status,
    primaryNeed,
    lateEntry: lateEntry === 1,
    get data() {
      data ??= JSON.parse(storedData) as JsonObject;
      return data;
    },
    get metadata() {
      metadata ??= JSON.parse(storedMetadata) as EventMetadata;
      return metadata;
    },
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
