import { YEAR_LADDER } from '../reference/year-groups.ts';
import type { SchoolOpened } from './events.ts';

/** The years that may be given as a school's last. */
export const SCHOOL_YEARS = YEAR_LADDER;

/** The last year before a post-16 institution, at schools of any phase. */
const LAST_OF_SECONDARY = '11';
/**
 * Last years by phase, if the school's own is not known. A middle school ends with 8 or 9. An all-through school has
 * none before 11.
 */
const LAST_YEARS: Readonly<Record<SchoolOpened['phase'], readonly string[]>> = {
  NURSERY: ['N2'],
  PRIMARY: ['6'],
  MIDDLE: ['8', '9'],
  SECONDARY: [LAST_OF_SECONDARY],
  ALL_THROUGH: [LAST_OF_SECONDARY],
  SIXTEEN_PLUS: [],
};
const AFTER_SECONDARY: readonly string[] = ['12', '13', '14'];

/**
 * The years at whose end pupils change phase (SEND Regulations 2014 reg 2): the school's last year, and year 11. Infant
 * and first schools must have given their last year. Leaving a sixth form is no change of phase.
 */
export function transitionYears(school: Pick<SchoolOpened, 'phase' | 'lastYear'> | undefined): readonly string[] {
  if (school === undefined) return [];
  const { phase, lastYear } = school;
  if (lastYear == null) return LAST_YEARS[phase];
  return AFTER_SECONDARY.includes(lastYear)
    ? LAST_YEARS[phase].filter((year) => year === LAST_OF_SECONDARY)
    : [lastYear];
}
