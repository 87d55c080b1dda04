import type { CivilDate } from '../kernel/civil-date.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** A code of the school census `SENprovision`. */
export interface ProvisionCode extends Dated {
  readonly code: string;
  readonly name: string;
  /** The code of today that a retired one is read as. */
  readonly readAs: 'N' | 'K' | 'E';
}

const CODE_OF_PRACTICE = {
  from: '2014-09-01',
  source: 'School census since the Children and Families Act 2014 Part 3',
} as const;
const EARLIER = { from: '2002-01-01', source: 'School census under the SEN Code of Practice 2001' } as const;

export const PROVISION_CODES: readonly ProvisionCode[] = [
  { code: 'N', name: 'No special educational need', readAs: 'N', ...EARLIER },
  { code: 'K', name: 'SEN support', readAs: 'K', ...CODE_OF_PRACTICE },
  { code: 'E', name: 'Education, health and care plan', readAs: 'E', ...CODE_OF_PRACTICE },
  // Statements were to be transferred to plans by 31 March 2018 (SI 2014/2270 as amended).
  { code: 'S', name: 'Statement', readAs: 'E', ...EARLIER, to: '2018-03-31' },
  { code: 'A', name: 'School Action or Early Years Action', readAs: 'K', ...EARLIER, to: '2015-08-31' },
  { code: 'P', name: 'School Action Plus or Early Years Action Plus', readAs: 'K', ...EARLIER, to: '2015-08-31' },
];

const BY_CODE: ReadonlyMap<string, ProvisionCode> = new Map(PROVISION_CODES.map((row) => [row.code, row]));

/** The row of a code, in force or not; undefined for a code that has never been one. */
export function provisionCode(code: string): ProvisionCode | undefined {
  return BY_CODE.get(code);
}

export function provisionCodesInForce(on: CivilDate): readonly ProvisionCode[] {
  return inForce(PROVISION_CODES, on);
}
