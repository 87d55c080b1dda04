import type { StoredEvent } from '../kernel/event.ts';
import type { Decision } from '../decisions/decision.ts';
import type { RuleCode } from '../decisions/rules.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Position } from '../store/event-store.ts';

/** The command was carried out: what was written and where. Also the answer to the same command sent again. */
export interface Recorded {
  readonly kind: 'RECORDED';
  /** The subject: a pupil, school, trust or person, without the stream's prefix. */
  readonly subjectId: string;
  /** Id of the first event: for a decision, the decision's id. */
  readonly decisionId: string;
  /** The newest revision of the subject's stream that the command wrote. */
  readonly revision: number;
  readonly position: Position;
  /** Whether the read models that the command awaits have passed it. */
  readonly visible: boolean;
  readonly findings: readonly RuleCode[];
  readonly receipt: Receipt;
}

/** What the client can keep: the events' ids and leaf hashes (RFC 6962 §2.1, lower-case hex), in order. */
export interface Receipt {
  readonly eventIds: readonly string[];
  readonly leafHashes: readonly string[];
}

/** The command was not carried out: every reason, not the first. */
export interface Refused {
  readonly kind: 'REFUSED';
  readonly refusals: readonly Refusal<RuleCode>[];
}

export type Outcome = Recorded | Refused;

/** The refusals of a decision, as the caller gets them. */
export function refusalOutcome(decision: Decision): Refused {
  if (decision.kind !== 'REFUSED') throw new Error('not a refusal');
  return { kind: 'REFUSED', refusals: decision.refusals };
}

/** The subject's record as it is and as it would be; the events to come are not sealed and must not be stored. */
export interface DryRun {
  readonly decisions: readonly Decision[];
  readonly before: readonly StoredEvent[];
  readonly after: readonly StoredEvent[];
}
