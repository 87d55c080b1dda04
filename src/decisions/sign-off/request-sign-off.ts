import { isOwn } from '../../kernel/folding.ts';
import { input, type InputOf, leftOut, partOf, saidIn } from '../../kernel/members.ts';
import type { SignOffAct } from '../act.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { PROPOSED_ACT } from '../proposed-act.ts';
import type { RuleCode } from '../rules.ts';
import { SignOffRequested } from './events.ts';
import { isOpen, ownSignOffsOf } from './fold.ts';
import { personsOf } from './deciding.ts';
import { ACT_WITHIN_SCHOOL_DAYS, isAskedByCost, ruleFor, type SignOffMatter } from './policy.ts';
import { lapseDay, stateOn } from './sign-off-day.ts';

/** The act of a request, as the input of its own command. */
export const WITH_ACT = {
  act: leftOut(
    partOf(
      PROPOSED_ACT,
      'What the proposer will do once it is approved; the approval is then the authority for just that. Left out: an approval gives no authority.',
    ),
  ),
} as const;

/** Asks for sign-off of a proposal. No statutory duty waits for the answer. */
export const RequestSignOff = input("A proposal that the school's leaders are asked to sign off.", {
  ...saidIn(SignOffRequested),
  ...WITH_ACT,
});
/** What a request says when it is made: with its act, if any, as the input of the act's own command. */
export type Requesting = DecisionCommand & Omit<InputOf<typeof RequestSignOff>, 'act'>;
export type RequestSignOff = DecisionCommand & InputOf<typeof RequestSignOff>;

export function requestSignOff(command: RequestSignOff, given: PupilGiven): Decision {
  const { schoolUrn, matter, aboutDecision, effectiveFrom } = command;
  if (aboutDecision !== null && !isKnown(given, aboutDecision, schoolUrn)) return refused('NO_SUCH_RECORD');
  const { decidedOn } = given.envelope;
  const same = ownSignOffsOf(given.pupil.events).some(
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
    [happened(SignOffRequested, { ...command, ...byPolicy(command, given), ...actCarried(given) })],
  );
}

/** The act as it is stored with the request. Its own cost counts. */
export function actCarried({
  signOff: { proposedAct, rules },
}: PupilGiven): { readonly act: SignOffAct | null } & Partial<
  Pick<SignOffRequested, 'actName' | 'actWithinSchoolDays' | 'annualCost'>
> {
  if (proposedAct?.act == null) return { act: null };
  const { act, name, annualCost, matters } = proposedAct;
  const rule = matters.map((matter) => ruleFor(rules, matter, annualCost)).find((line) => line !== undefined);
  return {
    act: act as unknown as SignOffAct,
    actWithinSchoolDays: rule?.actWithinSchoolDays ?? ACT_WITHIN_SCHOOL_DAYS,
    ...(name !== null && { actName: name }),
    ...(annualCost !== null && { annualCost }),
  };
}

/** The policy line, quorum and last day of a request, by the policy in force on its day. */
export function byPolicy(
  { matter, annualCost: said }: Requesting,
  { signOff, envelope }: PupilGiven,
): Pick<SignOffRequested, 'policyRule' | 'quorum' | 'lapsesOn'> {
  const annualCost = signOff.proposedAct?.annualCost ?? said;
  const rule = ruleFor(signOff.rules, matter, annualCost);
  return {
    policyRule: rule?.ruleId ?? null,
    quorum: rule?.quorum ?? 'ANY_ONE',
    lapsesOn: lapseDay(envelope.decidedOn, rule?.lapsesAfterSchoolDays ?? null, signOff.calendar),
  };
}

/** Matters that any act may be asked for in. */
const OF_ANY_ACT: readonly SignOffMatter[] = ['PARENT_DISAGREEMENT', 'SENCO_DISSENT', 'OTHER'];

export function contentRules(
  { matter, annualCost: said, proposedEffectiveFrom, documents }: Requesting,
  given: PupilGiven,
): readonly RuleCode[] {
  const { proposedAct } = given.signOff;
  const annualCost = proposedAct?.annualCost ?? said;
  return [
    ...(proposedAct?.broken ?? []),
    ...broken(
      proposedAct?.act != null &&
        ((said !== null && proposedAct.annualCost !== null && said !== proposedAct.annualCost) ||
          ![...proposedAct.matters, ...OF_ANY_ACT].includes(matter)),
      'ACT_DIFFERS_FROM_REQUEST',
    ),
    ...broken(matter === 'INFORMATION_REPORT', 'MATTER_NOT_ABOUT_A_PUPIL'),
    ...broken(
      annualCost === null && proposedAct === undefined && isAskedByCost(given.signOff.rules, matter),
      'COST_NOT_NAMED',
    ),
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
  return pupil.events.some((event) => event.id === id && isOwn(event) && event.data['schoolUrn'] === schoolUrn);
}
