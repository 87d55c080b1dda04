import { addDays, addYears, type CivilDate, daysBetween } from '../../kernel/civil-date.ts';
import type { ProvisionTerms } from './terms.ts';

/** An amount of pence as an exact fraction of whole numbers: nothing is rounded before the end of a sum. */
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

/** The exact sum of many: those with the same denominator first, or the denominators would grow with every one. */
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
 * What terms cost a year for one pupil: hours a week × weeks × pence an hour / group size + resources.
 * Lines without an amount count as nothing: an event has none.
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

/** A stretch of days with the same terms: from a day until the day before another. */
export interface CostSpan {
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly terms: ProvisionTerms;
}

/**
 * What a provision cost over stretches of days, as money falls due evenly: a day costs the yearly amount divided by the
 * days from `startOn` to the planned end, both included, at most the days of a year, and of a year where no end is
 * planned. After the planned end nothing falls due any more.
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
