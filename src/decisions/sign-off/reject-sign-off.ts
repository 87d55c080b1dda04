import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import type { Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { answer, type AnsweringCommand } from './deciding.ts';
import { SignOffRejected } from './events.ts';

/** Rejects a request with the reason. Only a new request can ask again. */
export const RejectSignOff = input('The rejection of a request.', saidIn(SignOffRejected));
export type RejectSignOff = AnsweringCommand & InputOf<typeof RejectSignOff>;

export function rejectSignOff(command: RejectSignOff, given: PupilGiven): Decision {
  const { minuteRef, reasons } = command;
  return answer(
    command,
    given,
    'RejectSignOff',
    ({ content }) => [
      ...broken(reasons === null, 'REASON_REQUIRED'),
      ...broken(content.quorum === 'PANEL' && minuteRef === null, 'QUORUM_MINUTE_MISSING'),
    ],
    [happened(SignOffRejected, command)],
  );
}
