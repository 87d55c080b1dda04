import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { RecusalRecorded } from './events.ts';
import { recusedFor } from './recusal.ts';
import { isKnown } from './request-sign-off.ts';

/** Takes the person signed in out of all decisions about a pupil, or out of one matter. */
export const RecuseFromPupil = input(
  'That the person signed in takes no part in decisions about a pupil, or in one matter.',
  saidIn(RecusalRecorded),
);
export type RecuseFromPupil = PupilCommand & InputOf<typeof RecuseFromPupil>;

export function recuseFromPupil(command: RecuseFromPupil, given: PupilGiven): Decision {
  const { schoolUrn, ground } = command;
  if (command.about !== null && !isKnown(given, command.about, schoolUrn)) return refused('NO_SUCH_RECORD');
  const { person } = given.recorder;
  // A relative is one in every matter.
  const about = ground === 'OTHER_INTEREST' ? command.about : null;
  return judge(
    'TAKEN_HERE',
    broken(recusedFor(given.pupil.events, schoolUrn, about, given.today).includes(person), 'ALREADY_RECORDED'),
    [happened(RecusalRecorded, { ...command, about, person })],
  );
}
