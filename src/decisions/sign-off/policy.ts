import type { SignOffMatter, SignOffRule } from './events.ts';

/**
 * The line of a policy that asks for sign-off of a matter at a cost (pence a year; null: it has none). Of several the
 * one with the highest threshold that is passed, so that a school can ask one leader for a little and a panel for a
 * lot.
 */
export function ruleFor(
  rules: readonly SignOffRule[],
  matter: SignOffMatter,
  annualCost: number | null,
): SignOffRule | undefined {
  return rules
    .filter(
      (rule) =>
        rule.matter === matter &&
        (rule.aboveAnnualCost === null || (annualCost !== null && annualCost > rule.aboveAnnualCost)),
    )
    .toSorted((a, b) => (b.aboveAnnualCost ?? -1) - (a.aboveAnnualCost ?? -1))[0];
}

/** Matters of which the school knows what they cost: nothing by themselves. All others may be about provision. */
const WITHOUT_COST: readonly SignOffMatter[] = ['SEN_SUPPORT', 'REGISTER_REMOVAL', 'EHC_NEEDS_ASSESSMENT_REQUEST'];

/** Whether a cost (pence a year; null: not known) stays within a limit; one that is not known stays within none. */
export function isWithin(limit: number | null, matter: SignOffMatter, annualCost: number | null): boolean {
  if (limit === null) return true;
  return annualCost === null ? WITHOUT_COST.includes(matter) : annualCost <= limit;
}

/** Whether a matter is one of cost, by its name or by a line of the policy that asks by cost. */
export function isAskedByCost(rules: readonly SignOffRule[], matter: SignOffMatter): boolean {
  return (
    matter === 'PROVISION_ABOVE_COST' || rules.some((rule) => rule.matter === matter && rule.aboveAnnualCost !== null)
  );
}
