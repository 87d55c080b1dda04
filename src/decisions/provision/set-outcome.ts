import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { OutcomeSet } from './outcome-events.ts';
import { ownRecord } from './own-record.ts';
import { ownProvision } from './provision-named.ts';

export const SetOutcome = input('An outcome for a pupil.', saidIn(OutcomeSet));
export type SetOutcome = DecisionCommand & InputOf<typeof SetOutcome>;

/** Sets an outcome, alone or for a provision, or in place of another (CoP 6.48). */
export function setOutcome(command: SetOutcome, given: PupilGiven): Decision {
  const { schoolUrn, provision, replaces, baselineOn, dueOn, effectiveFrom } = command;
  const history = provision === null ? undefined : ownProvision(given, provision, schoolUrn);
  const replaced = ownRecord(given, OutcomeSet, replaces, schoolUrn) !== undefined;
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
    [happened(OutcomeSet, command)],
  );
}
