import type { RegisterRow } from '../../projections/register/sen-register.ts';
import type { EhcState } from '../decisions/ehc/ehc-state.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { Words } from './exported-decision.ts';

/** A pupil with SEN support or a plan on a day, with the texts opened. */
export interface ExportedPupil {
  readonly row: RegisterRow;
  readonly words: Readonly<Record<'upn' | 'surname' | 'forename' | 'dateOfBirth' | 'sex', Words>>;
  /** Day of the next SEN support review, if somebody set one. Null if it only follows from custom. */
  readonly nextReviewOn: CivilDate | null;
  readonly annualReviewDueOn: CivilDate | null;
  /** Number of provisions that are given or paused, and their cost a year in pence. */
  readonly provisions: number;
  readonly annualCostPence: number;
  readonly ehcState: EhcState | null;
}
