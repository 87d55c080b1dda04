import type { Dated } from '../reference/dated.ts';
import type { ExceptionGround } from './exception-grounds.ts';
import type { ClockFact } from './facts.ts';
import type { Limit } from './limit.ts';

/** Who must act, or may act, within the limit. */
export const CLOCK_PARTIES = [
  'SCHOOL',
  'LOCAL_AUTHORITY',
  'AGENCY',
  'MEDIATION_ADVISER',
  'PARENT_OR_YOUNG_PERSON',
] as const;
export type ClockParty = (typeof CLOCK_PARTIES)[number];

/** `GUIDANCE` is a "should" of the Code of Practice: it may be departed from only with reason. */
export const CLOCK_STANDINGS = ['STATUTORY', 'GUIDANCE'] as const;
export type ClockStanding = (typeof CLOCK_STANDINGS)[number];

interface ClockRow extends Dated {
  readonly id: string;
  /** What must be done by the last day. */
  readonly name: string;
  readonly fallsOn: ClockParty;
  readonly standing: ClockStanding;
  /** Set if practice differs on how it is counted. */
  readonly disputed?: true;
  readonly grounds: readonly ExceptionGround[];
}

/**
 * One limit, counted from the first fact of `counts.from` that is known. The row must be in force on the day of that
 * fact.
 */
export interface SingleClock extends ClockRow {
  readonly counts: { readonly from: readonly [ClockFact, ...ClockFact[]]; readonly limit: Limit };
}

/**
 * Several limits under one id. The answer is the earliest or latest that can be counted, or null if a fact that it
 * `needs` is missing.
 */
export interface SteppedClock extends ClockRow {
  readonly steps: readonly string[];
  readonly headline: 'EARLIEST' | 'LATEST';
  readonly needs: readonly ClockFact[] | 'EVERY_STEP';
  /** Rule 12 of the Tribunal's rules moves the end (`tribunal-rule-12.ts`). */
  readonly moves?: 'TRIBUNAL_RULE_12';
}

export type Clock = SingleClock | SteppedClock;

export function isStepped(clock: Clock): clock is SteppedClock {
  return 'steps' in clock;
}
