import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';
import type { RankedNeed } from '../ranked-need.ts';
import type { AlternativeExplanation } from './alternative-explanation.ts';
import type { ParentInformed } from '../parent-informed.ts';

/** What progress is held against (CoP 6.17-6.18). */
export const PROGRESS_COMPARISONS = [
  'PEERS_FROM_SAME_BASELINE',
  'PREVIOUS_RATE',
  'ATTAINMENT_GAP',
  'WIDER_DEVELOPMENT',
] as const;
export const PROGRESS_FINDINGS = ['LESS_THAN_EXPECTED', 'AS_EXPECTED', 'NOT_KNOWN'] as const;

/**
 * One look at progress; `monthsBehind` in whole months of the level usual for the age, null where it was not measured
 * so.
 */
export interface ProgressEvidence {
  readonly comparison: (typeof PROGRESS_COMPARISONS)[number];
  readonly finding: (typeof PROGRESS_FINDINGS)[number];
  readonly baselineOn: CivilDate | null;
  readonly measuredOn: CivilDate;
  readonly monthsBehind: number | null;
}

/** What a school offers to all, tried before and beside anything special (CoP 6.37). */
export const UNIVERSAL_STRATEGIES = [
  'ADAPTED_TEACHING',
  'CATCH_UP_GROUP',
  'CLASSROOM_ENVIRONMENT',
  'VISUAL_SUPPORT',
  'PASTORAL_SUPPORT',
  'PLAN_WITH_HOME',
  'ATTENDANCE_SUPPORT',
  'OTHER',
] as const;
export interface StrategyTried {
  readonly strategy: (typeof UNIVERSAL_STRATEGIES)[number];
  readonly from: CivilDate;
  /** The last day; null while it goes on. */
  readonly to: CivilDate | null;
}

export const EXPLANATION_FINDINGS = ['RULED_IN', 'RULED_OUT', 'NOT_KNOWN'] as const;
export interface ExplanationConsidered {
  readonly explanation: AlternativeExplanation;
  readonly finding: (typeof EXPLANATION_FINDINGS)[number];
  readonly consideredOn: CivilDate | null;
}

/**
 * What was gathered about a concern: progress, what was tried, and what else might explain it (CoP 6.14-6.27,
 * 6.37-6.38).
 */
export interface InformationGathered {
  readonly schoolUrn: string;
  readonly gatheredOn: CivilDate;
  readonly areas: readonly string[];
  readonly progress: readonly ProgressEvidence[];
  readonly strategies: readonly StrategyTried[];
  readonly explanations: readonly ExplanationConsidered[];
  readonly evidence: readonly EvidenceReference[];
  readonly summary: Personal;
  readonly strategiesTried: Personal | null;
}

export const PROPOSED_OUTCOMES = ['SEN_SUPPORT', 'MONITORING', 'NOT_SEN', 'SPECIALIST_REFERRAL'] as const;

/** What the class teacher, with the SENCO, proposes (CoP 6.20, 6.38). */
export interface IdentificationProposed {
  readonly schoolUrn: string;
  readonly outcome: (typeof PROPOSED_OUTCOMES)[number];
  readonly needs: readonly RankedNeed[];
  /** Persons who propose together, beside the deciders of the envelope. */
  readonly proposers: readonly string[];
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
}

/** The pupil is watched, without SEN support: N in every return (domain §0.6). */
export interface MonitoringStarted {
  readonly schoolUrn: string;
  readonly reviewOn: CivilDate | null;
  readonly explanations: readonly AlternativeExplanation[];
  readonly parentInformed: ParentInformed | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
  readonly monitoringPlan: Personal | null;
}

/** The concern is looked into and is not SEN; `explanations` account for it. */
export interface NotSenDecided {
  readonly schoolUrn: string;
  readonly explanations: readonly AlternativeExplanation[];
  readonly parentInformed: ParentInformed | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
}

export const SPECIALISTS = [
  'EDUCATIONAL_PSYCHOLOGIST',
  'SPEECH_AND_LANGUAGE_THERAPIST',
  'OCCUPATIONAL_THERAPIST',
  'PHYSIOTHERAPIST',
  'SPECIALIST_TEACHER',
  'MENTAL_HEALTH_SERVICE',
  'PAEDIATRICIAN',
  'SENSORY_SERVICE',
  'OTHER',
] as const;
export const CONSENT_GIVERS = ['PARENT', 'YOUNG_PERSON', 'ALTERNATIVE_PERSON'] as const;
export const CONSENT_SCOPES = ['REFERRAL', 'ASSESSMENT', 'ASSESSMENT_AND_SHARING'] as const;

/** Agreement to a referral outside the school, with scope and end (domain §0.4). */
export interface ReferralConsent {
  readonly givenOn: CivilDate;
  readonly givenBy: (typeof CONSENT_GIVERS)[number];
  readonly scope: (typeof CONSENT_SCOPES)[number];
  /** The last day on which it holds; null: no end was agreed. */
  readonly expiresOn: CivilDate | null;
}

/** A specialist from outside is asked (CoP 6.58-6.62). */
export interface SpecialistReferralDecided {
  readonly schoolUrn: string;
  readonly specialist: (typeof SPECIALISTS)[number];
  readonly consent: ReferralConsent | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
}
