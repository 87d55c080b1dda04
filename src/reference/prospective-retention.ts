import { academicYearOf, type CivilDate } from '../kernel/civil-date.ts';
import { type Dated, inForce } from './dated.ts';

/** How long the record of a child is kept about whom the LA asked, and who was not admitted. */
export interface ProspectiveRetentionRule extends Dated {
  readonly academicYearsAfter: number;
}

/**
 * No law says how long; data is kept no longer than the purpose needs, which here is an answer and a dispute about it.
 */
export const PROSPECTIVE_RETENTION: readonly ProspectiveRetentionRule[] = [
  { academicYearsAfter: 1, from: '1900-01-01', source: 'Convention of this system; UK GDPR Art 5(1)(e)' },
];

/** The academic year at whose end the record goes. */
export function prospectiveRetainUntil(on: CivilDate): number {
  return academicYearOf(on) + (inForce(PROSPECTIVE_RETENTION, on).at(-1)?.academicYearsAfter ?? 1);
}
