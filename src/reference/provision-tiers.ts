import type { CivilDate } from '../kernel/civil-date.ts';
import { isInForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** How far support goes beyond what all pupils get; schools have other words for it. */
export interface ProvisionTier extends Dated {
  readonly code: string;
  readonly name: string;
  /** Special educational provision begins with outcomes and a review date; what all pupils get does not. */
  readonly special: boolean;
}

const GRADUATED = {
  from: '2014-09-01',
  source: 'SEND Code of Practice 2015, 6.36 to 6.56: the graduated approach',
} as const;

/** Widest offer first. Tiers that are proposed in reform papers come with the day on which they begin. */
export const PROVISION_TIERS: readonly ProvisionTier[] = [
  { code: 'UNIVERSAL', name: 'For all pupils: high-quality teaching', special: false, ...GRADUATED },
  { code: 'TARGETED', name: 'Targeted: small group, limited in time', special: true, ...GRADUATED },
  { code: 'SPECIALIST', name: 'Specialist: individual, or led by an expert', special: true, ...GRADUATED },
];

const BY_CODE: ReadonlyMap<string, ProvisionTier> = new Map(PROVISION_TIERS.map((row) => [row.code, row]));

/** The row of a code, in force or not; undefined for a code that has never been one. */
export function provisionTier(code: string): ProvisionTier | undefined {
  return BY_CODE.get(code);
}

export function provisionTiersInForce(on: CivilDate): readonly ProvisionTier[] {
  return PROVISION_TIERS.filter((row) => isInForce(row, on));
}
