import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { DeciderAppointed } from './events.ts';
import { recusedFor, recusalsOf } from './recusal.ts';

/** Appoints who decides about a pupil, where all who would decide stand aside. The chair or the trust does so. */
export const AppointDecider = input(
  'Who decides about one pupil, where all who would decide stand aside.',
  saidIn(DeciderAppointed),
);
export type AppointDecider = PupilCommand & InputOf<typeof AppointDecider>;

const GOVERNORS: readonly string[] = ['SEN_LINK_GOVERNOR', 'CHAIR_OF_GOVERNORS', 'CLERK'];

export function appointDecider(command: AppointDecider, given: PupilGiven): Decision {
  const { schoolUrn, person, decisions, to } = command;
  const { pupil, recorder, today, signOff } = given;
  const aside = recusalsOf(pupil.events, schoolUrn)
    .filter(({ liftedOn }) => liftedOn === null)
    .map((recusal) => recusal.person);
  const roles = signOff.rolesOf?.(person, today) ?? [];
  const others = decisions.flatMap((decision) => signOff.whoMay?.(decision) ?? []);
  return judge(
    'TAKEN_HERE',
    [
      ...given.envelope.broken,
      ...broken(aside.length === 0, 'NOBODY_STOOD_ASIDE'),
      ...broken(aside.length > 0 && others.some((other) => !aside.includes(other)), 'SOMEBODY_ELSE_MAY'),
      ...broken(
        person === recorder.person ||
          recusedFor(pupil.events, schoolUrn, null, today).includes(person) ||
          roles.every((role) => GOVERNORS.includes(role)),
        'APPOINTEE_NOT_FREE',
      ),
      ...broken(to !== null && to < today, 'END_BEFORE_START'),
    ],
    [happened(DeciderAppointed, command)],
  );
}
