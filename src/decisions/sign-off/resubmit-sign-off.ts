import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge, refused } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken, enrolmentRules } from '../policies.ts';
import { requestNamed } from './deciding.ts';
import { stateOn } from './sign-off-day.ts';
import { isPutForward } from './successor.ts';
import { SignOffResubmitted } from './events.ts';
import { actCarried, byPolicy, contentRules, isKnown, WITH_ACT } from './request-sign-off.ts';

/** Answers the questions of a returned request and puts the whole request again. */
export const ResubmitSignOff = input(
  'A request for sign-off put anew, after it came back with questions. It replaces what was asked before.',
  { ...saidIn(SignOffResubmitted), ...WITH_ACT },
);
export type ResubmitSignOff = DecisionCommand & InputOf<typeof ResubmitSignOff>;

export function resubmitSignOff(command: ResubmitSignOff, given: PupilGiven): Decision {
  const { schoolUrn, aboutDecision, effectiveFrom } = command;
  const signOff = requestNamed(command, given);
  if (signOff === undefined || (aboutDecision !== null && !isKnown(given, aboutDecision, schoolUrn)))
    return refused('NO_SUCH_RECORD');
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...contentRules(command, given),
      ...broken(signOff.state !== 'RETURNED', 'REQUEST_NOT_OPEN'),
      ...broken(stateOn(signOff, given.envelope.decidedOn) === 'LAPSED', 'SIGN_OFF_LAPSED'),
      ...broken(!isPutForward(signOff, given), 'NOT_THE_PROPOSER'),
    ],
    [happened(SignOffResubmitted, { ...command, ...byPolicy(command, given), ...actCarried(given) })],
  );
}
