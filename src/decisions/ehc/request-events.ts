import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';

/**
 * Why a school does not ask for an assessment. Staffing, funding and an LA's criteria can be said honestly, although
 * none is the legal test (s.36(8)).
 */
export const NO_REQUEST_REASONS = [
  'NEEDS_MET_BY_SEN_SUPPORT',
  'MORE_CYCLES_FIRST',
  'EVIDENCE_INCOMPLETE',
  'LA_CRITERIA_NOT_MET',
  'PARENTS_ASK_THEMSELVES',
  'PARENTS_DO_NOT_AGREE',
  'PUPIL_IS_LEAVING',
  'STAFFING',
  'FUNDING',
  'OTHER',
] as const;
export type NoRequestReason = (typeof NO_REQUEST_REASONS)[number];

/**
 * Whether the parents or young person know of it (CoP 9.8: made with their knowledge and, where possible, agreement).
 */
export type Awareness = 'YES' | 'NO' | 'NOT_KNOWN';
export type Agreement = 'AGREED' | 'NOT_AGREED' | 'NOT_ASKED' | 'NOT_KNOWN';

/** The school's decision whether to ask the LA for an EHC needs assessment (s.36(1)); not yet the request itself. */
export interface EhcRequestDecided {
  readonly schoolUrn: string;
  readonly outcome: 'REQUEST' | 'DO_NOT_REQUEST';
  /** The school or provider where the pupil is placed, when that is elsewhere. */
  readonly placementSchoolUrn: string | null;
  readonly reasonCode: NoRequestReason | null;
  readonly parentsAware: Awareness;
  readonly agreement: Agreement;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

/** Who raised the thought of a request. */
export const CONSIDERATION_SOURCES = [
  'SCHOOL',
  'PARENT',
  'YOUNG_PERSON',
  'PLACEMENT_SCHOOL',
  'PROFESSIONAL',
  'LOCAL_AUTHORITY',
] as const;
export type ConsiderationSource = (typeof CONSIDERATION_SOURCES)[number];

export interface EhcRequestConsidered {
  readonly schoolUrn: string;
  readonly raisedBy: ConsiderationSource;
  readonly on: CivilDate;
  readonly note: Personal | null;
}

/**
 * What local authorities usually ask for; each list item of reference data has a code of `reference/ehc-evidence.ts`.
 */
export interface ChecklistItem {
  readonly code: string;
  readonly state: 'PRESENT' | 'MISSING' | 'NOT_APPLICABLE';
}

/** The evidence as it stood on a day. `reviewedCycles`: cycles of assess, plan, do, review that were reviewed. */
export interface EhcEvidenceAssembled {
  readonly schoolUrn: string;
  readonly on: CivilDate;
  readonly reviewedCycles: number;
  readonly checklist: readonly ChecklistItem[];
  readonly evidence: readonly EvidenceReference[];
  /** New evidence for an appeal that is open, or for a request to come. */
  readonly purpose: 'REQUEST' | 'APPEAL' | 'ADVICE';
  readonly note: Personal | null;
}

export interface EhcParentDiscussionHeld {
  readonly schoolUrn: string;
  readonly on: CivilDate;
  readonly agreement: Agreement;
  readonly withPupil: boolean;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

/** s.36(1): the first four may request; others bring a child to the LA's attention (s.23-24). */
export const REQUESTERS = ['PARENT', 'YOUNG_PERSON', 'SCHOOL', 'POST_16_INSTITUTION', 'OTHER_REFERRER'] as const;
export type Requester = (typeof REQUESTERS)[number];

/**
 * A request for an EHC needs assessment went to the LA. For a school's own request the deciders of the event are who
 * signed for the school, with the authority they had. A parent's or young person's needs no agreement of the school.
 */
export interface EhcRequestSubmitted {
  readonly schoolUrn: string;
  readonly requestedBy: Requester;
  readonly laCode: string;
  /** Null: not known to the moment; then the LA's acknowledgement starts the clock. */
  readonly sentAt: Instant | null;
  readonly parentsAware: Awareness;
  readonly agreement: Agreement;
  readonly evidence: readonly EvidenceReference[];
  readonly note: Personal | null;
}

export interface EhcRequestWithdrawn {
  readonly schoolUrn: string;
  readonly withdrawnBy: Requester;
  readonly rationale: Personal;
}
