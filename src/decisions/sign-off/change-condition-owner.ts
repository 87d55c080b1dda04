import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken } from '../policies.ts';
import { requestNamed } from './deciding.ts';
import { ConditionOwnerChanged } from './events.ts';
import { mayAnswerForCondition } from './meet-condition.ts';

/** Gives a condition that is still to be met to somebody else. */
export const ChangeConditionOwner = input(
  'Who sees to a condition from now on; said by who sees to it now, who approved on it, or who may sign off.',
  saidIn(ConditionOwnerChanged),
);
export type ChangeConditionOwner = PupilCommand & InputOf<typeof ChangeConditionOwner>;

export function changeConditionOwner(command: ChangeConditionOwner, given: PupilGiven): Decision {
  const signOff = requestNamed(command, given);
  const set = signOff?.conditions.find(({ id }) => id === command.condition);
  if (signOff === undefined || set === undefined) return refused('NO_SUCH_RECORD');
  return judge(
    'TAKEN_HERE',
    [
      ...given.envelope.broken,
      ...broken(!mayAnswerForCondition(set, signOff, given), 'CONDITION_OF_OTHERS'),
      ...broken(set.metOn !== null || set.owner === command.owner, 'ALREADY_RECORDED'),
    ],
    [happened(ConditionOwnerChanged, command)],
  );
}
