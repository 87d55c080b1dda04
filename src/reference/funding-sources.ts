import type { CivilDate } from '../kernel/civil-date.ts';
import { inForce, isInForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** Who pays for provision. */
export interface FundingSource extends Dated {
  readonly code: string;
  readonly name: string;
}

const FUNDING = {
  from: '2013-04-01',
  source: 'DfE high needs funding arrangements: elements 1 to 3, since April 2013',
} as const;

export const FUNDING_SOURCES: readonly FundingSource[] = [
  { code: 'ELEMENT_1', name: 'Element 1: core funding of every pupil', ...FUNDING },
  { code: 'ELEMENT_2_NOTIONAL', name: 'Element 2: notional SEN budget', ...FUNDING },
  { code: 'ELEMENT_3_TOP_UP', name: 'Element 3: top-up of the local authority', ...FUNDING },
  { code: 'LA_SEN_SUPPORT_FUNDING', name: 'Funding of the local authority without a plan', ...FUNDING },
  {
    code: 'PUPIL_PREMIUM',
    name: 'Pupil premium',
    from: '2011-04-01',
    source: 'DfE pupil premium, conditions of grant, since April 2011',
  },
  { code: 'HEALTH', name: 'Health service', ...FUNDING },
  { code: 'TRUST', name: 'Trust', ...FUNDING },
  { code: 'OTHER', name: 'Another source', ...FUNDING },
];

const BY_CODE: ReadonlyMap<string, FundingSource> = new Map(FUNDING_SOURCES.map((row) => [row.code, row]));

/** The row of a code, in force or not; undefined for a code that has never been one. */
export function fundingSource(code: string): FundingSource | undefined {
  return BY_CODE.get(code);
}

export function fundingSourcesInForce(on: CivilDate): readonly FundingSource[] {
  return FUNDING_SOURCES.filter((row) => isInForce(row, on));
}

/**
 * Up to how many pence a year a school meets a pupil's additional support itself, before top-up. A threshold, no
 * entitlement.
 */
export interface NotionalThreshold extends Dated {
  readonly pence: number;
}

export const NOTIONAL_THRESHOLDS: readonly NotionalThreshold[] = [
  {
    from: '2013-04-01',
    pence: 600_000,
    source: 'DfE high needs funding operational guide: £6,000; School and Early Years Finance (England) Regulations',
  },
];

/** The threshold on a day, in pence a year; undefined before there was one. */
export function notionalThreshold(on: CivilDate): number | undefined {
  return inForce(NOTIONAL_THRESHOLDS, on).at(-1)?.pence;
}
