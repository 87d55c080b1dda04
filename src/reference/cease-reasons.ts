import type { CivilDate } from '../kernel/civil-date.ts';
import { inForce, isInForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** A code of the SEN2 return for why an EHC plan ceased. */
export interface CeaseReason extends Dated {
  readonly code: string;
  readonly name: string;
  /** The plan is over without a notice of the local authority having to be shown (death). */
  readonly withoutNotice: boolean;
}

const SEN2 = {
  from: '2023-01-19',
  source: 'SEN2 person level return, plan cease reason, from the collection of January 2023',
  withoutNotice: false,
} as const;

export const CEASE_REASONS: readonly CeaseReason[] = [
  { code: '1', name: 'Reached maximum age', ...SEN2 },
  { code: '2', name: 'Educational or training needs are met without an EHC plan', ...SEN2 },
  { code: '3', name: 'Moved on to higher education', ...SEN2 },
  { code: '4', name: 'Moved on to paid employment, other than an apprenticeship', ...SEN2 },
  { code: '5', name: 'Transferred to another local authority', ...SEN2 },
  { code: '6', name: 'Young person no longer wishes to be in education or training', ...SEN2 },
  { code: '7', name: 'Moved outside England', ...SEN2 },
  { code: '8', name: 'Deceased', ...SEN2, withoutNotice: true },
  { code: '9', name: 'Other', ...SEN2 },
];

/** The row of a code; undefined for a code that has never been one. */
export function ceaseReason(code: string): CeaseReason | undefined {
  return CEASE_REASONS.find((row) => row.code === code);
}

export function ceaseReasonsInForce(on: CivilDate): readonly CeaseReason[] {
  return inForce(CEASE_REASONS, on);
}

/** Whether a code may stand for an end on a day. Ends before the list began are told by the same codes. */
export function ceaseReasonKnown(code: string, on: CivilDate): boolean {
  const row = ceaseReason(code);
  return row !== undefined && (on < row.from || isInForce(row, on));
}
