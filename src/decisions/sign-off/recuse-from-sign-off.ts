import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { requestNamed } from './deciding.ts';
import { RecusalRecorded, SignOffRecused } from './events.ts';
import { isOpen } from './fold.ts';
import { recusedFor } from './recusal.ts';

/**
 * Takes the person signed in out of deciding a request, because of a conflict of interest. A relative steps back from
 * all matters of the pupil.
 */
export const RecuseFromSignOff = input(
  'That the person signed in takes no part in deciding a request.',
  saidIn(SignOffRecused),
);
export type RecuseFromSignOff = PupilCommand & InputOf<typeof RecuseFromSignOff>;

export function recuseFromSignOff(command: RecuseFromSignOff, given: PupilGiven): Decision {
  const signOff = requestNamed(command, given);
  if (signOff === undefined) return refused('NO_SUCH_RECORD');
  const { person } = given.recorder;
  const { schoolUrn, ground } = command;
  // A relative is one in every matter of the pupil.
  const isForAll =
    ground !== 'OTHER_INTEREST' && !recusedFor(given.pupil.events, schoolUrn, null, given.today).includes(person);
  return judge(
    'TAKEN_HERE',
    [
      ...broken(!isOpen(signOff.state), 'REQUEST_NOT_OPEN'),
      ...broken(
        signOff.recusals.some((recusal) => recusal.person === person),
        'ALREADY_RECORDED',
      ),
    ],
    [
      happened(SignOffRecused, { ...command, person }),
      ...(isForAll ? [happened(RecusalRecorded, { ...command, about: null, person })] : []),
    ],
  );
}
