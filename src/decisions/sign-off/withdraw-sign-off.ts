import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { requestNamed } from './deciding.ts';
import { isPutForward } from './successor.ts';
import { SignOffWithdrawn } from './events.ts';
import { isOpen } from './fold.ts';

/** Withdraws a request, for instance because the parents asked the local authority themselves (s.36(1)). */
export const WithdrawSignOff = input('That the proposer takes a request for sign-off back.', saidIn(SignOffWithdrawn));
export type WithdrawSignOff = DecisionCommand & InputOf<typeof WithdrawSignOff>;

export function withdrawSignOff(command: WithdrawSignOff, given: PupilGiven): Decision {
  const signOff = requestNamed(command, given);
  if (signOff === undefined) return refused('NO_SUCH_RECORD');
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...broken(!isOpen(signOff.state), 'REQUEST_NOT_OPEN'),
      ...broken(!isPutForward(signOff, given), 'NOT_THE_PROPOSER'),
    ],
    [happened(SignOffWithdrawn, command)],
  );
}
