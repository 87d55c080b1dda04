import type { Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { answer, type AnsweringCommand } from './deciding.ts';
import type { SignOffReturned } from './events.ts';

/** A request goes back to its proposer with questions; the days until the answer are the proposer's. */
export interface ReturnSignOff extends AnsweringCommand {
  readonly questions: string | null;
}

export function returnSignOff(command: ReturnSignOff, given: PupilGiven): Decision {
  const { schoolUrn, request, seenDigest, sencoPresent, minuteRef, questions, effectiveFrom } = command;
  const data: SignOffReturned = { schoolUrn, request, seenDigest, sencoPresent, minuteRef, questions };
  return answer(command, given, 'ReturnSignOff', () => broken(questions === null, 'REASON_REQUIRED'), [
    { type: 'SignOffReturned', data, effectiveFrom },
  ]);
}
