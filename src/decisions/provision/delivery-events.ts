import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';
import type { Interruption, ParentPosition, Party } from './events.ts';

/** Sessions of a stretch of days, as planned and as given. */
export interface DeliveryLogged {
  readonly schoolUrn: string;
  readonly provision: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly sessionsPlanned: number;
  readonly sessionsDelivered: number;
}

export const VARIANCES = ['NOT_DELIVERED', 'PARTLY_DELIVERED', 'DELIVERED_DIFFERENTLY', 'LATE'] as const;
export type Variance = (typeof VARIANCES)[number];

/**
 * What should have been delivered and was not, since when and why; for a Section F item, when the LA was told (s.42).
 */
export interface DeliveryVarianceRecorded {
  readonly schoolUrn: string;
  /** Null: an item of Section F for which nothing was ever started. */
  readonly provision: string | null;
  readonly sectionFItem: string | null;
  readonly variance: Variance;
  readonly since: CivilDate;
  readonly until: CivilDate | null;
  readonly missedSessions: number | null;
  readonly interruption: Interruption;
  readonly laToldOn: CivilDate | null;
  readonly earlyReviewAskedOn: CivilDate | null;
  readonly note: Personal | null;
}

/** Assess and plan of one cycle of assess, plan, do, review (CoP 6.45-6.52). */
export interface ApdrPlanAgreed {
  readonly schoolUrn: string;
  readonly cycle: number;
  readonly outcomes: readonly string[];
  readonly provisions: readonly string[];
  readonly reviewOn: CivilDate;
  readonly agreedWith: readonly Party[];
  readonly assessment: Personal | null;
  readonly expectedImpact: Personal | null;
}

export const REVIEW_DECISIONS = [
  'CONTINUE',
  'CHANGE',
  'STEP_UP',
  'STEP_DOWN',
  'END',
  'REFER',
  'REQUEST_NEEDS_ASSESSMENT',
] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export interface ApdrReviewHeld {
  readonly schoolUrn: string;
  readonly cycle: number;
  readonly heldOn: CivilDate;
  readonly attendedBy: readonly Party[];
  readonly reviewDecision: ReviewDecision;
  readonly parentPosition: ParentPosition;
  readonly evidence: readonly EvidenceReference[];
  readonly impact: Personal | null;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}
