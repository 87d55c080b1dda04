import type { Readable } from 'node:stream';
import { ERASED, WITHHELD } from './exported-decision.ts';
import type { ExportedPupil } from './exported-pupil.ts';
import { namesIn, rowJson, said } from './row-json.ts';

/** Writes one JSON array with one pupil on each line. Erased texts are null and named in `erased`. */
export function registerJson(pupils: AsyncIterable<ExportedPupil>): Readable {
  return rowJson(line, pupils);
}

function line({ row, words, ...more }: ExportedPupil): object {
  const all = Object.entries(words);
  return {
    pupilId: row.pupil,
    ...Object.fromEntries(all.map(([name, word]) => [name, said(word)])),
    ncYear: row.ncYear,
    status: row.status,
    statusSince: row.statusSince,
    needs: row.needs,
    nextReviewOn: more.nextReviewOn,
    annualReviewDueOn: more.annualReviewDueOn,
    provisions: more.provisions,
    annualCostPence: more.annualCostPence,
    ehcState: more.ehcState,
    erased: namesIn(ERASED, all),
    withheld: namesIn(WITHHELD, all),
  };
}
