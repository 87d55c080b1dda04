import type { CivilDate } from '../kernel/civil-date.ts';
import { type CodeOf, codes } from '../kernel/members.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** Who delivers provision, as far as it matters for what it costs. */
export const DELIVERER_ROLE = codes('DelivererRole', 'Who delivers provision.', {
  TEACHING_ASSISTANT: 'Teaching assistant.',
  HIGHER_LEVEL_TEACHING_ASSISTANT: 'Higher level teaching assistant.',
  TEACHER: 'Teacher.',
  SENCO: 'SENCO.',
  SPECIALIST_TEACHER: 'Specialist teacher.',
  SPEECH_AND_LANGUAGE_THERAPIST: 'Speech and language therapist.',
  OCCUPATIONAL_THERAPIST: 'Occupational therapist.',
  PHYSIOTHERAPIST: 'Physiotherapist.',
  EDUCATIONAL_PSYCHOLOGIST: 'Educational psychologist.',
  COUNSELLOR: 'Counsellor.',
  MENTOR: 'Mentor.',
  EXTERNAL_PROVIDER: 'External provider.',
  OTHER: 'Somebody else.',
});
export type DelivererRole = CodeOf<typeof DELIVERER_ROLE>;

/** What an hour of staff costs a school, pay and on-costs, in pence. */
export interface StaffRate extends Dated {
  readonly role: DelivererRole;
  readonly hourlyPence: number;
}

/** Used where a cost line names no rate of its own. Figures to plan with, from this day on; no law sets them. */
const PLANNING = { from: '2014-09-01', source: 'Convention of this system: planning figures' } as const;

export const STAFF_RATES: readonly StaffRate[] = [
  { role: 'TEACHING_ASSISTANT', hourlyPence: 1_700, ...PLANNING },
  { role: 'HIGHER_LEVEL_TEACHING_ASSISTANT', hourlyPence: 2_100, ...PLANNING },
  { role: 'TEACHER', hourlyPence: 4_200, ...PLANNING },
];

/** Pence an hour on a day; undefined where the list has none, and the entry has to say. */
export function staffRate(role: DelivererRole, on: CivilDate): number | undefined {
  return inForce(STAFF_RATES, on).findLast((row) => row.role === role)?.hourlyPence;
}
