import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken, pastRules } from '../policies.ts';
import type { ConditionMet } from './events.ts';
import { requestNamed } from './deciding.ts';

/** A condition of an approval has been met. That one was not is nobody's to record: it follows from its day. */
export interface MeetCondition extends PupilCommand, Omit<ConditionMet, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function meetCondition(command: MeetCondition, given: PupilGiven): Decision {
  const { schoolUrn, request, condition, metOn, note } = command;
  const set = requestNamed(command, given)?.conditions.find(({ id }) => id === condition);
  if (set === undefined) return refused('NO_SUCH_RECORD');
  const data: ConditionMet = { schoolUrn, request, condition, metOn, note };
  return judge('TAKEN_HERE', [
    ...broken(set.metOn !== null, 'ALREADY_RECORDED'),
    ...pastRules(given, metOn),
  ], [{ type: 'ConditionMet', data, effectiveFrom: metOn }]);
}
