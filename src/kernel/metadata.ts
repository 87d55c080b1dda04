import type { CivilDate } from './civil-date.ts';
import type { Instant } from './instant.ts';
import type { JsonObject } from './json.ts';

/**
 * How a fact came into the log (src/decisions/README.md): decided in this system, told by somebody, or read from a
 * document.
 */
export const BASES = ['TAKEN_HERE', 'REPORTED', 'FROM_DOCUMENT'] as const;
export type Basis = (typeof BASES)[number];

/** What a decision rests on: an office held, a delegation in force, or nothing that is recorded. */
export const AUTHORITY_KINDS = ['OFFICE', 'DELEGATION', 'NOT_RECORDED'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** The authority of a decider at `decidedAt`, with the event in which it stands. */
export interface Authority {
  readonly kind: AuthorityKind;
  readonly stream?: string;
  readonly revision?: number;
  readonly delegationId?: string;
}

/** Meetings that decide, as codes: a name could tell a person. */
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

/** Who decided: a person with the role held at the time, a meeting with its members, or nobody we know of. */
export type Decider =
  | { readonly kind: 'PERSON'; readonly person: string; readonly role: string; readonly authority: Authority }
  | { readonly kind: 'MEETING'; readonly meeting: Meeting; readonly members: readonly MeetingMember[] }
  | { readonly kind: 'NOT_KNOWN' };

export interface MeetingMember {
  readonly person: string;
  readonly role: string;
  readonly authority: Authority;
}

/** Matters a policy reserves for sign-off; `headsDecision`: needing none, since the head decided. */
export interface Reserved {
  readonly matters: readonly string[];
  readonly headsDecision?: true;
}

/** `event-format.md` §4. Members that do not apply are absent. */
export interface EventMetadata {
  readonly commandId: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly command: string;
  readonly inputMac?: string;
  readonly recordedBy: { readonly person: string; readonly role: string };
  readonly recordedAt: Instant;
  readonly decidedBy?: readonly Decider[];
  readonly basis?: Basis;
  readonly decidedAt?: Instant;
  readonly decidedAtPrecision?: 'INSTANT' | 'DAY';
  readonly effectiveFrom?: CivilDate;
  readonly regimeVersion?: string;
  /** The persons in the SENCO's post at the school on the day of the decision; on events about pupils. */
  readonly sencos?: readonly string[];
  /**
   * Who had the rights of Part 3 of the Children and Families Act 2014 on the day of the decision; decisions, where the
   * date of birth is known.
   */
  readonly rightsHolder?: 'PARENT' | 'YOUNG_PERSON' | 'ALTERNATIVE_PERSON';
  /** The approved request for sign-off that it rests on. */
  readonly signOff?: string;
  /** What the school's sign-off policy in force reserved in it. */
  readonly reserved?: Reserved;
  readonly reliedOn?: Readonly<Record<string, number>>;
  readonly findings?: readonly string[];
}

/**
 * Metadata as the store holds it. The one place where its type is taken on trust: only the write path's `executor.ts`
 * writes it.
 */
export function metadataOf(event: { readonly metadata: JsonObject }): EventMetadata {
  return event.metadata as unknown as EventMetadata;
}
