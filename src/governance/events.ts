import type { SignOffRule } from '../decisions/sign-off/events.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { PupilScope } from '../decisions/sign-off/given.ts';
import type { SealedField } from '../kernel/sealed-field.ts';

type Personal = string | SealedField;

/** Types of school the rules of law tell apart (domain §1.2, §1.4). */
export const SCHOOL_TYPES = [
  'MAINTAINED',
  'MAINTAINED_NURSERY',
  'ACADEMY',
  'MAINTAINED_SPECIAL',
  'SPECIAL_ACADEMY',
  'PUPIL_REFERRAL_UNIT',
  'AP_ACADEMY',
  'INDEPENDENT',
] as const;
export type SchoolType = (typeof SCHOOL_TYPES)[number];
export const SCHOOL_PHASES = ['NURSERY', 'PRIMARY', 'MIDDLE', 'SECONDARY', 'ALL_THROUGH', 'SIXTEEN_PLUS'] as const;
export type SchoolPhase = (typeof SCHOOL_PHASES)[number];

/**
 * Offices a person can hold at a school or trust (domain §1.1). SENCO and leadership-team membership have events of
 * their own: the one is a statutory designation (s.67), the other a fact the product exists to show.
 */
export const OFFICES = [
  'HEADTEACHER',
  'DEPUTY_HEADTEACHER',
  'TEACHER',
  'TEACHING_ASSISTANT',
  'SEN_ADMINISTRATOR',
  'DESIGNATED_SAFEGUARDING_LEAD',
  'DESIGNATED_TEACHER_LAC',
  'SEN_LINK_GOVERNOR',
  'CHAIR_OF_GOVERNORS',
  'CLERK',
  'DATA_PROTECTION_OFFICER',
  'TRUST_SEND_LEAD',
  'SYSTEM_OPERATOR',
] as const;
export type Office = (typeof OFFICES)[number];

/**
 * School and trust names are public (GIAS), so they stay clear. `lastYear`: the highest year group of the school, where
 * it was said: infant, first and middle schools differ in it.
 */
export interface SchoolOpened {
  readonly urn: string;
  readonly laestab: string;
  readonly name: string;
  readonly phase: SchoolPhase;
  readonly schoolType: SchoolType;
  readonly trustUid: string | null;
  readonly lastYear?: string;
}
export interface TrustOpened {
  readonly uid: string;
  readonly name: string;
}
export interface SchoolJoinedTrust {
  readonly schoolUrn: string;
  readonly from: CivilDate;
}

/** `minuteRef`: where the appointment is minuted, e.g. "FGB 2026-09-14 item 5". Free text, so sealed. */
export interface OfficeAssigned {
  readonly person: string;
  readonly office: Office;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly minuteRef: Personal | null;
}
export interface OfficeEnded {
  readonly person: string;
  readonly office: Office;
  readonly on: CivilDate;
}
/** s.67(2) Children and Families Act 2014: the appropriate authority designates the SENCO. */
export interface SencoDesignated {
  readonly person: string;
  readonly from: CivilDate;
  readonly acting: boolean;
  readonly minuteRef: Personal | null;
}
export interface SencoDesignationEnded {
  readonly person: string;
  readonly on: CivilDate;
}
export interface LeadershipTeamJoined {
  readonly person: string;
  readonly from: CivilDate;
}
export interface LeadershipTeamLeft {
  readonly person: string;
  readonly on: CivilDate;
}

/**
 * Authority lent to a person or to whoever holds an office, for named decisions, between dates, by minute (domain
 * §1.3).
 */
export interface DelegationGranted {
  readonly delegationId: string;
  readonly grantor: 'GOVERNING_BODY' | 'TRUST_BOARD' | 'HEADTEACHER';
  readonly granteePerson: string | null;
  readonly granteeOffice: string | null;
  readonly decisions: readonly string[];
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly minuteRef: Personal | null;
  /** Up to which cost in pence a year it reaches; null or absent: any. */
  readonly maxAnnualCost?: number | null;
  /** Which pupils it reaches; null or absent: all. */
  readonly pupilScope?: PupilScope | null;
}
export interface DelegationRevoked {
  readonly delegationId: string;
  readonly on: CivilDate;
}

/** Terms with first and last day, and days in them on which the school is closed to pupils. */
export interface TermCalendarSet {
  readonly academicYear: number;
  readonly terms: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
  readonly closures: readonly CivilDate[];
}

/** The first person who may appoint others; ends by itself and covers designations only (design §11). */
export interface BootstrapAuthorityGranted {
  readonly person: string;
  readonly from: CivilDate;
  readonly expiresOn: CivilDate;
}

/** `schoolUrn`: the school that registered the person, and answers for them until they hold something. */
export interface PersonRegistered {
  readonly name: Personal;
  readonly workEmail: Personal | null;
  readonly schoolUrn: string;
}
/**
 * The sign-in subject is claimed by its own stream (`signin-<mac>`); here it is kept sealed so that it can be shown and
 * ended.
 */
export interface SignInLinked {
  readonly issuer: Personal;
  readonly subject: Personal;
  readonly claim: string;
}
export interface PersonLeft {
  readonly on: CivilDate;
}
/**
 * The claim of an identifier by its keyed MAC: the first event of `upn-<mac>` or `signin-<mac>`, written with
 * NO_STREAM.
 */
export interface IdentifierClaimed {
  readonly by: string;
}
/** One file that was taken in: what kind, how large, its digest; never its name or content. */
export interface FileImported {
  readonly schoolUrn: string;
  readonly format: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pupils: number;
  readonly recorded: number;
  readonly unchanged: number;
  readonly discrepancies: number;
  readonly faults: readonly {
    readonly line: number;
    readonly column: string;
    readonly code: string;
    readonly disposition: string;
  }[];
}
/** What kinds of export there are, and in which formats they are written. */
export const EXPORT_KINDS = ['DECISIONS', 'REGISTER'] as const;
export const EXPORT_FORMATS = ['CSV', 'JSON'] as const;
/**
 * One export, recorded before its first byte left. `ordinal` and `effectiveOn` (null: any day) are the cut it was made
 * at, `sha256` that of its bytes. `operator`: the person at the command line who made it for the recorder; null: the
 * recorder did so. `recipient`: whom it was made for, where it is handed on.
 */
export interface ExportProduced {
  readonly schoolUrn: string;
  readonly kind: (typeof EXPORT_KINDS)[number];
  readonly format: (typeof EXPORT_FORMATS)[number];
  readonly ordinal: number;
  readonly effectiveOn: CivilDate | null;
  readonly rows: number;
  readonly sha256: string;
  readonly recipient: string | null;
  readonly operator: string | null;
}

/** What a school reserves for sign-off from a day on, in place of what it reserved before (domain §2.4). */
export interface SignOffPolicySet {
  readonly policyId: string;
  readonly from: CivilDate;
  readonly rules: readonly SignOffRule[];
  readonly minuteRef: Personal | null;
}

/** Where the figure stands. It is never ring-fenced: a figure to plan by (domain §2.2). */
export const BUDGET_SOURCES = [
  'LA_BUDGET_STATEMENT',
  'GENERAL_ANNUAL_GRANT_STATEMENT',
  'SCHOOL_ESTIMATE',
  'OTHER',
] as const;
export type BudgetSource = (typeof BUDGET_SOURCES)[number];

/**
 * A school's notional SEN budget (element 2) of a financial year, in pence. `financialYear`: the calendar year in which
 * it begins, in April for maintained schools and in September for academies; `from` and `to` are its days.
 */
export interface NotionalBudgetSet {
  readonly financialYear: number;
  readonly amountPence: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly source: BudgetSource;
}
