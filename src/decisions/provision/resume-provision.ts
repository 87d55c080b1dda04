import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import { ProvisionResumed } from './events.ts';
import { changing } from './provision-named.ts';
import { timetableRules } from './timetable.ts';

export const ResumeProvision = input('That suspended provision goes on.', saidIn(ProvisionResumed));
export type ResumeProvision = DecisionCommand & InputOf<typeof ResumeProvision>;

/** Resumes suspended provision on its former terms. */
export function resumeProvision(command: ResumeProvision, given: PupilGiven): Decision {
  const { schoolUrn, provision, effectiveFrom } = command;
  const now = changing(given, provision, schoolUrn, effectiveFrom);
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
    [happened(ProvisionResumed, command)],
  );
}
