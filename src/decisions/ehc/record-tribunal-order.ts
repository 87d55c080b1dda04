import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, hasEvent } from './case-rules.ts';
import type { OrderKind, TribunalOrderReceived } from './dispute-events.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';

/** The Tribunal's order after an appeal (s.51-54; reg 43-44). */
export interface RecordTribunalOrder extends OutsideDecision {
  readonly order: OrderKind;
  readonly orderOn: CivilDate;
}

export function recordTribunalOrder(command: RecordTribunalOrder, given: PupilGiven): Decision {
  const { schoolUrn, order, orderOn, predecessor, effectiveFrom } = command;
  const data: TribunalOrderReceived = { ...outsideOf(command), order, orderOn };
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(predecessor, hasEvent(caseFor(given, effectiveFrom), 'AppealLodged'), 'NO_APPEAL'),
      ...pastRules(given, orderOn),
    ],
    [{ type: 'TribunalOrderReceived', data, effectiveFrom }],
  );
}
