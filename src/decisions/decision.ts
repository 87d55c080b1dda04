import type { Basis } from '../kernel/metadata.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { type RuleCode, RULES, refusalOf } from './rules.ts';

/**
 * An event as `decide` returns it: personal fields in plain text, no id, no time. The write path completes and seals
 * it.
 */
export interface DecidedEvent {
  readonly type: string;
  readonly data: object;
  /**
   * The event's own effective date, if it differs from the command's. An observation, for instance, has its own start.
   */
  readonly effectiveFrom?: string;
  /** Metadata of the event that differs from the command's. A correction, for instance, has its own deciders. */
  readonly metadata?: object;
}

/**
 * The result of `decide`. A refusal with an `attempt` records that attempt, with the codes of the refusals in
 * `data.codes`.
 */
export type Decision =
  | { readonly kind: 'ACCEPTED'; readonly events: readonly DecidedEvent[]; readonly findings: readonly RuleCode[] }
  | { readonly kind: 'REFUSED'; readonly refusals: readonly Refusal<RuleCode>[]; readonly attempt?: DecidedEvent };

/**
 * Judges the broken rules of one command. Taken here, any RULE or ALWAYS refuses, with all reasons in the order of the
 * rules' table. Recorded, only ALWAYS refuses; every other broken rule becomes a finding.
 */
export function judge(basis: Basis, broken: readonly RuleCode[], events: readonly DecidedEvent[]): Decision {
  const codes = withoutOracle(inTableOrder(broken));
  const refusing = codes.filter(
    (code) => RULES[code].kind === 'ALWAYS' || (RULES[code].kind === 'RULE' && basis === 'TAKEN_HERE'),
  );
  if (refusing.length > 0) return { kind: 'REFUSED', refusals: refusing.map(refusalOf) };
  return { kind: 'ACCEPTED', events, findings: [...codes].sort() };
}

/**
 * Hides DATE_BEFORE_BIRTH from a command that is impossible anyway. The date of birth is sealed, and nobody may find it
 * by trying days on commands that can never be recorded.
 */
function withoutOracle(codes: readonly RuleCode[]): readonly RuleCode[] {
  const impossible = codes.some((code) => RULES[code].kind === 'ALWAYS' && code !== 'DATE_BEFORE_BIRTH');
  return impossible ? codes.filter((code) => code !== 'DATE_BEFORE_BIRTH') : codes;
}

/** Adds an attempt to a refusal, so that who tried it and which rules were broken are recorded. */
export function attempted(decision: Decision, type: string, data: object): Decision {
  if (decision.kind === 'ACCEPTED') return decision;
  return { ...decision, attempt: { type, data: { ...data, codes: decision.refusals.map(({ code }) => code) } } };
}

/** The events to append: those of the decision, or the attempt if it was refused. */
export function eventsToAppend(decision: Decision): Decision & { readonly kind: 'ACCEPTED' } {
  if (decision.kind === 'ACCEPTED') return decision;
  return accepted(...(decision.attempt === undefined ? [] : [decision.attempt]));
}

/** Whether an event records a refused attempt. */
export function isAttempt({ type }: { readonly type: string }): boolean {
  return type.endsWith('AttemptRefused');
}

export function refused(...codes: readonly RuleCode[]): Decision {
  return { kind: 'REFUSED', refusals: inTableOrder(codes).map(refusalOf) };
}

export function accepted(...events: readonly DecidedEvent[]): Decision & { readonly kind: 'ACCEPTED' } {
  return { kind: 'ACCEPTED', events, findings: [] };
}

const ORDER = Object.keys(RULES) as RuleCode[];

function inTableOrder(codes: readonly RuleCode[]): readonly RuleCode[] {
  const set = new Set(codes);
  return ORDER.filter((code) => set.has(code));
}
