import { academicYearOf, type CivilDate } from '../kernel/civil-date.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** A code of `NCyearActual`: the year a pupil is taught in, which need not be the one for their age. */
export interface YearGroup extends Dated {
  readonly code: string;
  readonly name: string;
}

const CENSUS = { from: '2002-01-01', source: 'CBDS, actual National Curriculum year group' } as const;
const OLDER = { ...CENSUS, to: '2010-08-31', source: 'CBDS, older files' } as const;

/** In the order of age; X and the older codes stand at the end. */
export const YEAR_GROUPS: readonly YearGroup[] = [
  { code: 'N1', name: 'Nursery first year', ...CENSUS },
  { code: 'N2', name: 'Nursery second year', ...CENSUS },
  { code: 'R', name: 'Reception', ...CENSUS },
  ...Array.from({ length: 14 }, (_, index) => ({ code: String(index + 1), name: `Year ${index + 1}`, ...CENSUS })),
  { code: 'X', name: 'National Curriculum not followed', ...CENSUS },
  { code: 'E1', name: 'Early first year', ...OLDER },
  { code: 'E2', name: 'Early second year', ...OLDER },
  { code: 'M', name: 'Mixed year class', ...OLDER },
];

const BY_CODE: ReadonlyMap<string, YearGroup> = new Map(YEAR_GROUPS.map((row) => [row.code, row]));

/** The row of a code, in force or not; undefined for a code that has never been one. */
export function yearGroup(code: string): YearGroup | undefined {
  return BY_CODE.get(code);
}

/** Years that a pupil moves up through, one each September. */
export const YEAR_LADDER: readonly string[] = YEAR_GROUPS.slice(
  0,
  YEAR_GROUPS.findIndex(({ code }) => code === 'X'),
).map(({ code }) => code);

/**
 * The place of a year on the ladder less the academic year in which a pupil was in it: it stays the same while the
 * pupil moves up each September. Null where the curriculum is not followed.
 */
export function yearStep(code: string, enteredOn: CivilDate): number | null {
  const at = YEAR_LADDER.indexOf(code);
  return at === -1 ? null : at - academicYearOf(enteredOn);
}

/** The year on a day of a pupil with this step; undefined past either end of the ladder. */
export function yearAtStep(step: number, on: CivilDate): string | undefined {
  return YEAR_LADDER[step + academicYearOf(on)];
}

/**
 * The year on a day of a pupil who was in a year on another, as far as can be told: moved up each September. Undefined
 * where the curriculum is not followed, and past either end.
 */
export function yearGroupOn(code: string, enteredOn: CivilDate, on: CivilDate): string | undefined {
  const step = yearStep(code, enteredOn);
  return step === null ? undefined : yearAtStep(step, on);
}

export function yearGroupsInForce(on: CivilDate): readonly YearGroup[] {
  return inForce(YEAR_GROUPS, on);
}
