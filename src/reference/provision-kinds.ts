import type { CivilDate } from '../kernel/civil-date.ts';
import { isInForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** What is provided. */
export interface ProvisionKind extends Dated {
  readonly code: string;
  readonly name: string;
  /** It takes time of the pupil's week in which nothing else is given; what goes along with lessons does not. */
  readonly ownTime?: true;
}

const CUSTOMARY = {
  from: '2014-09-01',
  source: 'Provision maps under the SEND Code of Practice 2015, 6.76',
} as const;

export const PROVISION_KINDS: readonly ProvisionKind[] = [
  { code: 'INTERVENTION', name: 'Intervention', ownTime: true, ...CUSTOMARY },
  { code: 'ADULT_SUPPORT', name: 'Support by an adult', ...CUSTOMARY },
  { code: 'THERAPY', name: 'Therapy', ownTime: true, ...CUSTOMARY },
  { code: 'EQUIPMENT', name: 'Equipment', ...CUSTOMARY },
  { code: 'ENVIRONMENTAL_ADJUSTMENT', name: 'Adjustment of the surroundings', ...CUSTOMARY },
  { code: 'CURRICULUM_ADAPTATION', name: 'Adapted curriculum', ...CUSTOMARY },
  { code: 'TIMETABLE_CHANGE', name: 'Changed or reduced timetable', ...CUSTOMARY },
  { code: 'ACCESS_ARRANGEMENT', name: 'Access arrangement', ...CUSTOMARY },
  { code: 'ALTERNATIVE_PROVISION', name: 'Alternative provision', ownTime: true, ...CUSTOMARY },
  { code: 'PASTORAL', name: 'Pastoral support', ownTime: true, ...CUSTOMARY },
];

const BY_CODE: ReadonlyMap<string, ProvisionKind> = new Map(PROVISION_KINDS.map((row) => [row.code, row]));

/** The row of a code, in force or not; undefined for a code that has never been one. */
export function provisionKind(code: string): ProvisionKind | undefined {
  return BY_CODE.get(code);
}

export function provisionKindsInForce(on: CivilDate): readonly ProvisionKind[] {
  return PROVISION_KINDS.filter((row) => isInForce(row, on));
}
