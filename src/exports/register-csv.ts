import type { Readable } from 'node:stream';
import type { ExportedPupil } from './exported-pupil.ts';
import { type CsvColumns, rowCsv, shown } from './row-csv.ts';

/** The headings that our own import reads (`src/imports/csv-columns.ts`), then those that only an export has. */
const COLUMNS: CsvColumns<ExportedPupil> = {
  UPN: ({ words }) => shown(words.upn),
  Surname: ({ words }) => shown(words.surname),
  Forename: ({ words }) => shown(words.forename),
  'Date of Birth': ({ words }) => shown(words.dateOfBirth),
  Sex: ({ words }) => shown(words.sex),
  'Year Group': ({ row }) => row.ncYear,
  'SEN Status': ({ row }) => row.status,
  'SEN Status Start Date': ({ row }) => row.statusSince,
  'SEN Needs': ({ row }) => row.needs.map(({ code }) => code).join('; '),
  'Next Review Date': ({ nextReviewOn }) => nextReviewOn,
  'Annual Review Date': ({ annualReviewDueOn }) => annualReviewDueOn,
  'Provision in place': ({ provisions }) => String(provisions),
  'Yearly cost in pence': ({ annualCostPence }) => String(annualCostPence),
  'EHC state': ({ ehcState }) => ehcState,
  'Pupil id': ({ row }) => row.pupil,
};

/** Writes one row for each pupil, in the order in which they entered the log. */
export function registerCsv(pupils: AsyncIterable<ExportedPupil>): Readable {
  return rowCsv(COLUMNS, pupils);
}
