import {
  addedLater,
  type CodeOf,
  codes,
  id,
  inApi,
  money,
  oneOf,
  optional,
  part,
  type Stored,
  whole,
} from '../../kernel/members.ts';

/**
 * Matters that a school may reserve for sign-off. INFORMATION_REPORT is not about a pupil, so no request here may name
 * it.
 */
export const SIGN_OFF_MATTER = codes('SignOffMatter', 'What a school may reserve for sign-off.', {
  SEN_SUPPORT: 'Placing a pupil on SEN support.',
  REGISTER_REMOVAL: 'Taking a pupil off SEN support.',
  EHC_NEEDS_ASSESSMENT_REQUEST: 'Asking for an EHC needs assessment.',
  PROVISION_ABOVE_COST: 'Provision that costs more than the school lets others decide.',
  ALTERNATIVE_PROVISION: 'Education elsewhere.',
  REDUCED_TIMETABLE: 'A reduced timetable.',
  INFORMATION_REPORT: 'The SEN information report, before the board approves it.',
  PARENT_DISAGREEMENT: 'Anything that the parents disagree with.',
  SENCO_DISSENT: 'Anything that the SENCO does not agree with.',
  OTHER: 'Another matter.',
});
export type SignOffMatter = CodeOf<typeof SIGN_OFF_MATTER>;

/** In order, from the fewest approvers to the most. */
export const QUORUM = codes('Quorum', 'Whose word is enough.', {
  ANY_ONE: 'Any one who may sign off.',
  TWO_OF_N: 'Two of those who may sign off.',
  PANEL: 'A panel, with a minute.',
});
export type Quorum = CodeOf<typeof QUORUM>;

const SCHOOL_DAYS_OF_A_YEAR = 200;

/** One line of a school's sign-off policy. `aboveAnnualCost` in pence. */
export const SIGN_OFF_RULE = part('SignOffRule', 'One line of a sign-off policy.', {
  ruleId: id('RECORD', 'A new UUID for the line.'),
  matter: oneOf(SIGN_OFF_MATTER, 'What needs sign-off.'),
  quorum: oneOf(QUORUM, 'Whose word is enough.'),
  aboveAnnualCost: inApi(
    'aboveAnnualCostPence',
    optional(money('Only what costs more than this in a year; left out: whatever it costs.')),
  ),
  lapsesAfterSchoolDays: optional(
    whole('School days after which a request has lapsed; left out: never.', 1, SCHOOL_DAYS_OF_A_YEAR),
  ),
  actWithinSchoolDays: addedLater(
    whole('School days within which an approved act has to be carried out; left out: 60.', 1, SCHOOL_DAYS_OF_A_YEAR),
  ),
});
export type SignOffRule = Stored<typeof SIGN_OFF_RULE.members>;

/** School days for carrying out an approved act, if the policy says nothing. */
export const ACT_WITHIN_SCHOOL_DAYS = 60;

/**
 * The policy line that reserves a matter at a cost (pence a year; null if it has none). Of several lines the one with
 * the highest threshold passed applies. So a school can ask one leader for small sums and a panel for large ones.
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

/** Matters that cost nothing by themselves. Any other matter may be about provision. */
const WITHOUT_COST: readonly SignOffMatter[] = ['SEN_SUPPORT', 'REGISTER_REMOVAL', 'EHC_NEEDS_ASSESSMENT_REQUEST'];

/** Whether a cost (pence a year; null if not known) is within a limit. An unknown cost is within no limit. */
export function isWithin(limit: number | null, matter: SignOffMatter, annualCost: number | null): boolean {
  if (limit === null) return true;
  return annualCost === null ? WITHOUT_COST.includes(matter) : annualCost <= limit;
}

/** Whether a matter depends on cost, by its name or by a line of the policy. */
export function isAskedByCost(rules: readonly SignOffRule[], matter: SignOffMatter): boolean {
  return (
    matter === 'PROVISION_ABOVE_COST' || rules.some((rule) => rule.matter === matter && rule.aboveAnnualCost !== null)
  );
}
