import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { requestNamed } from './deciding.ts';
import type { SignOffRecused } from './events.ts';
import { isOpen } from './fold.ts';

/** The person signed in takes no part in deciding a request, for a conflict of interest. */
export interface RecuseFromSignOff extends PupilCommand, Omit<SignOffRecused, 'schoolUrn' | 'person'> {}

export function recuseFromSignOff(command: RecuseFromSignOff, given: PupilGiven): Decision {
  const { schoolUrn, request, ground } = command;
  const signOff = requestNamed(command, given);
  if (signOff === undefined) return refused('NO_SUCH_RECORD');
  const { person } = given.recorder;
  const data: SignOffRecused = { schoolUrn, request, person, ground };
  return judge(
    'TAKEN_HERE',
    [
      ...broken(!isOpen(signOff.state), 'REQUEST_NOT_OPEN'),
      ...broken(
        signOff.recusals.some((recusal) => recusal.person === person),
        'ALREADY_RECORDED',
      ),
    ],
    [{ type: 'SignOffRecused', data }],
  );
}
