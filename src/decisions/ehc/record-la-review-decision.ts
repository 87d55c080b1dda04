import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { caseFor, earlyYears, transferRules } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf, type Predecessor } from './outside.ts';
import type { LaReviewDecisionReceived, ReviewOutcome } from './review-events.ts';

/** After a review meeting the LA notifies that it maintains, amends or ceases the plan (reg 20(10)). */
export interface RecordLaReviewDecision extends OutsideDecision {
  readonly reviewOutcome: ReviewOutcome;
  readonly noticeOn: CivilDate | null;
}

export function recordLaReviewDecision(command: RecordLaReviewDecision, given: PupilGiven): Decision {
  const { schoolUrn, reviewOutcome, noticeOn, receivedOn, predecessor, effectiveFrom } = command;
  const decidedOn = noticeOn ?? receivedOn;
  const data: LaReviewDecisionReceived = {
    ...outsideOf(command),
    reviewOutcome,
    noticeOn,
    ...(reviewOutcome !== 'CEASE' && earlyYears(given, decidedOn)),
  };
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...meetingRules(predecessor, decidedOn, given),
      ...transferRules(given, schoolUrn, effectiveFrom),
      ...pastRules(given, noticeOn),
    ],
    [{ type: 'LaReviewDecisionReceived', data, effectiveFrom }],
  );
}

/**
 * A decision is about a meeting before it that the LA has not settled yet. Later meetings are asked too: a decision
 * that is dated before its own has to be seen as such.
 */
function meetingRules(predecessor: Predecessor, decidedOn: CivilDate, given: PupilGiven): readonly RuleCode[] {
  const { events } = caseFor(given, given.today);
  const settledOn = events.filter(settles).map(decisionDay);
  const open = events
    .filter(({ type }) => type === 'AnnualReviewHeld')
    .map(({ data }) => data['heldOn'] as CivilDate)
    .filter((heldOn) => !settledOn.some((day) => heldOn <= day && day < decidedOn));
  return [
    ...followsRules(predecessor, open.length > 0, 'NO_REVIEW_MEETING'),
    ...followsRules(
      predecessor,
      open.length === 0 || open.some((heldOn) => heldOn <= decidedOn),
      'DECISION_BEFORE_MEETING',
    ),
  ];
}

/** After the word that it amends a second letter may still come: that it does not amend after all (reg 22(4)). */
function settles({ type, data }: EffectiveEvent): boolean {
  return type === 'PlanAmended' || (type === 'LaReviewDecisionReceived' && data['reviewOutcome'] !== 'AMEND');
}

function decisionDay(event: EffectiveEvent): CivilDate {
  const { noticeOn = null, receivedOn = null } = event.data as {
    readonly noticeOn?: CivilDate | null;
    readonly receivedOn?: CivilDate | null;
  };
  return noticeOn ?? receivedOn ?? effectiveDate(event);
}
