import { type Fraction, pence, sumOf } from '../decisions/provision/cost.ts';
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

/** One provision in the days that are asked for: what each source pays of it. */
interface Cost {
  readonly pupil: string;
  readonly bySource: readonly { readonly source: string; readonly cost: Fraction }[];
  readonly toDate: Fraction;
}

/** Nothing that began or changed after `on` counts; a proposal costs nothing. */
export function provisionCosts(
  pupils: readonly PupilProvision[],
  { from, to }: CostSpanAsked,
  on: CivilDate,
): ProvisionCosts {
  const until = addDays(to, 1);
  const soFar = on < to ? addDays(on, 1) : until;
  const costs = pupils.flatMap(({ pupil, provisions }) =>
    provisions
      .map((one) => asOn(one, on))
      .filter((one) => isGivenWithin(one, from, until))
      .map((one): Cost => ({
        pupil,
        toDate: costBetween(one, from, soFar),
        bySource: sourcesOf(one).map((source, _at, all) => ({
          source,
          cost: costBetween(all.length === 1 ? one : paidBy(one, source), from, until),
        })),
      })),
  );
  const parts = costs.flatMap(({ bySource }) => bySource);
  const bySource = FUNDING_SOURCES.map(({ code }) => ({
    source: code,
    pence: pence(sumOf(parts.filter(({ source }) => source === code).map(({ cost }) => cost))),
  }));
  const thresholdPence = notionalThreshold(from) ?? null;
  const byPupil = [...Map.groupBy(costs, ({ pupil }) => pupil)].map(([pupil, own]) => ({
    pupil,
    pence: pence(sumOf(own.flatMap((one) => one.bySource.map(({ cost }) => cost)))),
  }));
  return {
    totalPence: pence(sumOf(parts.map(({ cost }) => cost))),
    toDatePence: pence(sumOf(costs.map(({ toDate }) => toDate))),
    bySource: bySource.filter((row) => row.pence > 0),
    aboveThreshold: byPupil
      .filter((row) => thresholdPence !== null && row.pence > thresholdPence)
      .sort((a, b) => b.pence - a.pence || (a.pupil < b.pupil ? -1 : 1)),
    thresholdPence,
  };
}

/**
 * What had ended by this day costs nothing in the days that are asked for; an end after the day of asking is not known
 * on it.
 */
export function costlessBefore({ from }: Pick<CostSpanAsked, 'from'>, on: CivilDate): CivilDate {
  return on < from ? on : from;
}

/** Whether it had begun by the last day and had not ended by the first. */
function isGivenWithin({ steps }: ProvisionHistory, from: CivilDate, until: CivilDate): boolean {
  return (
    steps.some(({ step, on }) => step === 'STARTED' && on < until) &&
    !steps.some(({ step, on }) => step === 'ENDED' && on <= from)
  );
}

function sourcesOf({ steps }: ProvisionHistory): readonly string[] {
  return [...new Set(steps.flatMap(({ terms }) => terms?.fundingSource ?? []))];
}

function asOn(history: ProvisionHistory, on: CivilDate): ProvisionHistory {
  const { steps, leftOn } = history;
  return {
    ...history,
    steps: steps.filter((step) => step.on <= on),
    leftOn: leftOn !== null && leftOn < on ? leftOn : null,
  };
}

/**
 * The provision with the cost of those stretches only that a source pays: what is paid by may change with the terms.
 */
function paidBy(history: ProvisionHistory, source: string): ProvisionHistory {
  return {
    ...history,
    steps: history.steps.map((step) =>
      step.terms === null || step.terms.fundingSource === source
        ? step
        : { ...step, terms: { ...step.terms, costLines: [] } },
    ),
  };
}
