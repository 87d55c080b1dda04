import type { SenStatus } from '../../src/decisions/pupil-events.ts';
import type { RankedNeed } from '../../src/decisions/ranked-need.ts';
import { academicYearOf, type CivilDate } from '../../src/kernel/civil-date.ts';
import { YEAR_LADDER, yearAtStep, yearStep } from '../../src/reference/year-groups.ts';
import type { SqlValue } from '../../src/store/sqlite.ts';
import { identityIn, type PupilIdentity } from './pupil-identities.ts';
import type { Reader } from '../engine/reader.ts';
import { type RegisterEntry, OPEN_END } from './register-entry.ts';
import { oneEach, type SchoolScope } from '../engine/scope.ts';

/** A cut on both axes: the log up to and including the ordinal, and the day. */
export interface RegisterCut {
  readonly ordinal: number;
  readonly effectiveOn: CivilDate;
}

/** Conditions on register entries. A member that is left out sets no condition. */
export interface RegisterFilter {
  readonly status?: SenStatus | undefined;
  readonly primaryNeed?: string | undefined;
  /** National Curriculum year on the day of the cut. */
  readonly ncYear?: string | undefined;
  readonly pupil?: string | undefined;
  readonly schoolUrn?: string | undefined;
}

/** A pupil on the register of a school. `until` is null if no end is known. Needs are as recorded, ordered by rank. */
export interface RegisterRow extends Omit<RegisterEntry, 'until' | 'ncStep'> {
  readonly pupil: string;
  readonly until: CivilDate | null;
  readonly primaryNeed: string | null;
  /**
   * National Curriculum year on the day asked for, or in a history on the entry's first day. Moves up each September.
   * If that cannot be worked out, the year entered.
   */
  readonly ncYear: string | null;
  /**
   * Sealed upn, surname, forename, dateOfBirth and sex, with the place where they are opened. Null if none was known at
   * the cut.
   */
  readonly identity: PupilIdentity | null;
}

export interface RegisterSelection {
  /** Scope OWN finds nothing, because register entries belong to the school. */
  readonly scopes: readonly SchoolScope[];
  readonly cut: RegisterCut;
  readonly filter?: RegisterFilter | undefined;
}

/** End of a page, with ids that reveal nothing. */
export type RegisterCursor = readonly [pupil: string, schoolUrn: string];

export interface RegisterRequest extends RegisterSelection {
  readonly after?: RegisterCursor | undefined;
  readonly first: number;
}

/**
 * Reads one page of the register, in the order in which pupils entered the log, then by school. This order never
 * changes and does not depend on names.
 */
export function registerOn(
  reader: Reader,
  request: RegisterRequest,
): { readonly rows: readonly RegisterRow[]; readonly hasNextPage: boolean } {
  const found = schools(request).flatMap(({ schoolUrn }) => rowsAt(reader, schoolUrn, request));
  found.sort((a, b) => a.number - b.number || (a.schoolUrn < b.schoolUrn ? -1 : 1));
  return {
    rows: found.slice(0, request.first).map((row) => registerRow(row, request.cut.effectiveOn)),
    hasNextPage: found.length > request.first,
  };
}

export function registerCursorOf(row: RegisterRow): RegisterCursor {
  return [row.pupil, row.schoolUrn];
}

export interface RegisterCounts {
  readonly pupils: number;
  readonly status: Readonly<Record<SenStatus, number>>;
  /** Pupils with code K or E, by primary need. */
  readonly primaryNeed: Readonly<Record<string, number>>;
}

/** Counts register entries. A pupil on roll at two of the schools counts twice. */
export function countRegister(reader: Reader, selection: RegisterSelection): RegisterCounts {
  const status: Record<SenStatus, number> = { K: 0, E: 0, N: 0 };
  const needs = new Map<string, number>();
  for (const { schoolUrn } of schools(selection)) {
    const [where, values] = conditions(schoolUrn, selection);
    for (const group of reader.all<{ status: SenStatus; need: string | null; n: number }>(
      `SELECT e.status, e.primary_need AS need, count(*) AS n FROM entry e WHERE ${where} GROUP BY 1, 2`,
      ...values,
    )) {
      status[group.status] += group.n;
      if (group.need !== null && group.status !== 'N') needs.set(group.need, (needs.get(group.need) ?? 0) + group.n);
    }
  }
  return {
    pupils: status.K + status.E + status.N,
    status,
    primaryNeed: Object.fromEntries([...needs].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Reads a pupil's entries on the day of the cut, one for each school in scope where it is on roll. */
export function pupilOnRegister(
  reader: Reader,
  {
    scopes,
    cut,
    pupil,
  }: { readonly scopes: readonly SchoolScope[]; readonly cut: RegisterCut; readonly pupil: string },
): readonly RegisterRow[] {
  return registerOn(reader, { scopes, cut, filter: { pupil }, first: MAX_SCHOOLS }).rows;
}

/** Reads a pupil's entries for all days, as known at the ordinal, by school and day. */
export function pupilHistory(
  reader: Reader,
  {
    pupil,
    ...selection
  }: { readonly scopes: readonly SchoolScope[]; readonly ordinal: number; readonly pupil: string },
): readonly RegisterRow[] {
  return pupilHistories(reader, { ...selection, pupils: [pupil] });
}

/** Reads the entries of many pupils for all days, by school, pupil and day. */
export function pupilHistories(
  reader: Reader,
  {
    scopes,
    ordinal,
    pupils,
  }: { readonly scopes: readonly SchoolScope[]; readonly ordinal: number; readonly pupils: readonly string[] },
): readonly RegisterRow[] {
  const where = `e.school_urn = ? AND e.pupil IN (SELECT number FROM pupil WHERE id IN (SELECT value FROM json_each(?))) AND ${KNOWN}`;
  return schools({ scopes }).flatMap(({ schoolUrn }) =>
    reader
      .all<StoredRow>(
        `SELECT ${COLUMNS} WHERE ${where} ORDER BY e.pupil, e.from_day`,
        ordinal,
        ordinal,
        schoolUrn,
        JSON.stringify(pupils),
        ordinal,
        ordinal,
      )
      .map((row) => registerRow(row, row.from)),
  );
}

/** True if the register entry holds on the day. */
export function holdsOn({ from, until }: Pick<RegisterRow, 'from' | 'until'>, on: CivilDate): boolean {
  return from <= on && (until === null || on < until);
}

/** More schools than one pupil is ever on roll at. */
const MAX_SCHOOLS = 100;

const KNOWN = 'e.known_from <= ? AND e.known_to > ?';

function schools({ scopes, filter }: Pick<RegisterSelection, 'scopes' | 'filter'>): readonly SchoolScope[] {
  return oneEach(scopes).filter(
    ({ scope, schoolUrn }) => scope === 'SCHOOL' && (filter?.schoolUrn === undefined || filter.schoolUrn === schoolUrn),
  );
}

type Conditions = readonly [where: string, values: readonly SqlValue[]];

function conditions(schoolUrn: string, { cut, filter = {} }: RegisterSelection, after?: RegisterCursor): Conditions {
  const { ordinal, effectiveOn } = cut;
  const { pupil, status, primaryNeed, ncYear } = filter;
  const parts: (readonly [sql: string, ...values: SqlValue[]])[] = [
    ['e.school_urn = ?', schoolUrn],
    [KNOWN, ordinal, ordinal],
    ['e.from_day <= ? AND e.until_day > ?', effectiveOn, effectiveOn],
  ];
  const when = (value: string | undefined, sql: string): void => {
    if (value !== undefined) parts.push([sql, value]);
  };
  when(pupil, 'e.pupil = (SELECT number FROM pupil WHERE id = ?)');
  when(status, 'e.status = ?');
  when(primaryNeed, 'e.primary_need = ?');
  if (ncYear !== undefined) parts.push(inYear(ncYear, effectiveOn));
  // Schools of one pupil follow each other, so the next page may begin with the same pupil at another school.
  if (after !== undefined)
    when(after[0], `e.pupil ${schoolUrn > after[1] ? '>=' : '>'} (SELECT number FROM pupil WHERE id = ?)`);
  return [parts.map(([sql]) => sql).join(' AND '), parts.flatMap(([, ...values]) => values)];
}

/**
 * Condition for pupils who are in the year on the day. Uses the year entered if the pupil's year on that day cannot be
 * worked out.
 */
function inYear(code: string, on: CivilDate): readonly [sql: string, ...values: SqlValue[]] {
  const first = -academicYearOf(on);
  return [
    '(e.nc_step = ? OR (e.nc_year = ? AND (e.nc_step IS NULL OR e.nc_step NOT BETWEEN ? AND ?)))',
    yearStep(code, on),
    code,
    first,
    first + YEAR_LADDER.length - 1,
  ];
}

function rowsAt(reader: Reader, schoolUrn: string, request: RegisterRequest): readonly StoredRow[] {
  const [where, values] = conditions(schoolUrn, request, request.after);
  const { ordinal } = request.cut;
  return reader.all<StoredRow>(
    `SELECT ${COLUMNS} WHERE ${where} ORDER BY e.pupil LIMIT ?`,
    ordinal,
    ordinal,
    ...values,
    request.first + 1,
  );
}

const COLUMNS = `e.pupil AS number, p.id AS pupil, e.school_urn AS schoolUrn, e.from_day AS "from", e.until_day AS until, e.status, e.primary_need AS primaryNeed,
  e.needs, e.status_since AS statusSince, e.decision, e.observed, e.on_roll_from AS onRollFrom, e.left_on AS leftOn, e.nc_year AS ncYear, e.nc_step AS ncStep, i.sealed, i.sealed_in AS sealedIn, i.elsewhere
  FROM entry e CROSS JOIN pupil p ON p.number = e.pupil LEFT JOIN identity i ON i.pupil = e.pupil AND i.school_urn = e.school_urn AND i.known_from <= ? AND i.known_to > ?`;

interface StoredRow extends Omit<RegisterRow, 'until' | 'needs' | 'observed' | 'identity'> {
  readonly number: number;
  readonly until: CivilDate;
  readonly needs: string;
  readonly observed: number;
  readonly sealed: string | null;
  readonly sealedIn: string | null;
  readonly elsewhere: string | null;
  readonly ncStep: number | null;
}

function registerRow(
  { number: _number, until, needs, observed, sealed, sealedIn, elsewhere, ncStep, ...row }: StoredRow,
  on: CivilDate,
): RegisterRow {
  return {
    ...row,
    ncYear: (ncStep === null ? undefined : yearAtStep(ncStep, on)) ?? row.ncYear,
    until: until === OPEN_END ? null : until,
    needs: (JSON.parse(needs) as RankedNeed[]).sort((a, b) => a.rank - b.rank),
    observed: observed === 1,
    identity: sealed === null || sealedIn === null ? null : identityIn({ sealed, sealedIn, elsewhere }),
  };
}
