import type { CivilDate } from '../../kernel/civil-date.ts';
import type { DecidedEvent, Decision } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { approval, type ApproveSignOff } from './approve-sign-off.ts';
import { answer, approvalRules } from './deciding.ts';
import type { SignOffConditionSet } from './events.ts';

/** A condition as the approver sets it: what has to happen, who sees to it, and by when. */
export interface NewCondition {
  readonly owner: string;
  readonly dueOn: CivilDate;
  readonly text: string;
}

/** An approval that holds on conditions, each with an owner and a day (domain §2.4). */
export interface ApproveSignOffWithConditions extends ApproveSignOff {
  readonly conditions: readonly NewCondition[];
}

export function approveSignOffWithConditions(command: ApproveSignOffWithConditions, given: PupilGiven): Decision {
  const { schoolUrn, request, conditions, effectiveFrom } = command;
  const set = conditions.map(({ owner, dueOn, text }): DecidedEvent => {
    const data: SignOffConditionSet = { schoolUrn, request, owner, dueOn, text };
    return { type: 'SignOffConditionSet', data, effectiveFrom };
  });
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
    ],
    [{ type: 'SignOffApprovedWithConditions', data: approval(command), effectiveFrom }, ...set],
  );
}
