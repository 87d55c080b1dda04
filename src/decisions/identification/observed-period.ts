import type { CivilDate } from '../../kernel/civil-date.ts';
import { input, type InputOf, partsOf, required } from '../../kernel/members.ts';
import type { DecisionCommand } from '../given.ts';
import { OBSERVED_PERIOD, STATED_BESIDE } from './events.ts';

/**
 * Records what a file or document says about a pupil's provision code. `periods` are in order; `needs` belong to the
 * newest.
 * A file (CTF, MIS, CENSUS) never overwrites the log: a disagreement becomes a `DiscrepancyRaised`. Each period has its
 * own start, so the command's `effectiveFrom` is not used.
 */
export const RecordSenStatus = input("What a file or document says about a pupil's provision code.", {
  periods: required(partsOf(OBSERVED_PERIOD, 'Provision codes with their dates, oldest first.')),
  ...STATED_BESIDE,
});
export type RecordSenStatus = DecisionCommand & InputOf<typeof RecordSenStatus>;

/** Members that only files have. */
export interface FileSenStatus extends RecordSenStatus {
  /** The file had no room for more needs, so more needs in the log are no contradiction. */
  readonly mayHaveMoreNeeds?: true;
  /** Nothing but the order of the file's rows gives the ranks, so another order in the log is no contradiction. */
  readonly ranksByOrder?: true;
  /**
   * A day on which the file gives no SEN, without saying since when. `periods` is then empty, and only a contradiction
   * is recorded.
   */
  readonly noSenOn?: CivilDate;
}
