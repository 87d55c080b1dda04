import { input, type InputOf, partsOf, required, saidIn } from '../../kernel/members.ts';
import type { Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import type { ApproveSignOff } from './approve-sign-off.ts';
import { answer, approvalRules } from './deciding.ts';
import { recusedFrom } from './recusal.ts';
import { NEW_CONDITION, SignOffApprovedWithConditions, SignOffConditionSet } from './events.ts';

/** Approves a request on conditions, each with an owner and a due day. */
export const ApproveSignOffWithConditions = input('The approval of a request on conditions.', {
  ...saidIn(SignOffApprovedWithConditions),
  conditions: required(partsOf(NEW_CONDITION, 'The conditions.')),
});
export type ApproveSignOffWithConditions = ApproveSignOff & InputOf<typeof ApproveSignOffWithConditions>;

export function approveSignOffWithConditions(command: ApproveSignOffWithConditions, given: PupilGiven): Decision {
  const { conditions } = command;
  return answer(
    command,
    given,
    'ApproveSignOffWithConditions',
    (signOff) => [
      ...approvalRules(signOff, given, command.minuteRef),
      ...broken(conditions.length === 0, 'CONDITIONS_REQUIRED'),
      ...broken(
        conditions.some(({ dueOn }) => dueOn < given.envelope.decidedOn),
        'CONDITION_ALREADY_DUE',
      ),
      ...broken(
        conditions.some(({ owner }) => recusedFrom(signOff, given).includes(owner)),
        'CONDITION_OWNER_RECUSED',
      ),
    ],
    [
      happened(SignOffApprovedWithConditions, command),
      ...conditions.map((condition) => happened(SignOffConditionSet, { ...command, ...condition })),
    ],
  );
}
