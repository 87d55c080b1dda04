import type { CivilDate } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Basis, Decider } from '../kernel/metadata.ts';
import type { RightsMatter } from './involvement/rights-matter.ts';
import type { PupilCase } from './pupil-case.ts';
import type { RuleCode } from './rules.ts';
import type { SignOffGiven } from './sign-off/given.ts';

/**
 * Facts on which a decision about a pupil is decided: the folded stream, the time, and the sealed facts that rules
 * need, opened. `envelope` is the header, worked out by `src/write-path/decision-header.ts`.
 */
export interface PupilGiven {
  readonly pupil: PupilCase;
  /** Undefined when it was never recorded or has been erased: then no rule about it is judged. */
  readonly dateOfBirth: CivilDate | undefined;
  /** The civil date in England of `now`. */
  readonly today: CivilDate;
  readonly now: Instant;
  readonly envelope: DecisionHeader;
  /** The persons in the SENCO's post at the school on the day of the decision. */
  readonly sencos: readonly string[];
  /** Who records, in which role. */
  readonly recorder: { readonly person: string; readonly role: string };
  /** Years at whose end pupils of the school change phase. */
  readonly transitionYears: readonly string[];
  /** For a start or an amendment of provision: the pupil's other provisions of the same name. */
  readonly provisionsNamedAlike: readonly string[];
  /** The matter in which a decision touches rights, by the name of its command. */
  readonly rightsMatterOf: (command: string) => RightsMatter;
  /** What the school's record says about signing off. */
  readonly signOff: SignOffGiven;
  /** Id that the event at a place in this command's answer will have. */
  readonly idOf: (index: number) => string;
}

/** Header of a decision: who decided, when, and on which basis. */
export interface DecisionHeader {
  readonly basis: Basis;
  readonly decidedAt: Instant;
  readonly decidedAtPrecision: 'INSTANT' | 'DAY';
  /** The civil date in England on which it was decided. */
  readonly decidedOn: CivilDate;
  readonly deciders: readonly Decider[];
  /** Rules that the header itself breaks: authority, impossible dates, late entry. */
  readonly broken: readonly RuleCode[];
}

/** Members every command has. `commandId` is the client's: sent again it answers the first result. */
export interface Command {
  readonly commandId: string;
}

export interface PupilCommand extends Command {
  readonly pupilId: string;
  readonly schoolUrn: string;
  /** What the client looked at: the pupil's newest revision it saw; null: it does not say. */
  readonly seenRevision: number | null;
}

/** A decider as a client names one; role and authority are looked up, never taken from the client. */
export interface NamedDecider {
  readonly kind: 'PERSON' | 'MEETING' | 'NOT_KNOWN';
  readonly person: string | null;
  readonly meeting: string | null;
  readonly members: readonly string[];
}

/** Members every decision command has beside its own. */
export interface DecisionCommand extends PupilCommand {
  readonly basis: Basis;
  /** For REPORTED and FROM_DOCUMENT: the instant, or only the day, on which it was decided. */
  readonly decidedAt: Instant | null;
  readonly decidedOn: CivilDate | null;
  readonly decidedBy: readonly NamedDecider[];
  readonly effectiveFrom: CivilDate;
  /** Given: this is what the decision with that id should have said (full replacement), not a new decision. */
  readonly correctionOf?: CorrectionOf | null;
  /** The approved request it rests on; absent: the one that fits, where the policy asks for one. */
  readonly signOffRequest?: string | null;
}

/** The record that is corrected, and why. With basis TAKEN_HERE who decided and when stay as they were recorded. */
export interface CorrectionOf {
  readonly decisionId: string;
  readonly reason: string;
}
