import { actOf, costOfAct, nameInAct } from '../decisions/act.ts';
import type { DecidedEvent } from '../decisions/decision.ts';
import type { DecisionCommand, PupilGiven } from '../decisions/given.ts';
import type { ProposedAct } from '../decisions/proposed-act.ts';
import { RULES, type RuleCode } from '../decisions/rules.ts';
import type { ProposedActGiven } from '../decisions/sign-off/given.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import { definitionOf } from '../registry/index.ts';
import { tried, WANT_OF_AUTHORITY } from './acting.ts';
import { mattersSettled } from './sign-off-given.ts';

interface WithAct {
  readonly act?: ProposedAct | null;
  readonly proposedEffectiveFrom?: CivilDate | null;
}

/** The command that a request asks leave for; undefined if it carries no act, null if it does not carry just one. */
export function commandProposed(
  command: DecisionCommand & WithAct,
): { readonly definition: CommandDefinition; readonly command: DecisionCommand } | null | undefined {
  if (command.act == null) return undefined;
  const said = Object.entries(command.act).filter(([, input]) => input != null);
  const [only] = said;
  if (said.length !== 1 || only === undefined) return null;
  const [field, input] = only;
  const definition = definitionOf(field.charAt(0).toUpperCase() + field.slice(1));
  if (definition === undefined) return null;
  const { commandId, pupilId, schoolUrn, effectiveFrom, proposedEffectiveFrom } = command;
  return {
    definition,
    command: {
      ...(input as object),
      commandId,
      pupilId,
      schoolUrn,
      seenRevision: null,
      basis: 'TAKEN_HERE',
      decidedAt: null,
      decidedOn: null,
      decidedBy: [],
      effectiveFrom: proposedEffectiveFrom ?? effectiveFrom,
    },
  };
}

/**
 * Judges the act of a request as its own command would be, but for want of authority and of sign-off. Undefined if the
 * request carries none.
 */
export function proposedAct(said: DecisionCommand, given: PupilGiven): ProposedActGiven | undefined {
  const proposed = commandProposed(said);
  if (proposed === undefined) return undefined;
  if (proposed === null) return { act: null, name: null, annualCost: null, matters: [], broken: ['ACT_NOT_ONE'] };
  const { definition, command } = proposed;
  const decision = tried(definition, command, given, { ...given.envelope, broken: [] });
  const matters = mattersSettled(definition, command);
  if (decision.kind === 'REFUSED')
    return { act: null, name: null, annualCost: null, matters, broken: decision.refusals.map(({ code }) => code) };
  const event = decision.events[0] as DecidedEvent;
  const act = actOf(event);
  return {
    act: (act ?? null) as JsonObject | null,
    name: nameInAct(event),
    annualCost: act === undefined ? null : costOfAct(act),
    matters,
    broken: decision.findings.filter(isInTheWay),
  };
}

/** A note is said when the act is carried out; who may decide it is what the request asks about. */
function isInTheWay(code: RuleCode): boolean {
  return RULES[code].kind !== 'NOTE' && !WANT_OF_AUTHORITY.includes(code);
}
