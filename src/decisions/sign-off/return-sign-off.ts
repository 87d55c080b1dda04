import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import type { Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { answer, type AnsweringCommand } from './deciding.ts';
import { SignOffReturned } from './events.ts';

/** Returns a request to its proposer with questions. Until it is put again, the time counts as the proposer's. */
export const ReturnSignOff = input('The return of a request with questions.', saidIn(SignOffReturned));
export type ReturnSignOff = AnsweringCommand & InputOf<typeof ReturnSignOff>;

export function returnSignOff(command: ReturnSignOff, given: PupilGiven): Decision {
  return answer(command, given, 'ReturnSignOff', () => broken(command.questions === null, 'REASON_REQUIRED'), [
    happened(SignOffReturned, command),
  ]);
}
