import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Personal } from '../personal.ts';
import type { EvidenceReference } from '../evidence.ts';

/** How somebody was told or asked. */
export const CONTACT_METHODS = ['MEETING', 'CONVERSATION', 'LETTER', 'EMAIL', 'PHONE', 'PORTAL'] as const;
export type ContactMethod = (typeof CONTACT_METHODS)[number];

/** The word of a decider about a decision that was recorded in their name (domain §0.12). */
export interface DecisionAnswered {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly note: Personal | null;
}

/**
 * That the SENCO was told of a decision: recorded by anybody else it is a claim (domain §1.4). `informedAt` null: only
 * the day is known.
 */
export interface SencoInformed {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly informedOn: CivilDate;
  readonly informedAt: Instant | null;
  readonly method: ContactMethod;
  readonly by: string | null;
}

/**
 * The SENCO's own word about it: confirmed or disputed, with the day as the SENCO has it (null: as claimed, or never).
 */
export interface InvolvementAnswered {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly informedOn: CivilDate | null;
  readonly note: Personal | null;
}

export const POSITIONS = ['AGREES', 'PARTLY_AGREES', 'DISAGREES', 'NO_VIEW'] as const;
export type Position = (typeof POSITIONS)[number];

/** What may be done to a decision that stands in the record already. */
export const RECORD_CHANGES = ['CORRECTED', 'VOIDED'] as const;
export type RecordChange = (typeof RECORD_CHANGES)[number];

/**
 * The question to the SENCO that the write path opens with what somebody else decides, and its answer. `change`: with
 * what somebody else did to a decision; absent in older events and where it is new.
 */
export interface ConsultationOpened {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly party: 'SENCO';
  readonly change?: RecordChange;
}
/** Whose decision it was is told in the same append that somebody else changed it. */
export interface DeciderNotified {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly person: string;
  readonly change: RecordChange;
}
export interface ConsultationAnswered {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly position: Position;
  readonly views: Personal | null;
}

export const PARTIES = [
  'SENCO',
  'PARENT',
  'PUPIL',
  'YOUNG_PERSON',
  'ALTERNATIVE_PERSON',
  'TEACHER',
  'TEACHING_ASSISTANT',
  'HEADTEACHER',
  'EDUCATIONAL_PSYCHOLOGIST',
  'SPEECH_AND_LANGUAGE_THERAPIST',
  'OCCUPATIONAL_THERAPIST',
  'SPECIALIST_TEACHER',
  'HEALTH_PROFESSIONAL',
  'SOCIAL_WORKER',
  'VIRTUAL_SCHOOL_HEAD',
  'PLACEMENT_SCHOOL',
  'LOCAL_AUTHORITY',
  'OTHER',
] as const;
export type Party = (typeof PARTIES)[number];

export const CONSULTATION_OUTCOMES = [...POSITIONS, 'NOT_REACHED'] as const;
export type ConsultationOutcome = (typeof CONSULTATION_OUTCOMES)[number];

/**
 * "Consultation and views", before a decision as well as after it. Held before there was a decision to name, `about`
 * says for which kind of decision (its event type): it then belongs to the next decision of that kind at the school.
 */
export interface ConsultationHeld {
  readonly schoolUrn: string;
  readonly decision: string | null;
  readonly about: string | null;
  readonly party: Party;
  readonly method: ContactMethod;
  readonly on: CivilDate;
  readonly outcome: ConsultationOutcome;
  readonly views: Personal | null;
}

/** Who has the rights of Part 3 of the Children and Families Act 2014 (domain §0.5). */
export const RIGHTS_HOLDERS = ['PARENT', 'YOUNG_PERSON', 'ALTERNATIVE_PERSON'] as const;
export type Addressee = (typeof RIGHTS_HOLDERS)[number];
export type RightsHolder = Addressee | 'NOT_KNOWN';

/**
 * That the parent, young person or alternative person was informed (s.68). `decision` null: of nothing in particular.
 */
export interface ParentInformed {
  readonly schoolUrn: string;
  readonly decision: string | null;
  readonly addressee: Addressee;
  readonly on: CivilDate;
  readonly method: ContactMethod;
  readonly by: string | null;
  readonly evidence: readonly EvidenceReference[];
}

/** Capacity is for one matter (Mental Capacity Act 2005 s.2(1)); ALL where it was assessed for every one of them. */
export const RIGHTS_MATTERS = ['ALL', 'SEN_SUPPORT', 'REFERRAL', 'EHC_NEEDS_ASSESSMENT', 'EHC_PLAN'] as const;
export type RightsMatter = (typeof RIGHTS_MATTERS)[number];

export interface CapacityRecorded {
  readonly schoolUrn: string;
  readonly matter: RightsMatter;
  readonly hasCapacity: boolean;
  readonly assessedOn: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly evidence: readonly EvidenceReference[];
}

/**
 * In which relation the alternative person stands (SEND Regulations 2014 reg 64: a representative, or the parent where
 * there is none).
 */
export const ALTERNATIVE_RELATIONS = ['PARENT', 'COURT_APPOINTED_DEPUTY', 'ATTORNEY', 'OTHER_REPRESENTATIVE'] as const;
export interface AlternativePersonNamed {
  readonly schoolUrn: string;
  readonly relation: (typeof ALTERNATIVE_RELATIONS)[number];
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly name: Personal;
}

export const RESTRICTION_GROUNDS = ['COURT_ORDER', 'SAFEGUARDING'] as const;
export interface ContactRestricted {
  readonly schoolUrn: string;
  readonly ground: (typeof RESTRICTION_GROUNDS)[number];
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly note: Personal | null;
}

/** `on` is the last day of the restriction. */
export interface ContactRestrictionEnded {
  readonly schoolUrn: string;
  readonly restriction: string;
  readonly on: CivilDate;
}

export interface EvidenceAttached {
  readonly schoolUrn: string;
  readonly decision: string | null;
  readonly evidence: readonly EvidenceReference[];
}

/** That teachers were told of a decision and what it asks of them (CoP 6.49). */
export interface TeachersInformed {
  readonly schoolUrn: string;
  readonly decision: string;
  readonly teachers: readonly string[];
  readonly on: CivilDate;
}

export interface TeacherAcknowledged {
  readonly schoolUrn: string;
  readonly decision: string;
}
