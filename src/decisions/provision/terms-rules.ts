import type { CivilDate } from '../../kernel/civil-date.ts';
import type { AuthorityKind, MeetingMember } from '../../kernel/metadata.ts';
import { isInForce } from '../../reference/dated.ts';
import { fundingSource } from '../../reference/funding-sources.ts';
import { needCode } from '../../reference/need-codes.ts';
import { provisionKind } from '../../reference/provision-kinds.ts';
import { provisionTier } from '../../reference/provision-tiers.ts';
import { staffRate } from '../../reference/staff-rates.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { periodOn } from '../sen-status.ts';
import { annualCost } from './cost.ts';
import type { ParentPosition } from './parent-position.ts';
import { provisionsOf } from './leaving.ts';
import { isReducedTimetable, type ProvisionSetting, type ProvisionTerms, sameProvision } from './terms.ts';
import { timetableRules } from './timetable.ts';

/** The terms with the dated rate in every staff line without one; undefined if the role has no rate. */
export function withRates(terms: ProvisionTerms, on: CivilDate): ProvisionTerms | undefined {
  const costLines = terms.costLines.map((line) => ({
    ...line,
    pence: line.pence ?? (line.kind === 'HOURLY' ? (staffRate(terms.delivererRole, on) ?? null) : 0),
  }));
  return costLines.some(({ pence }) => pence === null) ? undefined : { ...terms, costLines };
}

/** Rules of terms whenever they are decided. `before` are the terms until then; null at a start. */
export function termsRules(
  terms: ProvisionTerms,
  before: ProvisionTerms | null,
  on: CivilDate,
  given: PupilGiven,
  self: string | null,
): readonly RuleCode[] {
  const special = provisionTier(terms.tier)?.special === true;
  return [
    ...codeRules(terms, on),
    ...broken((special || isReducedTimetable(terms)) && terms.reviewOn === null, 'PROVISION_REVIEW_MISSING'),
    ...broken(terms.reviewOn !== null && terms.reviewOn <= on, 'REVIEW_DATE_NOT_AFTER_START'),
    ...broken(terms.plannedEndOn !== null && terms.plannedEndOn < on, 'END_BEFORE_START'),
    ...timetableRules(terms, before, on, given, self),
    ...broken(
      special && terms.sectionFItem === null && periodOn(given.pupil.periods, on)?.status === 'E',
      'SECTION_F_ITEM_NOT_LINKED',
    ),
    ...broken(withRates(terms, on) === undefined, 'COST_RATE_NOT_KNOWN'),
    ...broken(annualCost(withRates(terms, on) ?? terms) > (costLimit(given) ?? Infinity), 'COST_ABOVE_AUTHORITY'),
    ...broken(headDecides(terms, before) && !decidedByHead(given), 'HEAD_DECIDES'),
  ];
}

/** Rules of a reduced timetable, which is exceptional: it ends, parents agree, the local authority is told. */
export function reducedTimetableRules(
  terms: ProvisionTerms,
  parents: ParentPosition,
  laInformedOn: CivilDate | null,
): readonly RuleCode[] {
  if (!isReducedTimetable(terms)) return [];
  return [
    ...broken(terms.plannedEndOn === null, 'REDUCED_TIMETABLE_OPEN_ENDED'),
    ...broken(parents !== 'AGREES', 'REDUCED_TIMETABLE_NOT_AGREED'),
    ...broken(laInformedOn === null, 'REDUCED_TIMETABLE_LA_NOT_INFORMED'),
  ];
}

function codeRules(terms: ProvisionTerms, on: CivilDate): readonly RuleCode[] {
  const rows = [
    provisionTier(terms.tier),
    provisionKind(terms.kind),
    fundingSource(terms.fundingSource),
    ...(terms.linkedNeed === null ? [] : [needCode(terms.linkedNeed)]),
  ];
  return [
    ...broken(rows.includes(undefined), 'CODE_NOT_KNOWN'),
    ...broken(
      rows.some((row) => row !== undefined && !isInForce(row, on)),
      'PROVISION_CODE_NOT_IN_FORCE',
    ),
  ];
}

/** Settings other than the pupil's own class. The head decides a change of setting. */
const OTHER_SETTINGS: readonly ProvisionSetting[] = [
  'RESOURCED_PROVISION',
  'SEN_UNIT',
  'OTHER_SCHOOL',
  'ALTERNATIVE_PROVIDER',
  'HOME',
];

function headDecides(terms: ProvisionTerms, before: ProvisionTerms | null): boolean {
  const moved =
    [terms.setting, ...(before === null ? [] : [before.setting])].some((setting) => OTHER_SETTINGS.includes(setting)) &&
    terms.setting !== before?.setting;
  return terms.kind === 'ALTERNATIVE_PROVISION' || isReducedTimetable(terms) || moved;
}

/** Authority that reaches what the head decides. What an approval or appointment allows was judged when given. */
const LENT: readonly AuthorityKind[] = ['DELEGATION', 'APPROVAL', 'APPOINTMENT'];

export function decidedByHead(given: PupilGiven): boolean {
  const heads = given.signOff.heads(given.envelope.decidedOn);
  return deciding(given).some(({ person, authority }) => heads.includes(person) || LENT.includes(authority.kind));
}

/**
 * The highest yearly cost in pence that the deciders may decide; null if one of them has no limit. The head has none.
 * Anyone else has that of their delegations, if these set one.
 */
function costLimit(given: PupilGiven): number | null {
  const heads = given.signOff.heads(given.envelope.decidedOn);
  const limits = deciding(given)
    .filter(({ authority }) => authority.kind !== 'NOT_RECORDED')
    .map(({ person, authority }) => {
      if (authority.kind === 'APPROVAL' || authority.kind === 'APPOINTMENT') return null;
      const costs = given.signOff.delegations(person).inForce.map(({ maxAnnualCost }) => maxAnnualCost);
      return heads.includes(person) || costs.length === 0 || costs.includes(null)
        ? null
        : Math.max(...costs.map((cost) => cost ?? 0));
    });
  return limits.length === 0 || limits.includes(null) ? null : Math.max(...limits.map((limit) => limit ?? 0));
}

function deciding({ envelope }: PupilGiven): readonly MeetingMember[] {
  return envelope.deciders.flatMap((decider) =>
    decider.kind === 'PERSON' ? [decider] : decider.kind === 'MEETING' ? decider.members : [],
  );
}

/** Whether another provision of the same name (not `self`) has the same terms and is active on a day from `on`. */
export function overlapsNamedAlike(
  wanted: ProvisionTerms,
  on: CivilDate,
  { pupil, provisionsNamedAlike }: PupilGiven,
  self: string | null = null,
): boolean {
  const { plannedEndOn: to } = wanted;
  const others = provisionsOf(pupil.events, '2199-12-31').filter(
    ({ history: { id } }) => id !== self && provisionsNamedAlike.includes(id),
  );
  return others.some(
    ({ state, startOn, endedOn, terms }) =>
      state !== 'PROPOSED' &&
      startOn !== null &&
      sameProvision(terms, wanted) &&
      (endedOn === null || endedOn > on) &&
      (to === null || startOn <= to),
  );
}
