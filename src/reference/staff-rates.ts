import type { CivilDate } from '../kernel/civil-date.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** Who delivers provision, as far as it matters for what it costs. */
export const DELIVERER_ROLES = [
  'TEACHING_ASSISTANT',
  'HIGHER_LEVEL_TEACHING_ASSISTANT',
  'TEACHER',
  'SENCO',
  'SPECIALIST_TEACHER',
  'SPEECH_AND_LANGUAGE_THERAPIST',
  'OCCUPATIONAL_THERAPIST',
  'PHYSIOTHERAPIST',
  'EDUCATIONAL_PSYCHOLOGIST',
  'COUNSELLOR',
  'MENTOR',
  'EXTERNAL_PROVIDER',
  'OTHER',
] as const;
export type DelivererRole = (typeof DELIVERER_ROLES)[number];

/** What an hour of staff costs a school, pay and on-costs, in pence. */
export interface StaffRate extends Dated {
  readonly role: DelivererRole;
  readonly hourlyPence: number;
}

/** Used where a cost line names no rate of its own. Figures to plan with, from this day on; no law sets them. */
const PLANNING = { from: '2014-09-01', source: 'Convention of this system: planning figures, domain §2.2' } as const;

export const STAFF_RATES: readonly StaffRate[] = [
  { role: 'TEACHING_ASSISTANT', hourlyPence: 1_700, ...PLANNING },
  { role: 'HIGHER_LEVEL_TEACHING_ASSISTANT', hourlyPence: 2_100, ...PLANNING },
  { role: 'TEACHER', hourlyPence: 4_200, ...PLANNING },
];

/** Pence an hour on a day; undefined where the list has none, and the entry has to say. */
export function staffRate(role: DelivererRole, on: CivilDate): number | undefined {
  return inForce(STAFF_RATES, on).findLast((row) => row.role === role)?.hourlyPence;
}
