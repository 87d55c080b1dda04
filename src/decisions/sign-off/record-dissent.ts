import { id, input, type InputOf, saidIn } from '../../kernel/members.ts';
import { accepted, type Decision, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { DissentRecorded } from './events.ts';
import { isKnown } from './request-sign-off.ts';

/** Records that the person signed in does not agree with a decision or a request. It blocks nothing. */
export const RecordDissent = input('That the person signed in does not agree.', {
  decisionId: id('Decision', 'The decision, or the request for sign-off.'),
  ...saidIn(DissentRecorded),
});
export type RecordDissent = PupilCommand & InputOf<typeof RecordDissent>;

export function recordDissent(command: RecordDissent, given: PupilGiven): Decision {
  const { schoolUrn, decisionId } = command;
  if (!isKnown(given, decisionId, schoolUrn)) return refused('NO_SUCH_RECORD');
  return accepted(happened(DissentRecorded, { ...command, ...given.recorder, decision: decisionId }));
}
