import type { Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { answer, type AnsweringCommand } from './deciding.ts';
import type { SignOffRejected } from './events.ts';

/** A request is rejected, with the reason. Afterwards only a new request can ask again. */
export interface RejectSignOff extends AnsweringCommand {
  readonly reasons: string | null;
}

export function rejectSignOff(command: RejectSignOff, given: PupilGiven): Decision {
  const { schoolUrn, request, seenDigest, sencoPresent, minuteRef, reasons, effectiveFrom } = command;
  const data: SignOffRejected = { schoolUrn, request, seenDigest, sencoPresent, minuteRef, reasons };
  return answer(
    command,
    given,
    'RejectSignOff',
    ({ content }) => [
      ...broken(reasons === null, 'REASON_REQUIRED'),
      ...broken(content.quorum === 'PANEL' && minuteRef === null, 'QUORUM_MINUTE_MISSING'),
    ],
    [{ type: 'SignOffRejected', data, effectiveFrom }],
  );
}
