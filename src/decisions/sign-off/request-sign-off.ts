import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { SignOffRequested } from './events.ts';
import { isOpen, signOffsOf } from './fold.ts';
import { personsOf } from './deciding.ts';
import { isAskedByCost, ruleFor } from './policy.ts';
import { lapseDay, stateOn } from './sign-off-day.ts';

/** Asks for sign-off of a proposal. No statutory duty waits for the answer. */
export const RequestSignOff = input(
  "A proposal that the school's leaders are asked to sign off.",
  saidIn(SignOffRequested),
);
export type RequestSignOff = DecisionCommand & InputOf<typeof RequestSignOff>;

export function requestSignOff(command: RequestSignOff, given: PupilGiven): Decision {
  const { schoolUrn, matter, aboutDecision, effectiveFrom } = command;
  if (aboutDecision !== null && !isKnown(given, aboutDecision, schoolUrn)) return refused('NO_SUCH_RECORD');
  const { decidedOn } = given.envelope;
  const same = signOffsOf(given.pupil.events).some(
    (other) =>
      other.content.schoolUrn === schoolUrn &&
      other.content.matter === matter &&
      isOpen(other.state) &&
      stateOn(other, decidedOn) !== 'LAPSED',
  );
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...contentRules(command, given),
      ...broken(same, 'REQUEST_ALREADY_OPEN'),
      ...broken(byTheHead(given), 'HEADS_DECISION_IS_FINAL'),
    ],
    [happened(SignOffRequested, { ...command, ...byPolicy(command, given) })],
  );
}

/** The policy line, quorum and last day of a request, by the policy in force on its day. */
export function byPolicy(
  { matter, annualCost }: RequestSignOff,
  { signOff, envelope }: PupilGiven,
): Pick<SignOffRequested, 'policyRule' | 'quorum' | 'lapsesOn'> {
  const rule = ruleFor(signOff.rules, matter, annualCost);
  return {
    policyRule: rule?.ruleId ?? null,
    quorum: rule?.quorum ?? 'ANY_ONE',
    lapsesOn: lapseDay(envelope.decidedOn, rule?.lapsesAfterSchoolDays ?? null, signOff.calendar),
  };
}

export function contentRules(
  { matter, annualCost, proposedEffectiveFrom, documents }: RequestSignOff,
  given: PupilGiven,
): readonly RuleCode[] {
  return [
    ...broken(matter === 'INFORMATION_REPORT', 'MATTER_NOT_ABOUT_A_PUPIL'),
    ...broken(annualCost === null && isAskedByCost(given.signOff.rules, matter), 'COST_NOT_NAMED'),
    ...pastRules(given, ...documents.map(({ on }) => on)),
    ...birthRules(given, proposedEffectiveFrom),
  ];
}

/** Whether the head is a proposer: then the decision is final already. */
function byTheHead({ envelope: { deciders, decidedOn }, signOff }: PupilGiven): boolean {
  const heads = signOff.heads(decidedOn);
  return deciders.flatMap(personsOf).some(({ person }) => heads.includes(person));
}

export function isKnown({ pupil }: PupilGiven, id: string, schoolUrn: string): boolean {
  return pupil.events.some((event) => event.id === id && event.data['schoolUrn'] === schoolUrn);
}
