import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, hasEvent } from './case-rules.ts';
import { TribunalOrderReceived } from './dispute-events.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';

/** Records the Tribunal's order after an appeal (s.51-54; reg 43-44). */
export const RecordTribunalOrder = input('An order of the Tribunal.', saidIn(TribunalOrderReceived));
export type RecordTribunalOrder = DecisionCommand & InputOf<typeof RecordTribunalOrder>;

export function recordTribunalOrder(command: RecordTribunalOrder, given: PupilGiven): Decision {
  const { schoolUrn, orderOn, predecessor, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(predecessor, hasEvent(caseFor(given, effectiveFrom), 'AppealLodged'), 'NO_APPEAL'),
      ...pastRules(given, orderOn),
    ],
    [happened(TribunalOrderReceived, command)],
  );
}
