import type { Basis } from '../kernel/metadata.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { type RuleCode, RULES, refusalOf } from './rules.ts';

/** An event as `decide` gives it: personal fields plain, no id, no time; `execute` seals and completes it. */
export interface DecidedEvent {
  readonly type: string;
  readonly data: object;
  /** Dates and deciders of this event where they differ from the command's (an observation has its own start). */
  readonly effectiveFrom?: string;
  /** Other members of its metadata that are not the command's: in an append of corrections, who decided. */
  readonly metadata?: object;
}

/** REFUSED with an `attempt`: the attempt is itself recorded, with the codes of the refusals in `data.codes`. */
export type Decision =
  | { readonly kind: 'ACCEPTED'; readonly events: readonly DecidedEvent[]; readonly findings: readonly RuleCode[] }
  | { readonly kind: 'REFUSED'; readonly refusals: readonly Refusal<RuleCode>[]; readonly attempt?: DecidedEvent };

/**
 * Weighs the broken rules of one command. Taken here: any RULE or ALWAYS refuses, with all reasons at once, in the
 * order of the rules' table. Recorded: only ALWAYS refuses; every other broken rule is kept as a finding.
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
 * The date of birth is sealed; whether a day lies before it is told only on an input that is possible otherwise, so
 * that nobody finds it by trying days on commands that can never be recorded.
 */
function withoutOracle(codes: readonly RuleCode[]): readonly RuleCode[] {
  const impossible = codes.some((code) => RULES[code].kind === 'ALWAYS' && code !== 'DATE_BEFORE_BIRTH');
  return impossible ? codes.filter((code) => code !== 'DATE_BEFORE_BIRTH') : codes;
}

/** The refusal of an act that has to leave a trace: who tried it, and the rules that stood in its way. */
export function attempted(decision: Decision, type: string, data: object): Decision {
  if (decision.kind === 'ACCEPTED') return decision;
  return { ...decision, attempt: { type, data: { ...data, codes: decision.refusals.map(({ code }) => code) } } };
}

/** What is written: the events of a decision, or the trace of an attempt that was refused. */
export function eventsToAppend(decision: Decision): Decision & { readonly kind: 'ACCEPTED' } {
  if (decision.kind === 'ACCEPTED') return decision;
  return accepted(...(decision.attempt === undefined ? [] : [decision.attempt]));
}

/** Whether an event is the trace of such an attempt. */
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
