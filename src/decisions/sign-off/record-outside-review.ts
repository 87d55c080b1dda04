import { id, input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { pastRules } from '../policies.ts';
import { SoleDeciderExceptionRecorded } from './events.ts';
import { isKnown } from './request-sign-off.ts';

/** Records an outside review: whom the person signed in, as the only possible decider, asked, and the answer. */
export const RecordOutsideReview = input('Whom a sole decider asked, and the answer.', {
  decisionId: id('Decision', 'The decision, or the request for sign-off.'),
  ...saidIn(SoleDeciderExceptionRecorded),
});
export type RecordOutsideReview = PupilCommand & InputOf<typeof RecordOutsideReview>;

export function recordOutsideReview(command: RecordOutsideReview, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, askedOn } = command;
  if (!isKnown(given, decisionId, schoolUrn)) return refused('NO_SUCH_RECORD');
  const { person } = given.recorder;
  return judge('TAKEN_HERE', pastRules(given, askedOn), [
    happened(SoleDeciderExceptionRecorded, { ...command, decision: decisionId, person }),
  ]);
}
