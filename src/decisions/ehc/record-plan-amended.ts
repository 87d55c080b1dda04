import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { enrolmentRules } from '../policies.ts';
import { caseFor, hasEvent } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';
import { isOwed } from './owed-steps.ts';
import type { PlanAmended } from './review-events.ts';

/** The final amended plan reached the school (reg 22). */
export interface RecordPlanAmended extends OutsideDecision, Pick<PlanAmended, 'namedSchoolUrn'> {
  readonly planReference: string | null;
}

export function recordPlanAmended(command: RecordPlanAmended, given: PupilGiven): Decision {
  const { schoolUrn, namedSchoolUrn, planReference, predecessor, effectiveFrom } = command;
  const data: PlanAmended = { ...outsideOf(command), namedSchoolUrn, planReference };
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
    [{ type: 'PlanAmended', data, effectiveFrom }],
  );
}
