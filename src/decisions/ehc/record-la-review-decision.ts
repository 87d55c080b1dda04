import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { input, type InputOf, isA, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { enrolmentRules, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { caseFor, earlyYears, transferRules } from './case-rules.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';
import type { Predecessor } from './outside.ts';
import { AnnualReviewHeld, LaReviewDecisionReceived, PlanAmended } from './review-events.ts';

/** Records whether the local authority maintains, amends or ceases the plan after a review meeting (reg 20(10)). */
export const RecordLaReviewDecision = input(
  "The local authority's decision after a review.",
  saidIn(LaReviewDecisionReceived),
);
export type RecordLaReviewDecision = DecisionCommand & InputOf<typeof RecordLaReviewDecision>;

export function recordLaReviewDecision(command: RecordLaReviewDecision, given: PupilGiven): Decision {
  const { schoolUrn, reviewOutcome, noticeOn, receivedOn, predecessor, effectiveFrom } = command;
  const decidedOn = noticeOn ?? receivedOn;
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...meetingRules(predecessor, decidedOn, given),
      ...transferRules(given, schoolUrn, effectiveFrom),
      ...pastRules(given, noticeOn),
    ],
    [
      happened(LaReviewDecisionReceived, {
        ...command,
        ...(reviewOutcome !== 'CEASE' && earlyYears(given, decidedOn)),
      }),
    ],
  );
}

/**
 * The decision must follow a meeting that the local authority has not settled yet. Later meetings are looked at too, to
 * find a decision dated before its own meeting.
 */
function meetingRules(predecessor: Predecessor, decidedOn: CivilDate, given: PupilGiven): readonly RuleCode[] {
  const { events } = caseFor(given, given.today);
  const settledOn = settlings(events);
  const open = events
    .filter(isA(AnnualReviewHeld))
    .map(({ data }) => data.heldOn)
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

/**
 * Days on which the local authority settled a review. AMEND does not settle it: a second letter may say that the plan
 * is not amended after all (reg 22(4)).
 */
function settlings(events: readonly EffectiveEvent[]): readonly CivilDate[] {
  return [
    ...events.filter(isA(PlanAmended)).map(({ data }) => data.receivedOn),
    ...events
      .filter(isA(LaReviewDecisionReceived))
      .filter(({ data }) => data.reviewOutcome !== 'AMEND')
      .map(({ data }) => data.noticeOn ?? data.receivedOn),
  ];
}
