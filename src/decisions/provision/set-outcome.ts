import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { OutcomeSet } from './events.ts';
import { ownProvision } from './provision-named.ts';
import type { PlannedOutcome } from './start-provision.ts';

/** An outcome is agreed, alone or for a provision, or takes the place of another (CoP 6.48). */
export interface SetOutcome extends DecisionCommand, PlannedOutcome, Pick<OutcomeSet, 'provision' | 'replaces'> {}

export function setOutcome(command: SetOutcome, given: PupilGiven): Decision {
  const { schoolUrn, provision, replaces, baselineOn, dueOn, words, baseline, target, measure, effectiveFrom } =
    command;
  const data: OutcomeSet = { schoolUrn, provision, replaces, baselineOn, dueOn, words, baseline, target, measure };
  const history = provision === null ? undefined : ownProvision(given, provision, schoolUrn);
  const replaced = given.pupil.events.some(
    (event) => event.type === 'OutcomeSet' && event.id === replaces && event.data['schoolUrn'] === schoolUrn,
  );
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken((provision !== null && history === undefined) || (replaces !== null && !replaced), 'NO_SUCH_RECORD'),
      ...broken(
        history?.steps.some(({ step, on }) => step === 'ENDED' && on <= effectiveFrom) === true,
        'PROVISION_HAS_ENDED',
      ),
      ...broken(dueOn < effectiveFrom, 'END_BEFORE_START'),
      ...pastRules(given, baselineOn),
      ...birthRules(given, effectiveFrom, baselineOn),
    ],
    [{ type: 'OutcomeSet', data, effectiveFrom }],
  );
}
