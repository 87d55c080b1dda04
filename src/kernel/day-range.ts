/**
 * The one range of days and moments: London days from the first to the last, outside which no pupil or record lies.
 * Whatever comes in from outside is inside it once converted; whatever is counted stays inside it.
 */
export const FIRST_DAY = '1900-01-01';
export const LAST_DAY = '2199-12-31';

/** Years that begin a school's or financial year whole inside the range, and in which there are records. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2198;

/** The same range as the years of a pattern. Both ends lie in winter, when London keeps UTC. */
export const YEARS = '(?:19|20|21)\\d\\d';
