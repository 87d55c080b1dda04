import type { RegisterRow } from '../../projections/register/sen-register.ts';
import type { EhcState } from '../decisions/ehc/ehc-state.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { Words } from './exported-decision.ts';

/** A pupil with SEN support or a plan on a day, with the words opened. */
export interface ExportedPupil {
  readonly row: RegisterRow;
  readonly words: Readonly<Record<'upn' | 'surname' | 'forename' | 'dateOfBirth' | 'sex', Words>>;
  /** The review of SEN support that was set; null for a day that is kept by custom only, which nobody set. */
  readonly nextReviewOn: CivilDate | null;
  readonly annualReviewDueOn: CivilDate | null;
  /** Provision that is given or paused, and what it costs a year, in pence. */
  readonly provisions: number;
  readonly annualCostPence: number;
  readonly ehcState: EhcState | null;
}
