import type { SignOffMatter, SignOffRule } from './events.ts';

/**
 * The line of a policy that asks for sign-off of a matter at a cost (pence a year; null: it has none). Of several the one
 * with the highest threshold that is passed, so that a school can ask one leader for a little and a panel for a lot.
 */
export function ruleFor(rules: readonly SignOffRule[], matter: SignOffMatter, annualCost: number | null): SignOffRule | undefined {
  return rules
    .filter((rule) => rule.matter === matter && (rule.aboveAnnualCost === null || (annualCost !== null && annualCost > rule.aboveAnnualCost)))
    .toSorted((a, b) => (b.aboveAnnualCost ?? -1) - (a.aboveAnnualCost ?? -1))[0];
}
