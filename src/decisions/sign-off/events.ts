import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';

/**
 * What a school may reserve for sign-off (domain §2.4). INFORMATION_REPORT is about no pupil and is asked for
 * elsewhere.
 */
export const SIGN_OFF_MATTERS = [
  'SEN_SUPPORT',
  'REGISTER_REMOVAL',
  'EHC_NEEDS_ASSESSMENT_REQUEST',
  'PROVISION_ABOVE_COST',
  'ALTERNATIVE_PROVISION',
  'REDUCED_TIMETABLE',
  'INFORMATION_REPORT',
  'PARENT_DISAGREEMENT',
  'SENCO_DISSENT',
  'OTHER',
] as const;
export type SignOffMatter = (typeof SIGN_OFF_MATTERS)[number];

/** Whose word is enough: any one who may, two of them, or a panel that minutes it. */
export const QUORUMS = ['ANY_ONE', 'TWO_OF_N', 'PANEL'] as const;
export type Quorum = (typeof QUORUMS)[number];

/**
 * One line of a school's policy. `aboveAnnualCost` in pence: only what costs more in a year; null: whatever it costs.
 */
export interface SignOffRule {
  readonly ruleId: string;
  readonly matter: SignOffMatter;
  readonly quorum: Quorum;
  readonly aboveAnnualCost: number | null;
  /** After so many school days without an answer a request has lapsed; null: it never lapses. */
  readonly lapsesAfterSchoolDays: number | null;
}

/** What is asked to be signed off. `annualCost` in pence. A resubmission replaces all of it. */
export interface SignOffContent {
  readonly schoolUrn: string;
  readonly matter: SignOffMatter;
  /** The line of the policy that asks for it; null: nothing does. */
  readonly policyRule: string | null;
  readonly quorum: Quorum;
  readonly annualCost: number | null;
  readonly proposedEffectiveFrom: CivilDate | null;
  readonly documents: readonly EvidenceReference[];
  readonly parentsDisagree: boolean;
  readonly sencoDissents: boolean;
  /** The last day on which it can be answered. */
  readonly lapsesOn: CivilDate | null;
  /** An earlier decision or request that it is about. */
  readonly aboutDecision: string | null;
  readonly proposal: Personal;
  readonly rationale: Personal;
}

export type SignOffRequested = SignOffContent;
/** Answers a return. */
export interface SignOffResubmitted extends SignOffContent {
  readonly request: string;
  readonly answers: Personal | null;
}

/** What every answer to a request has: the digest of the request as it was displayed (design §3). */
export interface SignOffAnswer {
  readonly schoolUrn: string;
  readonly request: string;
  readonly seenDigest: string;
  /** Whether the SENCO was there when it was decided; null: not known. */
  readonly sencoPresent: boolean | null;
  readonly minuteRef: Personal | null;
}
export interface SignOffApproved extends SignOffAnswer {
  /** SHA-256 of the documents that were looked at. */
  readonly documentsSeen: readonly string[];
  readonly budgetCode: Personal | null;
  readonly note: Personal | null;
}
export type SignOffApprovedWithConditions = SignOffApproved;
/** One condition of an approval; its id is that of its event. */
export interface SignOffConditionSet {
  readonly schoolUrn: string;
  readonly request: string;
  readonly owner: string;
  readonly dueOn: CivilDate;
  readonly text: Personal;
}
export interface SignOffReturned extends SignOffAnswer {
  readonly questions: Personal | null;
}
export interface SignOffRejected extends SignOffAnswer {
  readonly reasons: Personal | null;
}

export const WITHDRAWAL_GROUNDS = [
  'PARENTS_ASKED_LOCAL_AUTHORITY',
  'NO_LONGER_NEEDED',
  'PUPIL_LEAVES',
  'OTHER',
] as const;
export type WithdrawalGround = (typeof WITHDRAWAL_GROUNDS)[number];
export interface SignOffWithdrawn {
  readonly schoolUrn: string;
  readonly request: string;
  readonly withdrawnBecause: WithdrawalGround;
  readonly note: Personal | null;
}

export interface ConditionMet {
  readonly schoolUrn: string;
  readonly request: string;
  readonly condition: string;
  readonly metOn: CivilDate;
  readonly note: Personal | null;
}

/** Why somebody takes no part in deciding (domain §2.4: relatives and own child are a conflict). */
export const RECUSAL_GROUNDS = ['RELATIVE', 'OWN_CHILD', 'OTHER_INTEREST'] as const;
export type RecusalGround = (typeof RECUSAL_GROUNDS)[number];
export interface SignOffRecused {
  readonly schoolUrn: string;
  readonly request: string;
  readonly person: string;
  readonly ground: RecusalGround;
}

/** That somebody does not agree with a decision or a request, in their own words. */
export interface DissentRecorded {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly person: string;
  readonly role: string;
  readonly text: Personal;
}

/** Whom a sole decider asked to look at it from outside (domain §2.4), and what the answer was. */
export const OUTSIDE_REVIEWERS = ['SECOND_LEADER', 'TRUST_SEND_LEAD', 'NOBODY_AVAILABLE'] as const;
export type OutsideReviewer = (typeof OUTSIDE_REVIEWERS)[number];
export const OUTSIDE_VIEWS = ['AGREES', 'DISAGREES', 'NO_ANSWER'] as const;
export type OutsideView = (typeof OUTSIDE_VIEWS)[number];
export interface SoleDeciderExceptionRecorded {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly person: string;
  readonly asked: OutsideReviewer;
  readonly askedOn: CivilDate;
  readonly view: OutsideView;
  readonly note: Personal | null;
}

/** The trace of an answer that was refused: who tried which command on which request, and the rules in its way. */
export interface SignOffAttemptRefused {
  readonly schoolUrn: string;
  readonly request: string;
  readonly attempted: string;
  readonly codes: readonly string[];
}

/** Every event about a request; another one between reading and writing is a conflict. */
export const SIGN_OFF_EVENT_TYPES = [
  'SignOffRequested',
  'SignOffResubmitted',
  'SignOffApproved',
  'SignOffApprovedWithConditions',
  'SignOffConditionSet',
  'SignOffReturned',
  'SignOffRejected',
  'SignOffWithdrawn',
  'ConditionMet',
  'SignOffRecused',
  'DissentRecorded',
  'SoleDeciderExceptionRecorded',
  'SignOffAttemptRefused',
] as const;
