import { type Decision, judge, refused } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { broken, enrolmentRules } from '../policies.ts';
import { isProposer, requestNamed } from './deciding.ts';
import type { SignOffResubmitted } from './events.ts';
import { contentRules, isKnown, type Proposed, proposedContent } from './request-sign-off.ts';

/** The proposer answers the questions a request came back with, and says the whole of it anew. */
export interface ResubmitSignOff extends DecisionCommand, Proposed {
  readonly request: string;
  readonly answers: string | null;
}

export function resubmitSignOff(command: ResubmitSignOff, given: PupilGiven): Decision {
  const { request, answers, schoolUrn, aboutDecision, effectiveFrom } = command;
  const signOff = requestNamed(command, given);
  if (signOff === undefined || (aboutDecision !== null && !isKnown(given, aboutDecision, schoolUrn)))
    return refused('NO_SUCH_RECORD');
  const data: SignOffResubmitted = { ...proposedContent(command, given), request, answers };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...contentRules(command, given),
      ...broken(signOff.state !== 'RETURNED', 'REQUEST_NOT_OPEN'),
      ...broken(!isProposer(signOff, given), 'NOT_THE_PROPOSER'),
    ],
    [{ type: 'SignOffResubmitted', data, effectiveFrom }],
  );
}
