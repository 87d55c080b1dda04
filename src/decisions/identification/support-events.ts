import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';
import type { RankedNeed } from '../ranked-need.ts';
import type { ParentInformed } from '../parent-informed.ts';

/** The needs of a pupil with SEN are ranked anew from a day; the provision code stays as it is. */
export interface NeedsRanked {
  readonly schoolUrn: string;
  readonly needs: readonly RankedNeed[];
  readonly parentInformed: ParentInformed | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
}

export const REVIEW_ATTENDEES = [
  'CLASS_TEACHER',
  'SENCO',
  'SENIOR_LEADER',
  'TEACHING_ASSISTANT',
  'PARENT',
  'PUPIL',
  'SPECIALIST',
  'ADVOCATE',
  'OTHER',
] as const;
export const SUPPORT_IMPACTS = ['EXPECTED_PROGRESS', 'SOME_PROGRESS', 'LITTLE_OR_NO_PROGRESS', 'NOT_KNOWN'] as const;
export const REVIEW_RECOMMENDATIONS = ['CONTINUE', 'STEP_UP', 'STEP_DOWN', 'REMOVE'] as const;

/** A review of SEN support: what it has brought, what parents and pupil say, what comes next (CoP 6.53-6.56). */
export interface SenSupportReviewHeld {
  readonly schoolUrn: string;
  readonly heldOn: CivilDate;
  readonly withParents: boolean;
  readonly withPupil: boolean;
  /** In which roles people took part; who they were is no matter of this record. */
  readonly attendees: readonly (typeof REVIEW_ATTENDEES)[number][];
  readonly impact: (typeof SUPPORT_IMPACTS)[number];
  readonly recommendation: (typeof REVIEW_RECOMMENDATIONS)[number];
  readonly nextReviewOn: CivilDate | null;
  readonly evidence: readonly EvidenceReference[];
  readonly impactSummary: Personal;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

/**
 * What both decisions after a review say. `reviewId`: the review in the record that it rests on, null where there is
 * none.
 */
interface AfterReview {
  readonly schoolUrn: string;
  readonly reviewId: string | null;
  readonly nextReviewOn: CivilDate | null;
  readonly parentInformed: ParentInformed | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
}

/** SEN support goes on as it is, or with adjustments. */
export type SenSupportContinued = AfterReview;

export const STEPS_UP = ['MORE_INTENSIVE_SUPPORT', 'SPECIALIST_ADVICE', 'CONSIDER_EHC_NEEDS_ASSESSMENT'] as const;

/** SEN support has not brought what was expected, and more is done (CoP 6.58-6.63). */
export interface SenSupportSteppedUp extends AfterReview {
  readonly next: (typeof STEPS_UP)[number];
}
