import type { SignOffMatter } from '../decisions/sign-off/policy.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AuthorisedDecision } from './authority.ts';

/** What a sign-off policy may reserve in a decision, from the decision's own record. */
export interface ReservableDecision {
  /** Its own matters, and disagreement by parents or SENCO. */
  readonly matters: readonly SignOffMatter[];
  /** In pence a year; null if it has none. */
  readonly annualCost: number | null;
  /** Whether it rests on an approved request. */
  readonly approved: boolean;
}

/** A decision as its authority is judged: nothing of it depends on what is recorded about governance. */
export interface JudgedDecision {
  readonly decision: AuthorisedDecision;
  readonly decidedOn: CivilDate;
  /** The moment; null if only the day is known. */
  readonly decidedAt: Instant | null;
  readonly takenHere: boolean;
  /** Ordinal of its own event. */
  readonly ordinal: number;
  /** Everybody who decided, alone or in a meeting. */
  readonly persons: readonly string[];
  /** The cost that the deciders' authority has to reach, in pence a year; null if none. */
  readonly annualCost: number | null;
  /** Null if no policy can reserve it. */
  readonly reservable: ReservableDecision | null;
  /** Whether it answers a request for sign-off. */
  readonly answers: boolean;
}
