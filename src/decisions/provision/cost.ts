import { addDays, addYears, type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import type { ProvisionTerms } from './terms.ts';

/** An exact amount of pence as a fraction. Only the final sum is rounded. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const NOTHING: Fraction = { numerator: 0n, denominator: 1n };
const MINUTES_OF_AN_HOUR = 60n;

export function plus(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** The exact sum of many fractions. Equal denominators are added first, so that denominators stay small. */
export function sumOf(parts: readonly Fraction[]): Fraction {
  const numerators = new Map<bigint, bigint>();
  for (const { numerator, denominator } of parts)
    numerators.set(denominator, (numerators.get(denominator) ?? 0n) + numerator);
  return [...numerators].reduce(
    (sum, [denominator, numerator]) => reduced(plus(sum, { numerator, denominator })),
    NOTHING,
  );
}

function reduced({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** Whole pence of an amount that is not negative, half a penny up. */
export function pence({ numerator, denominator }: Fraction): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/**
 * The yearly cost of terms for one pupil: hours a week × weeks × pence an hour / group size + resources. Events always
 * have an amount in each line; a missing one counts as 0.
 */
export function annualFraction({
  frequency,
  groupSize,
  costLines,
}: Pick<ProvisionTerms, 'frequency' | 'groupSize' | 'costLines'>): Fraction {
  return plus(staffFraction({ frequency, groupSize, costLines }), {
    numerator: amountOf(costLines, 'RESOURCES'),
    denominator: 1n,
  });
}

/** The yearly cost in whole pence, rounded once, half a penny up. */
export function annualCost(terms: Pick<ProvisionTerms, 'frequency' | 'groupSize' | 'costLines'>): number {
  return pence(annualFraction(terms));
}

function staffFraction({
  frequency,
  groupSize,
  costLines,
}: Pick<ProvisionTerms, 'frequency' | 'groupSize' | 'costLines'>): Fraction {
  if (frequency === null) return NOTHING;
  const minutes = BigInt(frequency.sessionsPerWeek) * BigInt(frequency.minutesPerSession) * BigInt(frequency.weeks);
  return { numerator: minutes * amountOf(costLines, 'HOURLY'), denominator: MINUTES_OF_AN_HOUR * BigInt(groupSize) };
}

function amountOf(lines: ProvisionTerms['costLines'], kind: ProvisionTerms['costLines'][number]['kind']): bigint {
  return lines.reduce((sum, line) => (line.kind === kind ? sum + BigInt(line.pence ?? 0) : sum), 0n);
}

/** Days with the same terms: from one day until the day before another. */
export interface CostSpan {
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly terms: ProvisionTerms;
}

/**
 * The cost of a provision over spans of days. Money falls due evenly: a day costs the yearly amount divided by the days
 * that it is spread over.
 * These are the days from `startOn` to the planned end, both included, but at most a year; a year if no end is planned.
 * Nothing falls due after the planned end.
 */
export function accruedFraction(startOn: CivilDate, spans: readonly CostSpan[]): Fraction {
  return spans.reduce((sum, { from, until, terms }) => {
    const yearly = annualFraction(terms);
    const last = terms.plannedEndOn === null ? until : earlier(until, addDays(terms.plannedEndOn, 1));
    const days = BigInt(Math.max(0, daysBetween(from, last)));
    return plus(sum, {
      numerator: yearly.numerator * days,
      denominator: yearly.denominator * BigInt(spreadDays(startOn, terms)),
    });
  }, NOTHING);
}

function spreadDays(startOn: CivilDate, { plannedEndOn }: ProvisionTerms): number {
  const year = daysBetween(startOn, addYears(startOn, 1));
  return plannedEndOn === null ? year : Math.min(year, Math.max(1, daysBetween(startOn, plannedEndOn) + 1));
}

function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}
