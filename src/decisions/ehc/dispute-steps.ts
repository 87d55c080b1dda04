import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { rowsOfClock } from '../../clocks/clocks.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { caseFor, happenedHere, hasEvent, letterRules } from './case-rules.ts';
import type {
  AgreedMatter,
  AppealConceded,
  AppealLodged,
  AppealSubject,
  ClockExceptionRecorded,
  ConcededKind,
  DisabilityComplaintMade,
  MediationRecorded,
  MediationStep,
} from './dispute-events.ts';
import { followsRules, type OutsideFact, outsideOf } from './outside.ts';
import type { ReviewOutcome } from './review-events.ts';

/** A step of mediation between the parent or young person and the LA (s.52-55; reg 32-42). */
export interface RecordMediation extends OutsideFact {
  readonly step: MediationStep;
  readonly on: CivilDate;
  /** For the step AGREED: on what, and whether in times of its own, in writing. */
  readonly agreed: readonly AgreedMatter[];
  readonly otherTimeAgreed: boolean;
}

export function recordMediation(command: RecordMediation, given: PupilGiven): Decision {
  const { step, on, agreed, otherTimeAgreed } = command;
  const data: MediationRecorded = {
    ...outsideOf(command),
    step,
    on,
    ...(step === 'AGREED' && { agreed, otherTimeAgreed }),
  };
  return judge(
    'FROM_DOCUMENT',
    [...letterRules(command, given), ...pastRules(given, on)],
    [{ type: 'MediationRecorded', data, effectiveFrom: on }],
  );
}

/**
 * A parent or young person appeals (s.51). A school has no right of appeal: it says where it stands, and how it helped.
 */
export interface RecordAppeal extends OutsideFact, Omit<AppealLodged, keyof OutsideFact | 'supportGiven'> {
  readonly supportGiven: string | null;
}

export function recordAppeal(command: RecordAppeal, given: PupilGiven): Decision {
  const { lodgedBy, lodgedOn, subject, schoolPosition, supportGiven } = command;
  const data: AppealLodged = { ...outsideOf(command), lodgedBy, lodgedOn, subject, schoolPosition, supportGiven };
  const appealable = given.pupil.events.some((event) => APPEALABLE[subject](event));
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(command.predecessor, appealable, 'NO_APPEALABLE_DECISION'),
      ...pastRules(given, lodgedOn),
    ],
    [{ type: 'AppealLodged', data, effectiveFrom: lodgedOn }],
  );
}

/** The events in which each appealable decision comes (s.51(2)). */
const APPEALABLE: Readonly<Record<AppealSubject, (event: EffectiveEvent) => boolean>> = {
  REFUSAL_TO_ASSESS: ({ type }) => type === 'LaRefusedToAssess',
  REFUSAL_TO_REASSESS: ({ type }) => type === 'LaRefusedToReassess',
  REFUSAL_TO_ISSUE: ({ type }) => type === 'LaRefusedToIssue',
  // What the LA decides after a re-assessment comes as a plan or not at all.
  REFUSAL_TO_AMEND: (event) => event.type === 'LaDecidedToReassess' || isReviewDecision(event, 'MAINTAIN'),
  CONTENT_OF_PLAN: ({ type }) => type === 'FinalPlanReceived' || type === 'PlanAmended',
  DECISION_TO_CEASE: (event) => event.type === 'PlanCeased' || isReviewDecision(event, 'CEASE'),
};

function isReviewDecision({ type, data }: EffectiveEvent, outcome: ReviewOutcome): boolean {
  return type === 'LaReviewDecisionReceived' && data['reviewOutcome'] === outcome;
}

/** The LA does not oppose an appeal, and has told the Tribunal so (reg 45). */
export interface RecordConcession extends OutsideFact {
  readonly conceded: ConcededKind;
  readonly concededOn: CivilDate;
}

export function recordConcession(command: RecordConcession, given: PupilGiven): Decision {
  const { conceded, concededOn, receivedOn, predecessor } = command;
  const data: AppealConceded = { ...outsideOf(command), conceded, concededOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, hasEvent(caseFor(given, receivedOn), 'AppealLodged'), 'NO_APPEAL'),
      ...pastRules(given, concededOn),
    ],
    [{ type: 'AppealConceded', data, effectiveFrom: concededOn }],
  );
}

/** A complaint of disability discrimination by the school; `lodgedOn`: the claim has gone to the Tribunal. */
export interface RecordDisabilityClaim extends OutsideFact {
  readonly actOn: CivilDate;
  readonly lodgedOn: CivilDate | null;
}

/** The complaint about one act is recorded once, by whichever command comes first. */
export function recordDisabilityClaim(command: RecordDisabilityClaim, given: PupilGiven): Decision {
  const { actOn, lodgedOn } = command;
  const complaint: DisabilityComplaintMade = { ...outsideOf(command), actOn };
  const known = given.pupil.events.some(
    ({ type, data }) =>
      type === 'DisabilityComplaintMade' && data['schoolUrn'] === command.schoolUrn && data['actOn'] === actOn,
  );
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
      ...(known ? [] : [{ type: 'DisabilityComplaintMade', data: complaint, effectiveFrom: actOn } as const]),
      ...(lodgedOn === null
        ? []
        : [{ type: 'DisabilityClaimLodged', data: { ...complaint, lodgedOn }, effectiveFrom: lodgedOn } as const]),
    ],
  );
}

/** Somebody claims an exception to a clock. It is kept as claimed; no other date follows from it. */
export interface ClaimClockException extends PupilCommand, Omit<ClockExceptionRecorded, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function claimClockException(command: ClaimClockException, given: PupilGiven): Decision {
  const { schoolUrn, clockId, ground, claimedBy, from, to, evidence, note } = command;
  const data: ClockExceptionRecorded = { schoolUrn, clockId, ground, claimedBy, from, to, evidence, note };
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
    [{ type: 'ClockExceptionRecorded', data, effectiveFrom: from }],
  );
}
