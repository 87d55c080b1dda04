import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken, pastRules } from '../policies.ts';
import { ConditionMet } from './events.ts';
import { requestNamed } from './deciding.ts';
import { approversOf } from './fold.ts';
import type { Condition, SignOff } from './sign-off.ts';
import { seesToCondition } from './successor.ts';

/** Records that a condition was met. No command records a breach: it follows from the due day. */
export const MeetCondition = input(
  'That a condition of an approval was met; said by who sees to it, who approved on it, or who may sign off.',
  saidIn(ConditionMet),
);
export type MeetCondition = PupilCommand & InputOf<typeof MeetCondition>;

export function meetCondition(command: MeetCondition, given: PupilGiven): Decision {
  const { condition, metOn } = command;
  const signOff = requestNamed(command, given);
  const set = signOff?.conditions.find(({ id }) => id === condition);
  if (signOff === undefined || set === undefined) return refused('NO_SUCH_RECORD');
  return judge(
    'TAKEN_HERE',
    [
      ...broken(!mayAnswerForCondition(set, signOff, given), 'CONDITION_OF_OTHERS'),
      ...broken(set.metOn !== null, 'ALREADY_RECORDED'),
      ...pastRules(given, metOn),
    ],
    [happened(ConditionMet, command, metOn)],
  );
}

/** Whether the recorder sees to a condition, approved on it, or may sign off. */
export function mayAnswerForCondition(condition: Condition, signOff: SignOff, given: PupilGiven): boolean {
  const { person } = given.recorder;
  return (
    seesToCondition(condition, signOff, person, given) ||
    approversOf(signOff).includes(person) ||
    given.signOff.maySignOff(person)
  );
}
