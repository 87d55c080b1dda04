import type { Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { answer, type AnsweringCommand, approvalRules } from './deciding.ts';
import type { SignOffApproved } from './events.ts';

/** Somebody with authority signs off a request (domain §2.4). */
export interface ApproveSignOff extends AnsweringCommand {
  readonly documentsSeen: readonly string[];
  readonly budgetCode: string | null;
  readonly note: string | null;
}

export function approveSignOff(command: ApproveSignOff, given: PupilGiven): Decision {
  const { effectiveFrom } = command;
  return answer(command, given, 'ApproveSignOff', (signOff) => approvalRules(signOff, given, command.minuteRef), [
    { type: 'SignOffApproved', data: approval(command), effectiveFrom },
  ]);
}

/** The data of an approval, with or without conditions. */
export function approval({
  schoolUrn,
  request,
  seenDigest,
  sencoPresent,
  minuteRef,
  documentsSeen,
  budgetCode,
  note,
}: ApproveSignOff): SignOffApproved {
  return { schoolUrn, request, seenDigest, sencoPresent, minuteRef, documentsSeen, budgetCode, note };
}
