import { accepted, type Decision, refused } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import type { DissentRecorded } from './events.ts';
import { isKnown } from './request-sign-off.ts';

/** The person signed in does not agree with a decision or a request: kept beside it, in the way of nothing. */
export interface RecordDissent extends PupilCommand {
  readonly decisionId: string;
  readonly text: string;
}

export function recordDissent({ schoolUrn, decisionId, text }: RecordDissent, given: PupilGiven): Decision {
  if (!isKnown(given, decisionId, schoolUrn)) return refused('NO_SUCH_RECORD');
  const data: DissentRecorded = { schoolUrn, decision: decisionId, ...given.recorder, text };
  return accepted({ type: 'DissentRecorded', data });
}
