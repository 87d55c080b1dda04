import { type Fraction, pence, plus } from '../decisions/provision/cost.ts';
import type { ProvisionHistory } from '../decisions/provision/history.ts';
import { costBetween } from '../decisions/provision/provisions.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { FUNDING_SOURCES, notionalThreshold } from '../reference/funding-sources.ts';

/** Days from one to another, both included. */
export interface CostSpanAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface PupilProvision {
  readonly pupil: string;
  readonly provisions: readonly ProvisionHistory[];
}

/** What provision of a school costs over some days, as it is agreed on a day; whole pence, each rounded once. */
export interface ProvisionCosts {
  /** All that falls due in the days: what was given, and what is agreed to go on until its planned end. */
  readonly totalPence: number;
  /** The part of it that has fallen due up to and with the day of asking. */
  readonly toDatePence: number;
  /** By codes of the dated list, in its order, those that pay anything. */
  readonly bySource: readonly { readonly source: string; readonly pence: number }[];
  /** Pupils whose provision costs more than a school meets by itself before top-up, dearest first. */
  readonly aboveThreshold: readonly { readonly pupil: string; readonly pence: number }[];
  /** That threshold, in pence a year; null before there was one. */
  readonly thresholdPence: number | null;
}

const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

/** Nothing that began or changed after `on` counts; a proposal costs nothing. */
export function provisionCosts(pupils: readonly PupilProvision[], { from, to }: CostSpanAsked, on: CivilDate): ProvisionCosts {
  const known = pupils.map(({ pupil, provisions }) => ({ pupil, provisions: provisions.map((one) => asOn(one, on)) }));
  const all = known.flatMap(({ provisions }) => provisions);
  const until = addDays(to, 1);
  const soFar = on < to ? addDays(on, 1) : until;
  const bySource = FUNDING_SOURCES.map(({ code }) => ({ source: code, pence: pence(sum(all.map((one) => paidBy(one, code)), from, until)) }));
  const thresholdPence = notionalThreshold(from) ?? null;
  const costs = known.map(({ pupil, provisions }) => ({ pupil, pence: pence(sum(provisions, from, until)) }));
  return {
    totalPence: pence(sum(all, from, until)), toDatePence: pence(sum(all, from, soFar)), bySource: bySource.filter((row) => row.pence > 0),
    aboveThreshold: costs.filter((row) => thresholdPence !== null && row.pence > thresholdPence).sort((a, b) => b.pence - a.pence || (a.pupil < b.pupil ? -1 : 1)), thresholdPence,
  };
}

function sum(provisions: readonly ProvisionHistory[], from: CivilDate, until: CivilDate): Fraction {
  return provisions.reduce((total, one) => reduced(plus(total, costBetween(one, from, until))), NOTHING);
}

/** Kept small: a school's year adds some thousand fractions. */
function reduced({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? NOTHING : { numerator: numerator / a, denominator: denominator / a };
}

function asOn(history: ProvisionHistory, on: CivilDate): ProvisionHistory {
  return { ...history, steps: history.steps.filter((step) => step.on <= on) };
}

/** The provision with the cost of those stretches only that a source pays: what is paid by may change with the terms. */
function paidBy(history: ProvisionHistory, source: string): ProvisionHistory {
  return { ...history, steps: history.steps.map((step) => (step.terms === null || step.terms.fundingSource === source ? step : { ...step, terms: { ...step.terms, costLines: [] } })) };
}
