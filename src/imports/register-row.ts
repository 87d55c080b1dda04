import { isNamedAlike } from '../decisions/register-pupil.ts';
import { isCivilDate } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { isSameName } from '../kernel/compared-name.ts';
import { needCode } from '../reference/need-codes.ts';
import { provisionCode } from '../reference/provision-codes.ts';
import { checkUpn } from '../reference/upn.ts';
import { yearGroup } from '../reference/year-groups.ts';
import { isPlaceholder } from './placeholder-days.ts';
import type { Cell, RawNeed, RawRow, RawStatus } from './raw-row.ts';
import { fault } from './row-fault.ts';
import type { FaultCode, RowFault } from './row-fault.ts';
import { inOrder } from './status-order.ts';

/** What tells two children with one UPN apart. */
export interface RowIdentity {
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: CivilDate;
}

/** One pupil that can be recorded. `sen` and `needs` stand in the order of the file; codes are those of today. */
export interface RegisterRow extends RowIdentity {
  readonly line: number;
  /** Null for a child without one: the row is a question. */
  readonly upn: string | null;
  /** An earlier pupil of the file has this UPN: it cannot stand for this one. */
  readonly upnShared?: true;
  readonly formerUpn?: string;
  readonly sex?: 'F' | 'M' | 'U';
  readonly ncYear?: string;
  /** Next review of SEN support or of a plan, whichever the newest status is. */
  readonly reviewOn?: CivilDate;
  readonly sen: readonly RowStatus[];
  readonly needs: readonly RowNeed[];
  readonly mayHaveMoreNeeds?: true;
  readonly ranksByOrder?: true;
  /** The file says that there is no SEN, and not since when. */
  readonly noSen?: true;
}

export interface RowStatus {
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly status: 'N' | 'K' | 'E';
}

export interface RowNeed {
  readonly rank: number;
  readonly code: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

/**
 * What was found out about a row: `row` is absent when a fault rejects it, and then `faults` are the rejecting ones.
 */
export interface JudgedRow {
  readonly row?: RegisterRow;
  readonly faults: readonly RowFault[];
}

type Report = (
  code: FaultCode,
  cell: { readonly line: number; readonly column?: string } | undefined,
  column: string,
) => void;

/** Judges one row. Of other rows it asks only for the accepted ones of this file that have the same UPN. */
export function judgeRow(raw: RawRow, earlierWith: (upn: string | null) => readonly RowIdentity[]): JudgedRow {
  const faults: RowFault[] = [];
  const report: Report = (code, cell, column) =>
    faults.push(fault(code, cell?.line ?? raw.line, cell?.column ?? raw.headings?.[column] ?? column));
  const upn = upnOf(raw.upn, report);
  const identity = { ...namesOf(raw, report), dateOfBirth: dateOf(raw.dateOfBirth, 'DOB', report) };
  const sen = raw.sen.flatMap((entry) => statusOf(entry, report));
  const needs = raw.needs.flatMap((entry, index) => needOf(entry, index, report));
  judgeBirth(raw, identity.dateOfBirth, report);
  judgeNeeds(raw, sen, report);
  const earlier = upn === null ? earlierWith(upn).filter((one) => isSame(one, identity)) : earlierWith(upn);
  if (earlier.length > 0)
    report(earlier.some((one) => standsTwice(one, identity)) ? 'DUPLICATE_ROW' : 'UPN_SHARED', raw.upn, 'UPN');
  const row = {
    line: raw.line,
    upn,
    ...identity,
    sen,
    needs,
    ...(earlier.length > 0 && { upnShared: true as const }),
    ...(raw.mayHaveMoreNeeds && { mayHaveMoreNeeds: true as const }),
    ...(raw.ranksByOrder && { ranksByOrder: true as const }),
    ...(raw.sen.length > 0 && sen.length === 0 && { noSen: true as const }),
    ...optional('formerUpn', formerUpnOf(raw.formerUpn, report)),
    ...optional('sex', sexOf(raw.sex, report)),
    ...optional('ncYear', ncYearOf(raw.ncYear, report)),
    ...optional('reviewOn', reviewOf(raw, report)),
  };
  const rejecting = faults.filter(({ disposition }) => disposition === 'REJECTED');
  return rejecting.length > 0 ? { faults: rejecting } : { row, faults };
}

/**
 * Whether two rows with one UPN are one child, entered twice: the names are the same, or forename and date of birth.
 * Twins have another forename, and neither of them is left out.
 */
function standsTwice(one: RowIdentity, other: RowIdentity): boolean {
  return (
    isNamedAlike(one, other) ||
    (one.dateOfBirth === other.dateOfBirth && one.forename !== '' && isSameName(one.forename, other.forename))
  );
}

/** Without a UPN only name and date of birth together tell a child. */
function isSame(one: RowIdentity, other: RowIdentity): boolean {
  return one.dateOfBirth === other.dateOfBirth && isNamedAlike(one, other);
}

function upnOf(cell: Cell | undefined, report: Report): string | null {
  if (cell === undefined) {
    report('UPN_MISSING', undefined, 'UPN');
    return null;
  }
  const upn = cell.text.toUpperCase();
  const check = checkUpn(upn);
  if (check === 'MALFORMED') report('UPN_MALFORMED', cell, 'UPN');
  if (check === 'CHECK_LETTER') report('UPN_CHECK_LETTER', cell, 'UPN');
  return upn;
}

function formerUpnOf(cell: Cell | undefined, report: Report): string | undefined {
  if (!cell) return undefined;
  const upn = cell.text.toUpperCase();
  if (checkUpn(upn) === 'VALID') return upn;
  report('FORMER_UPN_INVALID', cell, 'FormerUPN');
  return undefined;
}

/** A pupil may have one name only: the other is empty then. */
function namesOf({ surname, forename }: RawRow, report: Report): { surname: string; forename: string } {
  if (!surname && !forename) report('NAME_MISSING', undefined, 'Surname');
  for (const cell of [surname, forename]) {
    if (!cell) continue;
    // A spreadsheet would run such a cell; no name begins so.
    if (/^[=+\-@]/.test(cell.text)) report('FORMULA_CELL', cell, '');
    if (!cell.text.isWellFormed() || /[\uFFFD\p{Cc}]/u.test(cell.text)) report('TEXT_UNREADABLE', cell, '');
    // What a program writes for a letter that its encoding does not have.
    if (cell.text.includes('?')) report('NAME_DAMAGED', cell, '');
  }
  return { surname: surname?.text ?? '', forename: forename?.text ?? '' };
}

function dateOf(cell: Cell | undefined, column: string, report: Report): CivilDate {
  const text = cell?.text ?? '';
  if (!isCivilDate(text)) report('DATE_INVALID', cell, column);
  return text;
}

/** A cell with a day; undefined where the file says in its own way that there is none. */
function known(cell: Cell | undefined): Cell | undefined {
  return cell && isPlaceholder(cell.text) ? undefined : cell;
}

/** A date of a need that is none is a question: the need counts without it. */
function needDateOf(cell: Cell | undefined, report: Report): CivilDate | undefined {
  const said = known(cell);
  if (said === undefined || isCivilDate(said.text)) return said?.text;
  report('NEED_DATE_INVALID', said, '');
  return undefined;
}

function statusOf(entry: RawStatus, report: Report): RowStatus[] {
  const code = provisionCode((entry.status?.text ?? '').toUpperCase());
  if (!code) report('STATUS_UNKNOWN', entry.status ?? { line: entry.line }, 'SENprovision');
  // Many systems leave the date empty for pupils who never had SEN: that is nothing that could be recorded.
  const since = known(entry.from);
  if (code?.code === 'N' && !since) return [];
  const from = dateOf(since, 'StartDate', (kind, cell, column) => report(kind, cell ?? { line: entry.line }, column));
  const to = known(entry.to) && dateOf(entry.to, 'EndDate', report);
  if (code && code.code !== code.readAs) report('STATUS_RETIRED', entry.status, 'SENprovision');
  return code ? [{ from, status: code.readAs, ...optional('to', to) }] : [];
}

function needOf(entry: RawNeed, index: number, report: Report): RowNeed[] {
  const at = entry.code ?? { line: entry.line };
  const code = needCode((entry.code?.text ?? '').toUpperCase());
  const from = needDateOf(entry.from, report);
  const to = needDateOf(entry.to, report);
  if (!code) {
    report('NEED_UNKNOWN', at, 'SENtype');
    return [];
  }
  if (code.replacedBy) report('NEED_RETIRED', at, 'SENtype');
  const rank = /^0*[1-9]\d?$/.test(entry.rank?.text ?? '') ? Number(entry.rank?.text) : undefined;
  if (rank === undefined) report('NEED_RANK_INVALID', entry.rank ?? { line: entry.line }, 'SENtypeRank');
  return [
    { rank: rank ?? index + 1, code: code.replacedBy ?? code.code, ...optional('from', from), ...optional('to', to) },
  ];
}

/** Dates are compared as text: one that is no date was reported already. */
function judgeBirth({ sen, needs }: RawRow, dateOfBirth: CivilDate, report: Report): void {
  for (const cell of [...sen, ...needs].flatMap(({ from, to }) => [known(from), known(to)])) {
    if (cell && isCivilDate(cell.text) && isCivilDate(dateOfBirth) && cell.text < dateOfBirth)
      report('DATE_BEFORE_BIRTH', cell, '');
  }
}

/** Census rules between status and needs, judged on the newest status. */
function judgeNeeds(raw: RawRow, sen: readonly RowStatus[], report: Report): void {
  const newest = inOrder(sen).at(-1);
  // A CTF gives no status an end. Another file that has two without one contradicts itself.
  if (raw.headings && sen.filter(({ to }) => to === undefined).length > 1)
    report('STATUS_OPEN_TWICE', raw.sen.at(-1)?.status, 'SENprovision');
  if (raw.sen.length === 0 && raw.needs.length > 0) report('STATUS_MISSING', undefined, 'SENprovision');
  if (!newest || newest.status === 'N') return;
  if (raw.needs.length === 0) report('NEED_MISSING', undefined, 'SENtype');
  for (const { code: cell } of newest.status === 'E' ? raw.needs : []) {
    const code = needCode((cell?.text ?? '').toUpperCase());
    if (code && !code.validWith.includes('E')) report('NSA_WITH_PLAN', cell, 'SENtype');
  }
}

function sexOf(cell: Cell | undefined, report: Report): 'F' | 'M' | 'U' | undefined {
  const sex = cell?.text.toUpperCase();
  if (sex === 'F' || sex === 'M' || sex === 'U') return sex;
  if (cell) report('SEX_UNKNOWN', cell, 'Sex');
  return undefined;
}

function ncYearOf(cell: Cell | undefined, report: Report): string | undefined {
  const code = cell && yearGroup(cell.text.toUpperCase())?.code;
  if (cell && !code) report('YEAR_GROUP_UNKNOWN', cell, 'NCyearActual');
  return code;
}

/** A column of annual reviews is about plans; a general one stands for whichever review the pupil has. */
function reviewOf({ annualReviewOn, reviewOn }: RawRow, report: Report): CivilDate | undefined {
  for (const cell of [known(annualReviewOn), known(reviewOn)]) {
    if (cell === undefined) continue;
    if (isCivilDate(cell.text)) return cell.text;
    report('REVIEW_DATE_INVALID', cell, 'ReviewDate');
  }
  return undefined;
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [N in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]?: Value });
}
