import type { FileSenStatus } from '../decisions/identification/observed-period.ts';
import type { RecordReviewDate } from '../decisions/identification/record-review-date.ts';
import type { RegisterPupilFromFile } from '../decisions/register-pupil.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { RegisterRow } from './register-row.ts';
import { type ImportKey, rowCommandId } from './row-command-id.ts';
import type { SchoolFileFormat } from './school-file.ts';
import { inOrder } from './status-order.ts';

/** What a file is, for every command made from it. `madeOn`: its own date, or the day it was taken in. */
export interface FileFacts extends ImportKey {
  readonly schoolUrn: string;
  readonly source: SchoolFileFormat;
  readonly madeOn: CivilDate;
  readonly today: CivilDate;
}

/**
 * The pupil of a row comes on roll. A file has no date of admission: what it proves is that the pupil was known on its
 * own date.
 */
export function registerCommand(row: RegisterRow, file: FileFacts): RegisterPupilFromFile {
  return {
    commandId: rowCommandId(file, row, 'register'),
    schoolUrn: file.schoolUrn,
    upn: row.upn,
    upnShared: row.upnShared === true,
    fromFile: true,
    surname: row.surname,
    forename: row.forename,
    dateOfBirth: row.dateOfBirth,
    sex: row.sex ?? null,
    source: file.source,
    admittedOn: null,
    knownOn: file.madeOn,
    enrolment: 'CURRENT',
    ncYear: row.ncYear ?? null,
  };
}

/**
 * What the file says of the pupil's provision codes; undefined when it says nothing. Needs that have ended are left
 * out.
 */
export function statusCommand(row: RegisterRow, pupilId: string, file: FileFacts): FileSenStatus | undefined {
  if (row.sen.length === 0 && !row.noSen) return undefined;
  const periods = inOrder(row.sen).map(({ status, from, to }) => ({ status, from, to: to ?? null }));
  const current = row.needs
    .filter((need) => need.to === undefined || need.to >= file.today)
    .sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
  const hasSen = (periods.at(-1)?.status ?? 'N') !== 'N';
  return {
    commandId: rowCommandId(file, row, 'status'),
    pupilId,
    schoolUrn: file.schoolUrn,
    seenRevision: null,
    basis: 'FROM_DOCUMENT',
    decidedAt: null,
    decidedOn: file.madeOn,
    decidedBy: [],
    effectiveFrom: periods[0]?.from ?? file.madeOn,
    source: file.source,
    periods,
    needs: hasSen ? current.map(({ code, rank }) => ({ code, rank })) : [],
    ...(row.mayHaveMoreNeeds && { mayHaveMoreNeeds: true }),
    ...(row.ranksByOrder && { ranksByOrder: true }),
    ...(row.noSen && { noSenOn: file.madeOn }),
    documentOn: file.madeOn,
    receivedOn: file.today,
    plan: null,
    planReference: null,
    note: null,
  };
}

/** When the file says the next review is, for a pupil with SEN support or a plan; undefined when it says nothing. */
export function reviewCommand(row: RegisterRow, pupilId: string, file: FileFacts): RecordReviewDate | undefined {
  const status = inOrder(row.sen).at(-1)?.status ?? 'N';
  if (row.reviewOn === undefined || status === 'N') return undefined;
  return {
    commandId: rowCommandId(file, row, 'review'),
    pupilId,
    schoolUrn: file.schoolUrn,
    seenRevision: null,
    source: file.source,
    review: status === 'E' ? 'ANNUAL' : 'SUPPORT',
    reviewOn: row.reviewOn,
    saidOn: file.madeOn,
  };
}
