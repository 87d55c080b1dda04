import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, needRules, pastRules } from '../policies.ts';
import type { IdentificationProposed } from './case-events.ts';
import { withoutSenRules } from './status-rules.ts';

/** The class teacher, with the SENCO, proposes what becomes of a concern (CoP 6.20, 6.38). It decides nothing yet. */
export interface ProposeIdentification
  extends DecisionCommand, Omit<IdentificationProposed, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function proposeIdentification(command: ProposeIdentification, given: PupilGiven): Decision {
  const { schoolUrn, outcome, needs, proposers, evidence, rationale, effectiveFrom } = command;
  const data: IdentificationProposed = { schoolUrn, outcome, needs, proposers, evidence, rationale };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(outcome === 'SEN_SUPPORT' && needs.length === 0, 'NEED_NOT_RECORDED'),
      ...needRules(needs, effectiveFrom),
      // A specialist may be asked whatever the code; the other outcomes are about a pupil whose SEN is not settled.
      ...(outcome === 'SPECIALIST_REFERRAL' ? [] : withoutSenRules(given, effectiveFrom)),
      ...broken(!bySenco(command, given), 'PROPOSED_WITHOUT_SENCO'),
      ...pastRules(given, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
    ],
    [{ type: 'IdentificationProposed', data, effectiveFrom }],
  );
}

/**
 * Whether the SENCO of the day is among those who propose; with basis TAKEN_HERE the person signed in is one of them.
 */
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
