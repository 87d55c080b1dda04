import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { ProvisionProposed } from './events.ts';
import { withRates } from './terms-rules.ts';

export const ProposeProvision = input('A proposal of provision.', saidIn(ProvisionProposed));
export type ProposeProvision = DecisionCommand & InputOf<typeof ProposeProvision>;

/** Proposes provision: a teacher, the SENCO, a review or an agency may. Nothing begins by it. */
export function proposeProvision(command: ProposeProvision, given: PupilGiven): Decision {
  const { schoolUrn, terms, evidence, effectiveFrom } = command;
  const priced = withRates(terms, effectiveFrom);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(priced === undefined, 'COST_RATE_NOT_KNOWN'),
      ...broken(terms.plannedEndOn !== null && terms.plannedEndOn < effectiveFrom, 'END_BEFORE_START'),
      ...pastRules(given, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom),
    ],
    [happened(ProvisionProposed, { ...command, terms: priced ?? terms })],
  );
}
