import { type Decision, judge } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import type { GovernanceGiven } from './given.ts';
import type { SchoolCommand } from './command.ts';
import type { SetBy } from './school.ts';
import { QUORUM, SIGN_OFF_MATTER, type SignOffRule } from '../decisions/sign-off/policy.ts';
import { SignOffPolicySet } from './events.ts';

export const SetSignOffPolicy = input(
  'What a school reserves for sign-off, in place of what it reserved before.',
  saidIn(SignOffPolicySet),
);
export type SetSignOffPolicy = SchoolCommand & InputOf<typeof SetSignOffPolicy>;

export function setSignOffPolicy(command: SetSignOffPolicy, given: GovernanceGiven): Decision {
  const { policyId, from, rules } = command;
  const known = given.governance.signOffPolicies.some((policy) => policy.policyId === policyId);
  return judge(
    'TAKEN_HERE',
    [...broken(known || new Set(rules.map(({ ruleId }) => ruleId)).size !== rules.length, 'ALREADY_RECORDED')],
    [happened(SignOffPolicySet, command, from)],
  );
}

/** The policy in force on a day: the one that began last. Of two from one day the later entry counts. */
export function policyOn(policies: readonly SignOffPolicySet[], on: CivilDate): SignOffPolicySet | undefined {
  return policies.findLast(({ from }) => from <= on);
}

/** The same, with the event that set it. */
export function policySetOn(
  policies: readonly SetBy<SignOffPolicySet>[],
  on: CivilDate,
): SetBy<SignOffPolicySet> | undefined {
  return policies.findLast(({ data }) => data.from <= on);
}

/** A line of a policy as a sentence, for instance for a board's papers. */
export function ruleInWords({ matter, quorum, aboveAnnualCost, lapsesAfterSchoolDays }: SignOffRule): string {
  const what = withoutStop(SIGN_OFF_MATTER.codes[matter]);
  const who = withoutStop(QUORUM.codes[quorum]);
  const above = aboveAnnualCost === null ? '' : `, where it costs more than ${pounds(aboveAnnualCost)} a year`;
  const lapses =
    lapsesAfterSchoolDays === null ? '' : ` A request lapses after ${String(lapsesAfterSchoolDays)} school days.`;
  return `${what}${above}, needs sign-off: ${who.charAt(0).toLowerCase()}${who.slice(1)}.${lapses}`;
}

function withoutStop(words: string): string {
  return words.replace(/\.$/, '');
}

function pounds(pence: number): string {
  const [whole, rest] = [Math.floor(pence / 100), pence % 100];
  const grouped = String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `£${grouped}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
