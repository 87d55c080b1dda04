import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { pastRules } from '../policies.ts';
import type { SoleDeciderExceptionRecorded } from './events.ts';
import { isKnown } from './request-sign-off.ts';

/**
 * Whom the person signed in, as the only decider there is, asked to look at a decision or request, and the answer
 * (domain §2.4).
 */
export interface RecordOutsideReview
  extends PupilCommand, Omit<SoleDeciderExceptionRecorded, 'schoolUrn' | 'decision' | 'person' | 'note'> {
  readonly decisionId: string;
  readonly note: string | null;
}

export function recordOutsideReview(command: RecordOutsideReview, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, asked, askedOn, view, note } = command;
  if (!isKnown(given, decisionId, schoolUrn)) return refused('NO_SUCH_RECORD');
  const data: SoleDeciderExceptionRecorded = {
    schoolUrn,
    decision: decisionId,
    person: given.recorder.person,
    asked,
    askedOn,
    view,
    note,
  };
  return judge('TAKEN_HERE', pastRules(given, askedOn), [{ type: 'SoleDeciderExceptionRecorded', data }]);
}
