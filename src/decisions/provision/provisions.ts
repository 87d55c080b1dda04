import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { accruedFraction, type CostSpan, type Fraction, pence } from './cost.ts';
import { type CodeOf, codes } from '../../kernel/members.ts';
import type { EndReason } from './events.ts';
import type { OutcomeResult } from './outcome-events.ts';
import type { OutcomeHistory, ProvisionHistory, ProvisionStep, VarianceRecorded } from './history.ts';
import type { ProvisionTerms } from './terms.ts';

export const PROVISION_STATE = codes('ProvisionState', 'How a provision stands on a day.', {
  PROPOSED: 'Proposed, not started.',
  ACTIVE: 'Is given.',
  SUSPENDED: 'Is suspended.',
  ENDED: 'Has ended.',
});
export type ProvisionState = CodeOf<typeof PROVISION_STATE>;

/** An outcome in its state on a day, with its latest assessment by then. */
export interface OutcomeOn extends OutcomeHistory {
  readonly result: OutcomeResult | null;
  readonly assessedOn: CivilDate | null;
  readonly replaced: boolean;
}

/** A provision in its state on a day. */
export interface ProvisionOn {
  readonly history: ProvisionHistory;
  readonly on: CivilDate;
  readonly state: ProvisionState;
  /** The day it began; null for a proposal. */
  readonly startOn: CivilDate | null;
  /** The first day without it; null while it has not ended. */
  readonly endedOn: CivilDate | null;
  /** The reason it ended: as decided, or LEFT because the pupil left the school. */
  readonly endReason: EndReason | null;
  readonly terms: ProvisionTerms;
  readonly last: ProvisionStep;
  readonly amendments: number;
  readonly outcomes: readonly OutcomeOn[];
  readonly sessionsPlanned: number;
  readonly sessionsDelivered: number;
  /** Last day for which delivery was logged. */
  readonly deliveryLoggedTo: CivilDate | null;
  readonly variances: ProvisionHistory['variances'];
}

/** One provision on a day; undefined before it was proposed or started. */
export function provisionOn(history: ProvisionHistory, on: CivilDate): ProvisionOn | undefined {
  const steps = history.steps.filter((step) => step.on <= on);
  const terms = steps.findLast((step) => step.terms !== null)?.terms;
  const last = steps.at(-1);
  if (last === undefined || terms == null || !steps.some(({ step }) => step === 'PROPOSED' || step === 'STARTED'))
    return undefined;
  const start = steps.find((step) => step.step === 'STARTED');
  const end = steps.find((step) => step.step === 'ENDED');
  const outcomes = history.outcomes.filter(({ setOn }) => setOn <= on);
  // Entries that end after the day do not say what was delivered by then, so they are left out.
  const deliveries = history.deliveries.filter(({ to }) => to <= on);
  const hasLeft = history.leftOn !== null && history.leftOn < on;
  return {
    history,
    on,
    state: hasLeft ? 'ENDED' : stateAfter(steps),
    startOn: start?.on ?? null,
    endedOn: hasLeft ? goneOn(history) : (end?.on ?? null),
    endReason: hasLeft ? 'LEFT' : ((end?.reason ?? null) as EndReason | null),
    terms,
    last: end ?? last,
    amendments: steps.filter(({ step }) => step === 'AMENDED').length,
    outcomes: outcomes.map((outcome) => outcomeOn(outcome, outcomes, on)),
    sessionsPlanned: sum(deliveries.map((one) => one.sessionsPlanned)),
    sessionsDelivered: sum(deliveries.map((one) => one.sessionsDelivered)),
    deliveryLoggedTo:
      deliveries
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? null,
    variances: history.variances.filter(({ since }) => since <= on).map((variance) => varianceOn(variance, on)),
  };
}

/** Pence that have fallen due up to and including the day, rounded once, half a penny up. */
export function costToDate({ history, on }: Pick<ProvisionOn, 'history' | 'on'>): number {
  return pence(costBetween(history, null, addDays(on, 1)));
}

/** What fell due from a day (null: from the start) until the day before another. */
export function costBetween(history: ProvisionHistory, from: CivilDate | null, until: CivilDate): Fraction {
  const start = history.steps.find(({ step }) => step === 'STARTED');
  if (start === undefined) return { numerator: 0n, denominator: 1n };
  const begin = from === null || from < start.on ? start.on : from;
  const end = earlier(until, goneOn(history) ?? FOR_EVER);
  return accruedFraction(
    start.on,
    activeSpans(history.steps).map((span) => ({
      ...span,
      from: later(span.from, begin),
      until: earlier(span.until, end),
    })),
  );
}

/** The day on which it was proposed or started; undefined if neither is known. */
export function begunOn({ steps }: ProvisionHistory): CivilDate | undefined {
  return steps.find(({ step }) => step === 'PROPOSED' || step === 'STARTED')?.on;
}

/** The first day without it; undefined while it has not ended. */
export function endedOn(history: ProvisionHistory): CivilDate | undefined {
  return goneOn(history) ?? history.steps.find(({ step }) => step === 'ENDED')?.on;
}

/** The first day on which the pupil was no longer at the school; null if not known or if the provision ended before. */
function goneOn({ leftOn }: ProvisionHistory): CivilDate | null {
  return leftOn === null ? null : addDays(leftOn, 1);
}

/** The state after the steps in order. After an end nothing changes it. */
function stateAfter(steps: readonly ProvisionStep[]): ProvisionState {
  return steps.reduce<ProvisionState>((state, { step }) => {
    if (state === 'ENDED') return state;
    if (step === 'STARTED') return 'ACTIVE';
    if (step === 'SUSPENDED') return 'SUSPENDED';
    if (step === 'RESUMED') return 'ACTIVE';
    return step === 'ENDED' ? 'ENDED' : state;
  }, 'PROPOSED');
}

const FOR_EVER = '2199-12-31';

/** Spans of days in which it was active, with their terms. */
function activeSpans(steps: readonly ProvisionStep[]): readonly CostSpan[] {
  return steps.flatMap((step, at) => {
    const so = steps.slice(0, at + 1);
    const terms = so.findLast((one) => one.terms !== null)?.terms;
    return terms == null || stateAfter(so) !== 'ACTIVE'
      ? []
      : [{ from: step.on, until: steps[at + 1]?.on ?? FOR_EVER, terms }];
  });
}

function outcomeOn(outcome: OutcomeHistory, all: readonly OutcomeHistory[], on: CivilDate): OutcomeOn {
  const newest = [...outcome.assessments]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .findLast((assessment) => assessment.on <= on);
  return {
    ...outcome,
    result: newest?.result ?? null,
    assessedOn: newest?.on ?? null,
    replaced: all.some(({ replaces }) => replaces === outcome.id),
  };
}

/** A variance as it was on a day: later ends and notices are left out. */
function varianceOn(variance: VarianceRecorded, on: CivilDate): VarianceRecorded {
  const by = (day: CivilDate | null): CivilDate | null => (day !== null && day <= on ? day : null);
  return {
    ...variance,
    until: by(variance.until),
    laToldOn: by(variance.laToldOn),
    earlyReviewAskedOn: by(variance.earlyReviewAskedOn),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
