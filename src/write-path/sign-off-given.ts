import type { Acting } from '../decisions/sign-off/approval.ts';
import type { SignOffMatter } from '../decisions/sign-off/policy.ts';
import { requirementOf, type Requirement } from '../decisions/sign-off/requirement.ts';
import type { SignOffGiven } from '../decisions/sign-off/given.ts';
import type { DecisionCommand, PupilGiven } from '../decisions/given.ts';
import { authorityOf, holdersOf, othersWhoMay } from '../governance/authority.ts';
import { delegationsHeld } from '../governance/delegations.ts';
import { type Governance, rolesOn } from '../governance/school.ts';
import { policyOn } from '../governance/sign-off-policy.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import { definitionOf } from '../registry/index.ts';
import { HEAD } from '../registry/offices.ts';
import { digestOf } from './request-digest.ts';

/** Whether others may sign off depends on who may approve, so it is asked for the approval command. */
const APPROVING = { name: 'ApproveSignOff', offices: HEAD };

/** What a school's streams and its trust's hold about sign-off, for one decision on its day. */
export function signOffGiven(
  streams: Readonly<Record<string, Governance>>,
  schoolUrn: string,
  decision: string,
  on: CivilDate,
): SignOffGiven {
  return {
    rules: policyOn(streams[`school-${schoolUrn}`]?.signOffPolicies ?? [], on)?.rules ?? [],
    calendar: { years: Object.values(streams).flatMap(({ calendars }) => calendars), holidays: ENGLAND_BANK_HOLIDAYS },
    heads: (day) => holdersOf(streams, 'HEADTEACHER', day),
    delegations: (person) => delegationsHeld(streams, person, decision, on),
    soleDecider: (person) => othersWhoMay(streams, APPROVING, on, person).length === 0,
    maySignOff: (person) => authorityOf(streams, person, APPROVING, on).authority.kind !== 'NOT_RECORDED',
    rolesOf: (person, day) =>
      Object.values(streams).flatMap((governance) => rolesOn(governance, person, day).map(({ role }) => role)),
    digestOf,
    whoMay: (name) => othersWhoMay(streams, { name, offices: definitionOf(name)?.offices ?? [] }, on, ''),
  };
}

/** The matters of sign-off that a decision settles, either way. */
export function mattersSettled(
  { signOff, settles }: CommandDefinition,
  command: DecisionCommand,
): readonly SignOffMatter[] {
  return settles?.(command as never) ?? [signOff?.(command as never) ?? []].flat();
}

/**
 * What sign-off a decision needs, and which approval carries it. None is needed if its registry line names no matter,
 * so no statutory duty waits.
 */
export function signOffNeeded(
  definition: CommandDefinition,
  command: DecisionCommand,
  given: PupilGiven,
  acting: Acting | null,
): Requirement {
  const { signOff, annualCost: costOf } = definition;
  const own = signOff?.(command as never) ?? null;
  const settles = mattersSettled(definition, command);
  if (own === null && settles.length === 0) return { broken: [], metadata: {}, about: null, deciders: null, gaps: [] };
  const { annualCost = null } = command as { readonly annualCost?: number | null };
  return requirementOf(
    {
      matters: [own ?? []].flat(),
      isReservable: own !== null,
      acting,
      settles,
      parentsDisagree: parentsDisagree(command),
      sectionFItem: sectionFItem(command),
      schoolUrn: command.schoolUrn,
      annualCost: costOf === undefined ? annualCost : costOf(command as never),
      request: command.signOffRequest ?? null,
    },
    given,
  );
}

/** The item of Section F that the provision's terms deliver. */
function sectionFItem(command: object): string | null {
  interface WithTerms {
    readonly terms?: { readonly sectionFItem: string | null };
  }
  const { terms, plan } = command as WithTerms & { readonly plan?: WithTerms };
  return (terms ?? plan?.terms)?.sectionFItem ?? null;
}

/** Whether the decision records that the parents disagree. */
function parentsDisagree(command: object): boolean {
  const { parentPosition, agreement, plan } = command as {
    readonly parentPosition?: string;
    readonly agreement?: string;
    readonly plan?: { readonly parentPosition?: string };
  };
  return [parentPosition, plan?.parentPosition, agreement].some(
    (said) => said === 'DISAGREES' || said === 'NOT_AGREED',
  );
}
