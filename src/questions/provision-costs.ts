import { type Fraction, pence, sumOf } from '../decisions/provision/cost.ts';
import type { ProvisionHistory } from '../decisions/provision/history.ts';
import { costBetween } from '../decisions/provision/provisions.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { FUNDING_SOURCES, notionalThreshold } from '../reference/funding-sources.ts';

/** Days asked for, both ends included. */
export interface CostSpanAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface PupilProvision {
  readonly pupil: string;
  readonly provisions: readonly ProvisionHistory[];
}

/** Costs of a school's provision over some days, as agreed on a day. In whole pence, each rounded once. */
export interface ProvisionCosts {
  /** All that falls due in the days: what was delivered, and what is agreed until its planned end. */
  readonly totalPence: number;
  /** The part that has fallen due up to and including the day of asking. */
  readonly toDatePence: number;
  /** By funding source, in the order of the dated list; only those that pay. */
  readonly bySource: readonly { readonly source: string; readonly pence: number }[];
  /** Pupils whose provision costs more than a school meets itself before top-up, most expensive first. */
  readonly aboveThreshold: readonly { readonly pupil: string; readonly pence: number }[];
  /** That threshold in pence a year; null if none was in force. */
  readonly thresholdPence: number | null;
}

/** The cost of one provision in the days, by funding source. */
interface Cost {
  readonly pupil: string;
  readonly bySource: readonly { readonly source: string; readonly cost: Fraction }[];
  readonly toDate: Fraction;
}

/** Works out the costs. Steps after `on` do not count; a proposal costs nothing. */
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

/** Provision that ended before this day costs nothing in the days. An end after `on` is not known yet. */
export function costlessBefore({ from }: Pick<CostSpanAsked, 'from'>, on: CivilDate): CivilDate {
  return on < from ? on : from;
}

/** Whether it had started by the last day and not ended by the first. */
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

/** The provision with only the cost that one source pays, since the source can change with the terms. */
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
