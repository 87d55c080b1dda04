import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { RecusalLifted } from './events.ts';
import { recusalsOf } from './recusal.ts';

/** Lets somebody decide again who stood aside for a pupil. The chair or another head does so. */
export const LiftRecusal = input('That somebody who stood aside for a pupil may decide again.', saidIn(RecusalLifted));
export type LiftRecusal = PupilCommand & InputOf<typeof LiftRecusal>;

export function liftRecusal(command: LiftRecusal, given: PupilGiven): Decision {
  const { schoolUrn, person } = command;
  const standing = recusalsOf(given.pupil.events, schoolUrn).filter(({ liftedOn }) => liftedOn === null);
  const aside = standing.map((recusal) => recusal.person);
  return judge(
    'TAKEN_HERE',
    [
      ...given.envelope.broken,
      ...broken(!aside.includes(person), 'NOBODY_STOOD_ASIDE'),
      ...broken(given.recorder.person === person || aside.includes(given.recorder.person), 'RECUSAL_LIFTED_BY_ANOTHER'),
    ],
    [happened(RecusalLifted, command)],
  );
}
