import type { CivilDate } from '../../kernel/civil-date.ts';
import type { DecisionCommand } from '../given.ts';
import type { SenStatus } from '../pupil-events.ts';
import type { RankedNeed } from '../ranked-need.ts';
import type { ObservationSource, PlanPapers } from './events.ts';

/** One provision code with its dates as a file or document states it; `to` is its last day. */
export interface ObservedPeriod {
  readonly status: SenStatus;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/**
 * What a file or document says about a pupil's provision code. `periods` in order; `needs` belong to the newest one.
 * A file (CTF, MIS, CENSUS) never overrides the log: where the two disagree a `DiscrepancyRaised` is recorded instead.
 * `effectiveFrom` of the envelope is not used for the periods: each has its own start.
 */
export interface RecordSenStatus extends DecisionCommand {
  readonly source: ObservationSource;
  readonly periods: readonly ObservedPeriod[];
  readonly needs: readonly RankedNeed[];
  readonly documentOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly plan: PlanPapers | null;
  /** Why a plan ceased, by the codes of SEN2; the newest period then says what holds after it, N or K. */
  readonly ceaseReason?: string | null;
  readonly planReference: string | null;
  readonly note: string | null;
}

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
