import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import type { ProvisionResumed } from './events.ts';
import { changing } from './provision-named.ts';
import { timetableRules } from './timetable.ts';

/** Suspended provision goes on, on the terms it had. */
export interface ResumeProvision extends DecisionCommand, Omit<ProvisionResumed, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function resumeProvision(command: ResumeProvision, given: PupilGiven): Decision {
  const { schoolUrn, provision, rationale, effectiveFrom } = command;
  const now = changing(given, provision, schoolUrn, effectiveFrom);
  const data: ProvisionResumed = { schoolUrn, provision, rationale };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...now.broken,
      ...broken(now.provision?.state === 'ACTIVE', 'PROVISION_NOT_SUSPENDED'),
      ...(now.provision === undefined
        ? []
        : timetableRules(now.provision.terms, null, effectiveFrom, given, provision)),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'ProvisionResumed', data, effectiveFrom }],
  );
}
