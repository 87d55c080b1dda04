import { rowsOfClock } from '../../clocks/clocks.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { input, type InputOf, isA, optional, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { caseFor, happenedHere, hasEvent, letterRules } from './case-rules.ts';
import {
  AppealConceded,
  AppealLodged,
  type AppealSubject,
  ClockExceptionRecorded,
  DisabilityClaimLodged,
  DisabilityComplaintMade,
  MediationRecorded,
} from './dispute-events.ts';
import { followsRules } from './outside-rules.ts';
import { LaReviewDecisionReceived, type ReviewOutcome } from './review-events.ts';

/** Records a step of mediation between the parent or young person and the local authority (s.52-55; reg 32-42). */
export const RecordMediation = input('A step of mediation.', saidIn(MediationRecorded));
export type RecordMediation = PupilCommand & InputOf<typeof RecordMediation>;

export function recordMediation(command: RecordMediation, given: PupilGiven): Decision {
  const { step, on } = command;
  return judge(
    'FROM_DOCUMENT',
    [...letterRules(command, given), ...pastRules(given, on)],
    [
      happened(
        MediationRecorded,
        step === 'AGREED' ? command : { ...command, agreed: null, otherTimeAgreed: null },
        on,
      ),
    ],
  );
}

/**
 * Records an appeal by a parent or young person (s.51). A school cannot appeal; it states its position and how it
 * helped.
 */
export const RecordAppeal = input('An appeal to the Tribunal. A school has no right of appeal.', saidIn(AppealLodged));
export type RecordAppeal = PupilCommand & InputOf<typeof RecordAppeal>;

export function recordAppeal(command: RecordAppeal, given: PupilGiven): Decision {
  const { lodgedOn, subject } = command;
  const appealable = given.pupil.events.some((event) => APPEALABLE[subject](event));
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(command.predecessor, appealable, 'NO_APPEALABLE_DECISION'),
      ...pastRules(given, lodgedOn),
    ],
    [happened(AppealLodged, command, lodgedOn)],
  );
}

/** The events that carry each appealable decision (s.51(2)). */
const APPEALABLE: Readonly<Record<AppealSubject, (event: EffectiveEvent) => boolean>> = {
  REFUSAL_TO_ASSESS: ({ type }) => type === 'LaRefusedToAssess',
  REFUSAL_TO_REASSESS: ({ type }) => type === 'LaRefusedToReassess',
  REFUSAL_TO_ISSUE: ({ type }) => type === 'LaRefusedToIssue',
  // The decision after a re-assessment comes as a plan or not at all.
  REFUSAL_TO_AMEND: (event) => event.type === 'LaDecidedToReassess' || isReviewDecision(event, 'MAINTAIN'),
  CONTENT_OF_PLAN: ({ type }) => type === 'FinalPlanReceived' || type === 'PlanAmended',
  DECISION_TO_CEASE: (event) => event.type === 'PlanCeased' || isReviewDecision(event, 'CEASE'),
};

function isReviewDecision(event: EffectiveEvent, outcome: ReviewOutcome): boolean {
  return isA(LaReviewDecisionReceived)(event) && event.data.reviewOutcome === outcome;
}

/** Records that the local authority does not oppose an appeal and has told the Tribunal (reg 45). */
export const RecordConcession = input(
  "The local authority's notice that it does not oppose an appeal.",
  saidIn(AppealConceded),
);
export type RecordConcession = PupilCommand & InputOf<typeof RecordConcession>;

export function recordConcession(command: RecordConcession, given: PupilGiven): Decision {
  const { concededOn, receivedOn, predecessor } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, hasEvent(caseFor(given, receivedOn), 'AppealLodged'), 'NO_APPEAL'),
      ...pastRules(given, concededOn),
    ],
    [happened(AppealConceded, command, concededOn)],
  );
}

/**
 * Records a complaint of disability discrimination by the school. `lodgedOn` is set once the claim has gone to the
 * Tribunal.
 */
export const RecordDisabilityClaim = input('A complaint or claim of disability discrimination against the school.', {
  ...saidIn(DisabilityComplaintMade),
  lodgedOn: optional(DisabilityClaimLodged.members.lodgedOn),
});
export type RecordDisabilityClaim = PupilCommand & InputOf<typeof RecordDisabilityClaim>;

/** Records the complaint about one act only once, whichever command comes first. */
export function recordDisabilityClaim(command: RecordDisabilityClaim, given: PupilGiven): Decision {
  const { actOn, lodgedOn } = command;
  const known = given.pupil.events
    .filter(isA(DisabilityComplaintMade))
    .some(({ data }) => data.schoolUrn === command.schoolUrn && data.actOn === actOn);
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...broken(known && lodgedOn === null, 'ALREADY_RECORDED'),
      ...broken(lodgedOn !== null && lodgedOn < actOn, 'END_BEFORE_START'),
      ...pastRules(given, actOn, lodgedOn),
      ...birthRules(given, actOn),
    ],
    [
      ...(known ? [] : [happened(DisabilityComplaintMade, command, actOn)]),
      ...(lodgedOn === null ? [] : [happened(DisabilityClaimLodged, { ...command, lodgedOn }, lodgedOn)]),
    ],
  );
}

/** Records that somebody claims an exception to a clock. It sets no other date. */
export const ClaimClockException = input(
  'An exception to a time limit, as somebody claims it.',
  saidIn(ClockExceptionRecorded),
);
export type ClaimClockException = PupilCommand & InputOf<typeof ClaimClockException>;

export function claimClockException(command: ClaimClockException, given: PupilGiven): Decision {
  const { clockId, ground, from, to, evidence } = command;
  const clocks = rowsOfClock(clockId);
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere({ ...command, on: from }, given),
      ...broken(
        clocks.length > 0 && !clocks.some(({ grounds }) => grounds.some((own) => own === ground)),
        'EXCEPTION_NOT_OF_THIS_CLOCK',
      ),
      ...broken(clocks.length === 0, 'CODE_NOT_KNOWN'),
      ...broken(to !== null && to < from, 'END_BEFORE_START'),
      ...pastRules(given, ...evidence.map((item) => item.on)),
    ],
    [happened(ClockExceptionRecorded, command, from)],
  );
}
