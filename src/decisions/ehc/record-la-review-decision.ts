import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { broken, enrolmentRules, pastRules } from '../policies.ts';
import { caseFor, earlyYears, transferRules } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';
import type { LaReviewDecisionReceived, ReviewOutcome } from './review-events.ts';

/** After a review meeting the LA notifies that it maintains, amends or ceases the plan (reg 20(10)). */
export interface RecordLaReviewDecision extends OutsideDecision {
  readonly reviewOutcome: ReviewOutcome;
  readonly noticeOn: CivilDate | null;
}

export function recordLaReviewDecision(command: RecordLaReviewDecision, given: PupilGiven): Decision {
  const { schoolUrn, reviewOutcome, noticeOn, receivedOn, predecessor, effectiveFrom } = command;
  // All meetings, also later ones: a decision that is dated before its meeting has to be seen as such.
  const meetings = caseFor(given, given.today).events.filter(({ type }) => type === 'AnnualReviewHeld').map(({ data: held }) => held['heldOn'] as CivilDate);
  const decidedOn = noticeOn ?? receivedOn;
  const data: LaReviewDecisionReceived = { ...outsideOf(command), reviewOutcome, noticeOn, ...(reviewOutcome !== 'CEASE' && earlyYears(given, decidedOn)) };
  return judge(given.envelope.basis, [
    ...othersDecisionRules(command, given),
    ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
    ...followsRules(predecessor, meetings.length > 0, 'NO_REVIEW_MEETING'),
    ...broken(meetings.length > 0 && meetings.every((heldOn) => decidedOn < heldOn), 'DECISION_BEFORE_MEETING'),
    ...transferRules(given, schoolUrn, effectiveFrom),
    ...pastRules(given, noticeOn),
  ], [{ type: 'LaReviewDecisionReceived', data, effectiveFrom }]);
}
