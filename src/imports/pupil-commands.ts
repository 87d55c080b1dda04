import type { FileSenStatus } from '../decisions/identification/observed-period.ts';
import type { RecordReviewDate } from '../decisions/identification/record-review-date.ts';
import type { RegisterPupil } from '../decisions/register-pupil.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { subjectId } from '../store/event-id.ts';
import type { RegisterRow } from './register-row.ts';
import type { SchoolFileFormat } from './school-file.ts';

/** What a file is, for every command made from it. `madeOn`: its own date, or the day it was taken in. */
export interface FileFacts {
  readonly importId: string;
  readonly schoolUrn: string;
  readonly source: SchoolFileFormat;
  readonly madeOn: CivilDate;
  readonly today: CivilDate;
}

/**
 * The pupil of a row comes on roll. A file has no date of admission: what it proves is that the pupil was known on its
 * own date.
 */
export function registerCommand(row: RegisterRow, file: FileFacts): RegisterPupil {
  return {
    commandId: subjectId(file.importId, `register ${String(row.line)}`),
    schoolUrn: file.schoolUrn,
    upn: row.upn,
    upnShared: row.upnShared === true,
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
  const periods = [...row.sen]
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map(({ status, from, to }) => ({ status, from, to: to ?? null }));
  const current = row.needs.filter((need) => need.to === undefined || need.to >= file.today);
  const hasSen = (periods.at(-1)?.status ?? 'N') !== 'N';
  return {
    commandId: subjectId(file.importId, `status ${String(row.line)}`),
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
  const status = [...row.sen].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.status ?? 'N';
  if (row.reviewOn === undefined || status === 'N') return undefined;
  return {
    commandId: subjectId(file.importId, `review ${String(row.line)}`),
    pupilId,
    schoolUrn: file.schoolUrn,
    seenRevision: null,
    source: file.source,
    review: status === 'E' ? 'ANNUAL' : 'SUPPORT',
    reviewOn: row.reviewOn,
    saidOn: file.madeOn,
  };
}
