import { actOf, costOfAct, nameInAct } from '../decisions/act.ts';
import type { DecidedEvent, Decision } from '../decisions/decision.ts';
import type { DecisionCommand, DecisionHeader, PupilCommand, PupilGiven } from '../decisions/given.ts';
import { periodOn } from '../decisions/sen-status.ts';
import type { Acting } from '../decisions/sign-off/approval.ts';
import type { DelegationLimits } from '../decisions/sign-off/given.ts';
import { isWithin } from '../decisions/sign-off/policy.ts';
import { appointmentOf } from '../decisions/sign-off/recusal.ts';
import type { RuleCode } from '../decisions/rules.ts';
import { authorityOf } from '../governance/authority.ts';
import type { Governance } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { ApprovalFacts } from './approval-facts.ts';
import { signOffGiven } from './sign-off-given.ts';

type Streams = Readonly<Record<string, Governance>>;
type Decide = (command: PupilCommand, given: PupilGiven) => Decision;

/** Rules that say that the deciders may not decide it, whatever it is. */
export const WANT_OF_AUTHORITY: readonly RuleCode[] = [
  'NO_AUTHORITY_AT_DECISION',
  'COST_ABOVE_AUTHORITY',
  'HEAD_DECIDES',
  'SIGN_OFF_REQUIRED',
];

/** The command as the act of a request, with what an approval of it is judged on. Null if it cannot be one. */
export function actingBy(
  definition: CommandDefinition,
  command: DecisionCommand,
  given: PupilGiven,
  { names, then }: ApprovalFacts,
  streams: Streams,
): Acting | null {
  const event = eventOf(definition, command, given);
  const act = event && actOf(event);
  if (event === undefined || act === undefined) return null;
  const annualCost = costOfAct(act);
  return {
    act,
    name: nameInAct(event),
    annualCost,
    effectiveFrom: command.effectiveFrom,
    nameApproved: (request) => names.get(request),
    couldDecide: (person, on) =>
      couldDecide(definition, command, given, { streams: then.get(on) ?? streams, person, on, annualCost }),
  };
}

/** What would come of the command if nothing but its own impossibility stood in its way. */
function eventOf(definition: CommandDefinition, command: DecisionCommand, given: PupilGiven): DecidedEvent | undefined {
  const decision = tried(definition, command, given, { ...given.envelope, broken: [] });
  return decision.kind === 'ACCEPTED' ? decision.events[0] : undefined;
}

/** Decides as if it were reported: rules that may be broken by a report are findings then. */
export function tried(
  { decide }: CommandDefinition,
  command: DecisionCommand,
  given: PupilGiven,
  envelope: DecisionHeader,
): Decision {
  return (decide as unknown as Decide)(command, { ...given, envelope: { ...envelope, basis: 'REPORTED' } });
}

interface Approver {
  /** The streams that authority rests on, as known on that day. */
  readonly streams: Streams;
  readonly person: string;
  readonly on: CivilDate;
  readonly annualCost: number | null;
}

/** Whether a person had authority for this decision, cost and pupil on a day. */
function couldDecide(
  definition: CommandDefinition,
  command: DecisionCommand,
  given: PupilGiven,
  { streams, person, on, annualCost }: Approver,
): boolean {
  const { schoolUrn } = command;
  const { role, authority } = authorityOf(streams, person, definition, on);
  const signOff = signOffGiven(streams, schoolUrn, definition.name, on);
  if (authority.kind === 'NOT_RECORDED')
    return appointmentOf(given.pupil.events, schoolUrn, person, definition.name, on) !== null;
  const withPlan = periodOn(given.pupil.periods, on)?.status === 'E';
  const reaches = ({ maxAnnualCost, pupilScope }: DelegationLimits): boolean =>
    (annualCost === null || isWithin(maxAnnualCost, 'PROVISION_ABOVE_COST', annualCost)) &&
    pupilScope !== (withPlan ? 'WITHOUT_EHC_PLAN' : 'WITH_EHC_PLAN');
  if (authority.kind === 'DELEGATION' && !signOff.delegations(person).inForce.some(reaches)) return false;
  const decision = tried(
    definition,
    command,
    { ...given, signOff },
    {
      ...given.envelope,
      decidedOn: on,
      deciders: [{ kind: 'PERSON', person, role, authority }],
      broken: [],
    },
  );
  return decision.kind === 'REFUSED' || !decision.findings.some((code) => WANT_OF_AUTHORITY.includes(code));
}
