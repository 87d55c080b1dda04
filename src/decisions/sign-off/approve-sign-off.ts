import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import type { Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { answer, type AnsweringCommand, approvalRules } from './deciding.ts';
import { SignOffApproved } from './events.ts';

/** Approves a request for sign-off. */
export const ApproveSignOff = input('The approval of a request.', saidIn(SignOffApproved));
export type ApproveSignOff = AnsweringCommand & InputOf<typeof ApproveSignOff>;

export function approveSignOff(command: ApproveSignOff, given: PupilGiven): Decision {
  return answer(command, given, 'ApproveSignOff', (signOff) => approvalRules(signOff, given, command.minuteRef), [
    happened(SignOffApproved, command),
  ]);
}
