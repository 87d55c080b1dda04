import { addDays, type CivilDate, weekday } from '../kernel/civil-date.ts';
import { type Dated, isInForce } from './dated.ts';

/**
 * A termly school census: the how-manieth Thursday of which month, and whether it collects types of need with their
 * ranks.
 */
export interface CensusTerm extends Dated {
  readonly term: 'AUTUMN' | 'SPRING' | 'SUMMER';
  readonly month: string;
  readonly thursday: number;
  readonly collectsNeeds: boolean;
}

const CENSUS = {
  from: '2014-09-01',
  source: 'DfE school census guide: first Thursday of October, third Thursdays of January and May; needs in spring',
} as const;

export const CENSUS_TERMS: readonly CensusTerm[] = [
  { term: 'SPRING', month: '01', thursday: 3, collectsNeeds: true, ...CENSUS },
  { term: 'SUMMER', month: '05', thursday: 3, collectsNeeds: false, ...CENSUS },
  { term: 'AUTUMN', month: '10', thursday: 1, collectsNeeds: false, ...CENSUS },
];

export interface CensusDay {
  readonly day: CivilDate;
  readonly term: CensusTerm['term'];
  readonly collectsNeeds: boolean;
}

/** The census days of a calendar year, in order. */
export function censusDaysOf(year: number): readonly CensusDay[] {
  return CENSUS_TERMS.map((row) => ({ row, day: thursdayOf(`${String(year)}-${row.month}-01`, row.thursday) }))
    .filter(({ row, day }) => isInForce(row, day))
    .map(({ row: { term, collectsNeeds }, day }) => ({ day, term, collectsNeeds }));
}

/** The next census on a day or after it; with `needs`, the next that collects types of need. */
export function nextCensus(on: CivilDate, needs = false): CensusDay | undefined {
  const year = Number(on.slice(0, 4));
  return [...censusDaysOf(year), ...censusDaysOf(year + 1)].find(
    ({ day, collectsNeeds }) => day >= on && (!needs || collectsNeeds),
  );
}

function thursdayOf(first: CivilDate, which: number): CivilDate {
  return addDays(first, ((11 - weekday(first)) % 7) + 7 * (which - 1));
}
