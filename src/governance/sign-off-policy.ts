import { type Decision, judge } from '../decisions/decision.ts';
import { broken } from '../decisions/policies.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { GovernanceGiven } from './given.ts';
import type { SchoolCommand } from './command.ts';
import type { SignOffPolicySet } from './events.ts';

export interface SetSignOffPolicy extends SchoolCommand, Omit<SignOffPolicySet, 'minuteRef'> {
  readonly minuteRef: string | null;
}

export function setSignOffPolicy(command: SetSignOffPolicy, given: GovernanceGiven): Decision {
  const { policyId, from, rules, minuteRef } = command;
  const data: SignOffPolicySet = { policyId, from, rules, minuteRef };
  const known = given.governance.signOffPolicies.some((policy) => policy.policyId === policyId);
  return judge(
    'TAKEN_HERE',
    [...broken(known || new Set(rules.map(({ ruleId }) => ruleId)).size !== rules.length, 'ALREADY_RECORDED')],
    [{ type: 'SignOffPolicySet', data, effectiveFrom: from }],
  );
}

/** The policy in force on a day: the one that began last by then; of two from one day the later entry. */
export function policyOn(policies: readonly SignOffPolicySet[], on: CivilDate): SignOffPolicySet | undefined {
  return policies.findLast(({ from }) => from <= on);
}
