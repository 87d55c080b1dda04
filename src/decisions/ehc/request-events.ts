import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../pupil-events.ts';

/** Why a school does not ask for an assessment. Staffing, funding and an LA's criteria can be said honestly, although none is the legal test (s.36(8)). */
export const NO_REQUEST_REASONS = ['NEEDS_MET_BY_SEN_SUPPORT', 'MORE_CYCLES_FIRST', 'EVIDENCE_INCOMPLETE', 'LA_CRITERIA_NOT_MET', 'PARENTS_ASK_THEMSELVES', 'PARENTS_DO_NOT_AGREE', 'PUPIL_IS_LEAVING', 'STAFFING', 'FUNDING', 'OTHER'] as const;
export type NoRequestReason = (typeof NO_REQUEST_REASONS)[number];

/** Whether the parents or young person know of it (CoP 9.8: made with their knowledge and, where possible, agreement). */
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
