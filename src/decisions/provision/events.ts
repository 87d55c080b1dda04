import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';
import type { ProvisionTerms } from './terms.ts';

/** With whom something was planned or agreed (CoP 6.48-6.51). */
export const PARTIES = ['PARENT', 'PUPIL', 'CLASS_TEACHER', 'SENCO', 'AGENCY', 'LOCAL_AUTHORITY'] as const;
export type Party = (typeof PARTIES)[number];

/** Where parents stand. Disagreement never stops provision (domain §0.4); it is kept. */
export const PARENT_POSITIONS = ['AGREES', 'PARTLY_AGREES', 'DISAGREES', 'NOT_ASKED', 'NOT_KNOWN'] as const;
export type ParentPosition = (typeof PARENT_POSITIONS)[number];

/** A provision is known by the id of its first event: the proposal, or the start where none was recorded. */
export interface ProvisionProposed {
  readonly schoolUrn: string;
  readonly terms: ProvisionTerms;
  readonly evidence: readonly EvidenceReference[];
  readonly name: Personal;
  readonly rationale: Personal;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

/** `provision`: the proposal it carries out; null: it is known by this event. */
export interface ProvisionStarted extends ProvisionProposed {
  readonly provision: string | null;
  readonly agreedWith: readonly Party[];
  readonly parentPosition: ParentPosition;
  /** For a reduced timetable: the day on which the local authority was told. */
  readonly laInformedOn: CivilDate | null;
}

export const CHANGES = [
  'INTENSITY',
  'FREQUENCY',
  'DELIVERER',
  'GROUP',
  'SETTING',
  'OUTCOME',
  'FUNDING',
  'OTHER',
] as const;
export type Change = (typeof CHANGES)[number];

/**
 * What took a Section F item out of the school's duty: the LA's or Tribunal's act, never the school's (s.42, s.44,
 * s.45).
 */
export const PLAN_CHANGES = ['PLAN_AMENDED', 'PLAN_CEASED', 'TRIBUNAL_ORDER'] as const;
export interface PlanChange {
  readonly kind: (typeof PLAN_CHANGES)[number];
  readonly on: CivilDate;
}

export interface ProvisionAmended {
  readonly schoolUrn: string;
  readonly provision: string;
  readonly changes: readonly Change[];
  readonly terms: ProvisionTerms;
  readonly planChange: PlanChange | null;
  readonly parentPosition: ParentPosition;
  readonly parentsToldOn: CivilDate | null;
  readonly laInformedOn: CivilDate | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

export const INTERRUPTIONS = [
  'PUPIL_ABSENT',
  'STAFF_ABSENT',
  'VACANCY',
  'FUNDING',
  'ROOM_OR_EQUIPMENT',
  'PARENT_REQUEST',
  'OTHER',
] as const;
export type Interruption = (typeof INTERRUPTIONS)[number];

export interface ProvisionSuspended {
  readonly schoolUrn: string;
  readonly provision: string;
  readonly interruption: Interruption;
  readonly expectedBackOn: CivilDate | null;
  readonly parentsToldOn: CivilDate | null;
  readonly rationale: Personal;
}

export interface ProvisionResumed {
  readonly schoolUrn: string;
  readonly provision: string;
  readonly rationale: Personal;
}

/** Why provision ended. Funding and staffing can be said honestly: it is what governors need to see (domain §2.2). */
export const END_REASONS = [
  'ACHIEVED',
  'INEFFECTIVE',
  'NOT_NEEDED',
  'FUNDING',
  'STAFFING',
  'LEFT',
  'REPLACED',
  'PLAN_CHANGED',
  'PARENT_REQUEST',
  'OTHER',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** It is given no more from its effective day on. */
export interface ProvisionEnded {
  readonly schoolUrn: string;
  readonly provision: string;
  readonly endReason: EndReason;
  readonly replacedBy: string | null;
  readonly planChange: PlanChange | null;
  readonly parentPosition: ParentPosition;
  readonly parentsToldOn: CivilDate | null;
  readonly evidence: readonly EvidenceReference[];
  readonly rationale: Personal;
  readonly parentViews: Personal | null;
  readonly pupilViews: Personal | null;
}

/**
 * What a pupil should reach. The values are words ("0-1 exchanges a session"), so they are sealed; the dates are clear.
 */
export interface OutcomeSet {
  readonly schoolUrn: string;
  readonly provision: string | null;
  /** The outcome whose place it takes. */
  readonly replaces: string | null;
  readonly baselineOn: CivilDate | null;
  readonly dueOn: CivilDate;
  readonly words: Personal;
  readonly baseline: Personal | null;
  readonly target: Personal | null;
  readonly measure: Personal | null;
}

/** NOT_DELIVERED is kept apart from NOT_MET: the one is about the school, the other about the approach. */
export const OUTCOME_RESULTS = ['EXCEEDED', 'MET', 'PARTLY_MET', 'NOT_MET', 'NOT_DELIVERED'] as const;
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];

export interface OutcomeAssessed {
  readonly schoolUrn: string;
  readonly outcome: string;
  readonly result: OutcomeResult;
  readonly assessedOn: CivilDate;
  readonly evidence: readonly EvidenceReference[];
  readonly achieved: Personal | null;
  readonly note: Personal | null;
}
