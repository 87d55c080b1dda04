import { academicYearOf, addYears } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { Dated } from './dated.ts';

/** How many years after birth a class of record is kept. */
export interface RetentionRule extends Dated {
  readonly retentionClass: 'SEN_FILE';
  readonly yearsAfterBirth: number;
}

/** Guidance, not law: a school may set its own. */
export const SEN_FILE_RETENTION: RetentionRule = {
  retentionClass: 'SEN_FILE',
  yearsAfterBirth: 31,
  from: '2014-09-01',
  source: 'IRMS toolkit for schools: date of birth + 25 years + 6 years (Limitation Act 1980)',
};

/**
 * The academic year at whose end a pupil's SEN record is due for destruction. A year and not a day, because it stands
 * in clear and a day would give the date of birth away.
 */
export function retainUntil(dateOfBirth: CivilDate): number {
  return academicYearOf(addYears(dateOfBirth, SEN_FILE_RETENTION.yearsAfterBirth));
}
