import type { CivilDate } from '../kernel/civil-date.ts';
import { type Dated, inForce } from './dated.ts';

/**
 * Something that local authorities usually ask for with a request. What they ask for is practice, not the legal test of
 * s.36(8).
 */
export interface ChecklistRow extends Dated {
  readonly code: string;
  readonly name: string;
}

const USUAL = {
  from: '2014-09-01',
  source: 'Practice of local authorities; not the legal test of Children and Families Act 2014 s.36(8)',
} as const;

export const EVIDENCE_CHECKLIST: readonly ChecklistRow[] = [
  { code: 'REVIEWED_CYCLES', name: 'At least two reviewed cycles of assess, plan, do, review', ...USUAL },
  { code: 'PROVISION_MAP_WITH_COSTS', name: 'Provision map with costs', ...USUAL },
  { code: 'ATTAINMENT', name: 'Baseline, attainment and progress', ...USUAL },
  { code: 'ADAPTATIONS', name: 'Adaptations made after reviews', ...USUAL },
  { code: 'TARGETS', name: 'Specific and dated targets', ...USUAL },
  { code: 'ATTENDANCE', name: 'Attendance and exclusions', ...USUAL },
  { code: 'SPECIALIST_REPORTS', name: 'Reports of specialists', ...USUAL },
  { code: 'MEDICAL', name: 'Medical reports', ...USUAL },
  { code: 'PARENT_VIEWS', name: 'Views of the parents', ...USUAL },
  { code: 'PUPIL_VIEWS', name: 'Views of the pupil', ...USUAL },
  { code: 'CHRONOLOGY', name: 'Chronology', ...USUAL },
  { code: 'CONSENT', name: 'Consent and signatures', ...USUAL },
];

/** How many reviewed cycles are usually asked for. */
export const USUAL_REVIEWED_CYCLES = 2;

export function evidenceChecklistInForce(on: CivilDate): readonly ChecklistRow[] {
  return inForce(EVIDENCE_CHECKLIST, on);
}

export function isChecklistCode(code: string, on: CivilDate): boolean {
  return evidenceChecklistInForce(on).some((row) => row.code === code);
}
