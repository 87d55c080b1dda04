import { type Decision, judge, refused } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { isProposer, requestNamed } from './deciding.ts';
import type { SignOffWithdrawn } from './events.ts';
import { isOpen } from './fold.ts';

/** The proposer takes a request back, for instance as parents asked the local authority themselves (s.36(1)). */
export interface WithdrawSignOff extends DecisionCommand, Omit<SignOffWithdrawn, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function withdrawSignOff(command: WithdrawSignOff, given: PupilGiven): Decision {
  const { schoolUrn, request, withdrawnBecause, note, effectiveFrom } = command;
  const signOff = requestNamed(command, given);
  if (signOff === undefined) return refused('NO_SUCH_RECORD');
  const data: SignOffWithdrawn = { schoolUrn, request, withdrawnBecause, note };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...broken(!isOpen(signOff.state), 'REQUEST_NOT_OPEN'),
      ...broken(!isProposer(signOff, given), 'NOT_THE_PROPOSER'),
    ],
    [{ type: 'SignOffWithdrawn', data, effectiveFrom }],
  );
}
