import type { StoredEvent } from '../kernel/event.ts';
import type { Decision } from '../decisions/decision.ts';
import type { RuleCode } from '../decisions/rules.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Position } from '../store/event-store.ts';

/** The command was carried out. A repeated command gets the same answer. */
export interface Recorded {
  readonly kind: 'RECORDED';
  /** The id of the pupil, school, trust or person, without the stream's prefix. */
  readonly subjectId: string;
  /** Id of the first event: for a decision, its id. */
  readonly decisionId: string;
  /** The newest revision that the command wrote. */
  readonly revision: number;
  readonly position: Position;
  /** Whether the awaited read models have applied the events. */
  readonly visible: boolean;
  readonly findings: readonly RuleCode[];
  readonly receipt: Receipt;
}

/** Proof for the client to keep: ids and leaf hashes of the events, in order (RFC 6962 §2.1, lower-case hex). */
export interface Receipt {
  readonly eventIds: readonly string[];
  readonly leafHashes: readonly string[];
}

/** The command was not carried out. Holds every reason, not only the first. */
export interface Refused {
  readonly kind: 'REFUSED';
  /** As in `Recorded`. A new subject has this id only in the refused command. */
  readonly subjectId: string;
  readonly refusals: readonly Refusal<RuleCode>[];
  /** True if the log keeps that it was tried. */
  readonly attemptRecorded?: true;
}

export type Outcome = Recorded | Refused;

/** The refusals of a decision as an outcome for the caller. */
export function refusalOutcome({ subjectId }: Pick<Refused, 'subjectId'>, decision: Decision): Refused {
  if (decision.kind !== 'REFUSED') throw new Error('not a refusal');
  return { kind: 'REFUSED', subjectId, refusals: decision.refusals };
}

/** Decisions, and the subject's record before and after them. The new events are unsealed and must not be stored. */
export interface DryRun {
  readonly decisions: readonly Decision[];
  readonly before: readonly StoredEvent[];
  readonly after: readonly StoredEvent[];
}
