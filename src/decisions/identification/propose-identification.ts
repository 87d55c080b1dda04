import {
  inApi,
  codes,
  type DataOf,
  event,
  input,
  type InputOf,
  oneOf,
  partsOf,
  persons,
  saidIn,
  text,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, needRules, pastRules } from '../policies.ts';
import { RANKED_NEED } from '../ranked-need.ts';
import { withoutSenRules } from './status-rules.ts';

const PROPOSED_OUTCOME = codes('ProposedOutcome', 'What may become of a concern.', {
  SEN_SUPPORT: 'SEN support.',
  MONITORING: 'Monitoring.',
  NOT_SEN: 'Not SEN.',
  SPECIALIST_REFERRAL: 'Referral to a specialist.',
});

export const IdentificationProposed = event('IdentificationProposed', 'It was proposed what becomes of a concern.', {
  outcome: inApi('proposedOutcome', oneOf(PROPOSED_OUTCOME, 'What is proposed.')),
  needs: partsOf(RANKED_NEED, 'Needs, ranked.'),
  proposers: persons(
    'Persons who propose it together with those in `decidedBy`, such as the class teacher and the SENCO.',
    'Who proposes it together with the deciders.',
  ),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
});
export type IdentificationProposed = DataOf<typeof IdentificationProposed>;

export const ProposeIdentification = input('A proposal of what becomes of a concern.', saidIn(IdentificationProposed));
export type ProposeIdentification = DecisionCommand & InputOf<typeof ProposeIdentification>;

/** Proposes what becomes of a concern: the class teacher, with the SENCO (CoP 6.20, 6.38). It decides nothing. */
export function proposeIdentification(command: ProposeIdentification, given: PupilGiven): Decision {
  const { schoolUrn, outcome, needs, evidence, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(outcome === 'SEN_SUPPORT' && needs.length === 0, 'NEED_NOT_RECORDED'),
      ...needRules(needs, effectiveFrom),
      // A specialist can be asked under any code. The other outcomes are for a pupil whose SEN is not settled.
      ...(outcome === 'SPECIALIST_REFERRAL' ? [] : withoutSenRules(given, effectiveFrom)),
      ...broken(!bySenco(command, given), 'PROPOSED_WITHOUT_SENCO'),
      ...pastRules(given, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
    ],
    [happened(IdentificationProposed, command)],
  );
}

/** Whether the SENCO of the day is among the proposers. With basis TAKEN_HERE the person signed in is one of them. */
function bySenco({ proposers }: ProposeIdentification, { envelope, sencos }: PupilGiven): boolean {
  const deciders = envelope.deciders.flatMap((decider) =>
    decider.kind === 'PERSON'
      ? [decider.person]
      : decider.kind === 'MEETING'
        ? decider.members.map(({ person }) => person)
        : [],
  );
  return [...proposers, ...deciders].some((person) => sencos.includes(person));
}
