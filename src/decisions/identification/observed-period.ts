import type { CivilDate } from '../../kernel/civil-date.ts';
import { input, type InputOf, partsOf, required } from '../../kernel/members.ts';
import type { DecisionCommand } from '../given.ts';
import { OBSERVED_PERIOD, STATED_BESIDE } from './events.ts';

/**
 * What a file or document says about a pupil's provision code. `periods` in order; `needs` belong to the newest one.
 * A file (CTF, MIS, CENSUS) never overrides the log: where the two disagree a `DiscrepancyRaised` is recorded instead.
 * `effectiveFrom` of the envelope is not used for the periods: each has its own start.
 */
export const RecordSenStatus = input("What a file or document says about a pupil's provision code.", {
  periods: required(partsOf(OBSERVED_PERIOD, 'Provision codes with their dates, oldest first.')),
  ...STATED_BESIDE,
});
export type RecordSenStatus = DecisionCommand & InputOf<typeof RecordSenStatus>;

/** What only a file can say, beside what a document does. */
export interface FileSenStatus extends RecordSenStatus {
  /** A file had room for these needs only: that the log knows more is no contradiction. */
  readonly mayHaveMoreNeeds?: true;
  /**
   * A file says that there is no SEN on this day, and not since when: `periods` is empty then, and only a contradiction
   * is recorded.
   */
  readonly noSenOn?: CivilDate;
}
