import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';

/** Where a pupil is taught when not here. */
export const PLACEMENT_KINDS = [
  'ALTERNATIVE_PROVISION',
  'PUPIL_REFERRAL_UNIT',
  'HOSPITAL_OR_MEDICAL',
  'DUAL_REGISTRATION',
  'OTHER_SCHOOL',
  'OTHER',
] as const;
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];
export const PLACEMENT_REASONS = [
  'IMPROVE_BEHAVIOUR',
  'MEDICAL',
  'SUSPENSION',
  'SPECIALIST_PROVISION',
  'REENGAGEMENT',
  'PARENT_REQUEST',
  'OTHER',
] as const;
export type PlacementReason = (typeof PLACEMENT_REASONS)[number];

/** A pupil of ours is placed elsewhere; both SENCOs should know (domain §2.2, s.19 and s.29A Education Acts). */
export interface PlacementStarted {
  readonly schoolUrn: string;
  /** URN of the other school; null where it has none. */
  readonly placementUrn: string | null;
  readonly placementKind: PlacementKind;
  readonly placementReason: PlacementReason;
  readonly plannedEndOn: CivilDate | null;
  readonly reviewOn: CivilDate | null;
  readonly ourSencoToldOn: CivilDate | null;
  readonly theirSencoToldOn: CivilDate | null;
  readonly parentsToldOn: CivilDate | null;
  readonly placementName: Personal | null;
  readonly rationale: Personal;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

export const PLACEMENT_ENDS = ['RETURNED', 'ADMITTED_THERE', 'MOVED_ON', 'BROKEN_DOWN', 'LEFT', 'OTHER'] as const;
export type PlacementEnd = (typeof PLACEMENT_ENDS)[number];

export interface PlacementEnded {
  readonly schoolUrn: string;
  readonly placement: string;
  readonly placementEnd: PlacementEnd;
  readonly ourSencoToldOn: CivilDate | null;
  readonly theirSencoToldOn: CivilDate | null;
  readonly rationale: Personal;
}

export const AGENCIES = [
  'EDUCATIONAL_PSYCHOLOGY',
  'SPEECH_AND_LANGUAGE_THERAPY',
  'OCCUPATIONAL_THERAPY',
  'PHYSIOTHERAPY',
  'CHILD_AND_ADOLESCENT_MENTAL_HEALTH',
  'PAEDIATRICS',
  'SENSORY_SERVICE',
  'SPECIALIST_TEACHING',
  'SOCIAL_CARE',
  'EARLY_HELP',
  'OTHER',
] as const;
export type Agency = (typeof AGENCIES)[number];
export const CONSENT_GIVERS = ['PARENT', 'YOUNG_PERSON', 'PUPIL', 'ALTERNATIVE_PERSON'] as const;
export const CONSENT_SCOPES = ['REFERRAL', 'REFERRAL_AND_RECORDS', 'HEALTH_DATA', 'ADVICE_TO_SCHOOL'] as const;

/** Agreement to a referral: by whom, when, to what, until when (domain §0.4). */
export interface Consent {
  readonly givenBy: (typeof CONSENT_GIVERS)[number];
  readonly givenOn: CivilDate;
  readonly scope: (typeof CONSENT_SCOPES)[number];
  readonly expiresOn: CivilDate | null;
}

export interface ReferralMade {
  readonly schoolUrn: string;
  readonly agency: Agency;
  /** The provision that gave rise to it. */
  readonly provision: string | null;
  readonly consent: Consent | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
}

/** What an agency advised. Its recommendations are numbered from 1, so that each can be adopted or declined. */
export interface AdviceReceived {
  readonly schoolUrn: string;
  readonly agency: Agency;
  readonly referral: string | null;
  readonly documentOn: CivilDate;
  readonly receivedOn: CivilDate;
  readonly sha256: string | null;
  readonly recommendations: number;
  readonly note: Personal | null;
}

export interface RecommendationAdopted {
  readonly schoolUrn: string;
  readonly advice: string;
  readonly recommendation: number;
  /** The provision by which it is carried out. */
  readonly provision: string | null;
  readonly why: Personal;
}

export type RecommendationDeclined = Omit<RecommendationAdopted, 'provision'>;

/** Money asked of the local authority above what the school meets itself (element 3). */
export interface TopUpRequested {
  readonly schoolUrn: string;
  readonly laCode: string;
  readonly provisions: readonly string[];
  readonly annualPence: number;
  readonly requestedOn: CivilDate;
  readonly rationale: Personal;
}

/** The local authority's answer: recorded from outside, never a decision of the school (domain §0.1). */
export interface TopUpDecided {
  readonly schoolUrn: string;
  readonly request: string;
  readonly granted: 'IN_FULL' | 'IN_PART' | 'REFUSED';
  readonly annualPence: number | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly documentOn: CivilDate | null;
  readonly receivedOn: CivilDate;
  readonly note: Personal | null;
}
