import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { ProvisionSuspended } from './events.ts';
import { changing } from './provision-named.ts';
import { leavesItemUndelivered } from './section-f.ts';

export const SuspendProvision = input('That provision is suspended.', saidIn(ProvisionSuspended));
export type SuspendProvision = DecisionCommand & InputOf<typeof SuspendProvision>;

/** Suspends provision that is meant to resume. */
export function suspendProvision(command: SuspendProvision, given: PupilGiven): Decision {
  const { schoolUrn, provision, expectedBackOn, parentsToldOn, effectiveFrom } = command;
  const now = changing(given, provision, schoolUrn, effectiveFrom);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...now.broken,
      ...broken(now.provision?.state === 'SUSPENDED', 'PROVISION_SUSPENDED_ALREADY'),
      ...broken(
        now.provision !== undefined &&
          leavesItemUndelivered(now.provision.terms, null, null, effectiveFrom, given, schoolUrn),
        'SECTION_F_ITEM_UNDELIVERED',
      ),
      ...broken(expectedBackOn !== null && expectedBackOn < effectiveFrom, 'END_BEFORE_START'),
      ...pastRules(given, parentsToldOn),
      ...birthRules(given, effectiveFrom),
    ],
    [happened(ProvisionSuspended, command)],
  );
}
