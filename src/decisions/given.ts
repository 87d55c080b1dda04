import type { CivilDate } from '../kernel/civil-date.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Basis, Decider } from '../kernel/metadata.ts';
import type { RightsMatter } from './involvement/rights-matter.ts';
import type { PupilCase } from './pupil-case.ts';
import type { RuleCode } from './rules.ts';
import type { SignOffGiven } from './sign-off/given.ts';

/**
 * All that the rules of a command about a pupil are given: the folded record, opened facts, the time and the decision
 * header.
 */
export interface PupilGiven {
  readonly pupil: PupilCase;
  /** Undefined if never recorded or erased. Then no rule about it is judged. */
  readonly dateOfBirth: CivilDate | undefined;
  /** The date in England at `now`. */
  readonly today: CivilDate;
  readonly now: Instant;
  readonly envelope: DecisionHeader;
  /** The persons in the SENCO's post at the school on the day of the decision. */
  readonly sencos: readonly string[];
  /** The person who records, and in which role. */
  readonly recorder: { readonly person: string; readonly role: string };
  /** Academic years at whose end pupils of the school change phase. */
  readonly transitionYears: readonly string[];
  /** The pupil's other provisions of the same name; only for a start or an amendment of provision. */
  readonly provisionsNamedAlike: readonly string[];
  /** Decisions that other schools took while both have the child; only for what the SENCO says about them. */
  readonly sharedDecisions: readonly EffectiveEvent[];
  /** The matter in which a decision touches rights, by the command's name. */
  readonly rightsMatterOf: (command: string) => RightsMatter;
  /** What the school's record holds about sign-off on the day of the decision. */
  readonly signOff: SignOffGiven;
  /** The id that the event at this index of the command's append will have. */
  readonly idOf: (index: number) => string;
}

/** Header of a decision: who decided, when, and on which basis. */
export interface DecisionHeader {
  readonly basis: Basis;
  readonly decidedAt: Instant;
  readonly decidedAtPrecision: 'INSTANT' | 'DAY';
  /** The date in England on which it was decided. */
  readonly decidedOn: CivilDate;
  readonly deciders: readonly Decider[];
  /** Rules that the header itself breaks: authority, impossible dates, late entry. */
  readonly broken: readonly RuleCode[];
}

/** Members of every command. `commandId` is chosen by the client; a repeated command gets the first answer. */
export interface Command {
  readonly commandId: string;
}

export interface PupilCommand extends Command {
  readonly pupilId: string;
  readonly schoolUrn: string;
  /** The newest revision of the pupil that the client saw; null if it does not tell. */
  readonly seenRevision: number | null;
}

/** A decider as named by a client. Role and authority are looked up, never taken from the client. */
export interface NamedDecider {
  readonly kind: 'PERSON' | 'MEETING' | 'NOT_KNOWN';
  readonly person: string | null;
  readonly meeting: string | null;
  readonly members: readonly string[];
}

/** Members of every decision command beside its own. */
export interface DecisionCommand extends PupilCommand {
  readonly basis: Basis;
  /** When it was decided, for REPORTED and FROM_DOCUMENT: the instant, or only the day. */
  readonly decidedAt: Instant | null;
  readonly decidedOn: CivilDate | null;
  readonly decidedBy: readonly NamedDecider[];
  readonly effectiveFrom: CivilDate;
  /** Makes the command a correction: a full replacement of the decision with that id. */
  readonly correctionOf?: CorrectionOf | null;
  /** The approved request it rests on. If absent, the latest approved request that covers it is used. */
  readonly signOffRequest?: string | null;
}

/** The record to correct, and why. With basis TAKEN_HERE its deciders and date stay as recorded. */
export interface CorrectionOf {
  readonly decisionId: string;
  readonly reason: string;
}
