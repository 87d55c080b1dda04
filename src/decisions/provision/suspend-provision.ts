import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { ProvisionSuspended } from './events.ts';
import { changing } from './provision-named.ts';
import { leavesItemUndelivered } from './section-f.ts';

/** Provision pauses and is meant to go on. */
export interface SuspendProvision extends DecisionCommand, Omit<ProvisionSuspended, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function suspendProvision(command: SuspendProvision, given: PupilGiven): Decision {
  const { schoolUrn, provision, interruption, expectedBackOn, parentsToldOn, rationale, effectiveFrom } = command;
  const now = changing(given, provision, schoolUrn, effectiveFrom);
  const data: ProvisionSuspended = { schoolUrn, provision, interruption, expectedBackOn, parentsToldOn, rationale };
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
    [{ type: 'ProvisionSuspended', data, effectiveFrom }],
  );
}
