import type { CivilDate } from './civil-date.ts';
import type { Instant } from './instant.ts';
import type { JsonObject } from './json.ts';

/**
 * How a fact came into the log: decided in this system, reported by somebody, or read from a document
 * (src/decisions/README.md).
 */
export const BASES = ['TAKEN_HERE', 'REPORTED', 'FROM_DOCUMENT'] as const;
export type Basis = (typeof BASES)[number];

/**
 * What a decision rests on: an office, a delegation in force, the approval of just this act, an appointment for this
 * pupil, or nothing recorded.
 */
export const AUTHORITY_KINDS = ['OFFICE', 'DELEGATION', 'APPROVAL', 'APPOINTMENT', 'NOT_RECORDED'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** The authority of a decider at `decidedAt`, with the event that grants it. */
export interface Authority {
  readonly kind: AuthorityKind;
  readonly stream?: string;
  readonly revision?: number;
  readonly delegationId?: string;
  /** Of an APPROVAL: the request that was approved, and the answer that approved it. */
  readonly request?: string;
  readonly answer?: string;
  /** Of an APPOINTMENT: the event that made it, in the pupil's record. */
  readonly appointment?: string;
}

/** Meetings that decide. Codes, because a name could identify a person. */
export const MEETINGS = [
  'LEADERSHIP_TEAM',
  'SEN_PANEL',
  'INCLUSION_PANEL',
  'REVIEW_MEETING',
  'ANNUAL_REVIEW',
  'TEAM_AROUND_THE_CHILD',
  'OTHER',
] as const;
export type Meeting = (typeof MEETINGS)[number];

/** A decider: a person with their role at the time, a meeting with its members, or not known. */
export type Decider =
  | { readonly kind: 'PERSON'; readonly person: string; readonly role: string; readonly authority: Authority }
  | { readonly kind: 'MEETING'; readonly meeting: Meeting; readonly members: readonly MeetingMember[] }
  | { readonly kind: 'NOT_KNOWN' };

export interface MeetingMember {
  readonly person: string;
  readonly role: string;
  readonly authority: Authority;
}

/** Matters that a policy reserved for sign-off. `headsDecision`: none was needed, because the head decided. */
export interface Reserved {
  readonly matters: readonly string[];
  readonly headsDecision?: true;
}

/** Metadata of an event (`event-format.md` §4). Members that do not apply are absent. */
export interface EventMetadata {
  readonly commandId: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly command: string;
  readonly inputMac?: string;
  readonly recordedBy: { readonly person: string; readonly role: string };
  /** Stream of the claim of the sign-in by which they came in; absent at the command line and on older events. */
  readonly signIn?: string;
  readonly recordedAt: Instant;
  readonly decidedBy?: readonly Decider[];
  readonly basis?: Basis;
  readonly decidedAt?: Instant;
  readonly decidedAtPrecision?: 'INSTANT' | 'DAY';
  readonly effectiveFrom?: CivilDate;
  readonly regimeVersion?: string;
  /** The persons in the SENCO's post on the day of the decision; on events about pupils. */
  readonly sencos?: readonly string[];
  /**
   * Who held the rights of Part 3 of the Children and Families Act 2014 on the day of the decision. Only on decisions,
   * if the date of birth is known.
   */
  readonly rightsHolder?: 'PARENT' | 'YOUNG_PERSON' | 'ALTERNATIVE_PERSON';
  /** The approved sign-off request that the decision rests on. */
  readonly signOff?: string;
  /** Who carried out what somebody else approved; only if the approval is its authority. */
  readonly carriedOutBy?: { readonly person: string; readonly role: string };
  /** The open sign-off request that the decision closes, as asked or otherwise. */
  readonly closes?: string;
  /** The matters that the school's policy in force reserved. */
  readonly reserved?: Reserved;
  /** The proposal that a decision carries out, if just one fits. */
  readonly proposal?: string;
  /** The same for all that was decided about several pupils at once. Older events lack it (src/matters/README.md). */
  readonly occasion?: string;
  readonly reliedOn?: Readonly<Record<string, number>>;
  readonly findings?: readonly string[];
}

/** Reads stored metadata. Its type is trusted only here, because only the write path writes it. */
export function metadataOf(event: { readonly metadata: JsonObject }): EventMetadata {
  return event.metadata as unknown as EventMetadata;
}
