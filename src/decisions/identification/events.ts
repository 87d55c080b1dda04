import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference, RankedNeed, SenStatus } from '../pupil-events.ts';

/** Who raised a concern (domain §2.1: any teacher, parent, pupil, previous setting, agency). */
export const CONCERN_SOURCES = [
  'TEACHER',
  'TEACHING_ASSISTANT',
  'SENCO',
  'PARENT',
  'PUPIL',
  'PREVIOUS_SETTING',
  'AGENCY',
  'OTHER',
] as const;
export type ConcernSource = (typeof CONCERN_SOURCES)[number];

/** Explanations other than SEN that were considered (CoP 6.14-6.27: EAL, attendance, hearing and vision, …). */
export const ALTERNATIVE_EXPLANATIONS = [
  'ATTENDANCE',
  'HEARING_OR_VISION',
  'EAL',
  'BULLYING',
  'BEREAVEMENT',
  'TRAUMA',
  'HOUSING_OR_FAMILY',
  'OTHER',
] as const;
export type AlternativeExplanation = (typeof ALTERNATIVE_EXPLANATIONS)[number];

export interface ConcernRaised {
  readonly schoolUrn: string;
  readonly source: ConcernSource;
  readonly raisedOn: CivilDate;
  readonly areas: readonly string[];
  readonly alternativeExplanations: readonly AlternativeExplanation[];
  readonly evidence: readonly EvidenceReference[];
  readonly description: Personal;
  readonly universalSupportTried: Personal | null;
}

/** How a parent or young person was told (s.68 Children and Families Act 2014: that provision is being made). */
export const INFORMING_METHODS = ['MEETING', 'LETTER', 'EMAIL', 'PHONE', 'PORTAL'] as const;
export interface ParentInformed {
  readonly on: CivilDate;
  readonly method: (typeof INFORMING_METHODS)[number];
  readonly by: string | null;
}

export interface SenSupportDecided {
  readonly schoolUrn: string;
  readonly needs: readonly RankedNeed[];
  readonly reviewOn: CivilDate | null;
  readonly parentInformed: ParentInformed | null;
  readonly evidence: readonly EvidenceReference[];
  readonly ncYear: string | null;
  readonly rationale: Personal;
  readonly desiredOutcomes: Personal | null;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

/** Where an observed status comes from. CTF, MIS and CENSUS are files; the rest a person read or was told. */
export const OBSERVATION_SOURCES = ['CTF', 'MIS', 'CENSUS', 'LA_DOCUMENT', 'PREVIOUS_SCHOOL', 'PARENT'] as const;
export type ObservationSource = (typeof OBSERVATION_SOURCES)[number];

/** A provision code as a file or document states it: not a decision of the school (domain §0.1, §2.5). */
export interface ProvisionCodeObserved {
  readonly schoolUrn: string;
  readonly source: ObservationSource;
  readonly status: SenStatus;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly needs: readonly RankedNeed[];
  readonly documentOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly plan: PlanPapers | null;
  /** Why a plan ended, by the codes of SEN2; absent where none ended or nobody said. */
  readonly ceaseReason?: string;
  readonly planReference: Personal | null;
  readonly note: Personal | null;
}

/** The LA whose plan it is, and the kind of notice the status rests on. */
export interface PlanPapers {
  readonly laCode: string;
  readonly notice: 'FINAL_PLAN' | 'CEASE_NOTICE' | 'TRANSFER_NOTICE';
}

/** Why a pupil came off SEN support. Staffing and funding can be said honestly (domain §2.2). */
export const REMOVAL_REASONS = [
  'EXPECTED_PROGRESS',
  'NEEDS_MET_BY_UNIVERSAL_OFFER',
  'DISCHARGED_BY_SPECIALIST',
  'IDENTIFIED_IN_ERROR',
  'PARENT_REQUEST',
  'FUNDING',
  'STAFFING',
  'OTHER',
] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];

/** The review a removal rests on (CoP 6.44-6.56): when it was held. */
export interface ReviewHeld {
  readonly heldOn: CivilDate;
  readonly withParents: boolean;
  readonly withPupil: boolean;
}

export interface RegisterRemovalDecided {
  readonly schoolUrn: string;
  readonly reason: RemovalReason;
  readonly review: ReviewHeld | null;
  /** The review in the record that it rests on, where there is one. */
  readonly reviewId?: string;
  readonly parentInformed: ParentInformed | null;
  readonly monitorUntil: CivilDate | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
  /** Why it is decided while an EHC needs assessment is open. */
  readonly whileAssessmentOpen?: Personal;
}
