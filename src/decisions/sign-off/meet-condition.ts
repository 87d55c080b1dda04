import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken, pastRules } from '../policies.ts';
import type { ConditionMet } from './events.ts';
import { requestNamed } from './deciding.ts';
import { approversOf } from './fold.ts';

/** A condition of an approval has been met. That one was not is nobody's to record: it follows from its day. */
export interface MeetCondition extends PupilCommand, Omit<ConditionMet, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function meetCondition(command: MeetCondition, given: PupilGiven): Decision {
  const { schoolUrn, request, condition, metOn, note } = command;
  const signOff = requestNamed(command, given);
  const set = signOff?.conditions.find(({ id }) => id === condition);
  if (signOff === undefined || set === undefined) return refused('NO_SUCH_RECORD');
  const data: ConditionMet = { schoolUrn, request, condition, metOn, note };
  const { person } = given.recorder;
  return judge(
    'TAKEN_HERE',
    [
      ...broken(
        ![set.owner, ...approversOf(signOff)].includes(person) && !given.signOff.maySignOff(person),
        'CONDITION_OF_OTHERS',
      ),
      ...broken(set.metOn !== null, 'ALREADY_RECORDED'),
      ...pastRules(given, metOn),
    ],
    [{ type: 'ConditionMet', data, effectiveFrom: metOn }],
  );
}
