import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { enrolmentRules } from '../policies.ts';
import { caseFor, hasEvent } from './case-rules.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';
import { isOwed } from './owed-steps.ts';
import { PlanAmended } from './review-events.ts';

/** Records a final amended plan (reg 22). */
export const RecordPlanAmended = input('A final amended plan.', saidIn(PlanAmended));
export type RecordPlanAmended = DecisionCommand & InputOf<typeof RecordPlanAmended>;

export function recordPlanAmended(command: RecordPlanAmended, given: PupilGiven): Decision {
  const { schoolUrn, predecessor, effectiveFrom } = command;
  const known = caseFor(given, effectiveFrom);
  const decided =
    hasEvent(known, 'LaReviewDecisionReceived', 'AmendmentNoticeReceived') ||
    isOwed(known, ['AMEND', 'NAME_SCHOOL'], ['PlanCeased']);
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(predecessor, decided, 'NO_REVIEW_DECISION'),
    ],
    [happened(PlanAmended, command)],
  );
}
