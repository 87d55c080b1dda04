import type { ClockFact } from '../../clocks/facts.ts';
import { academicYearOf } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { type DataOf, type EventTable, dataIn, isA } from '../../kernel/members.ts';
import { FinalPlanReceived } from './assessment-events.ts';
import {
  type AgreedMatter,
  AppealConceded,
  MediationRecorded,
  type MediationStep,
  TribunalOrderReceived,
} from './dispute-events.ts';
import type { EhcEventType } from './events.ts';
import { dayOf } from './fact-dates.ts';
import type { OwedStep } from './owed-steps.ts';
import {
  AnnualReviewHeld,
  AnnualReviewScheduled,
  LaReviewDecisionReceived,
  PhaseTransferRecorded,
  PlanAmended,
  type ReviewOutcome,
} from './review-events.ts';

/** Tells the events that start, meet or stop a clock: all of a type, or those that say something. */
type Happening = (event: EffectiveEvent) => boolean;

export function isOneOf(event: EffectiveEvent, happenings: readonly Happening[]): boolean {
  return happenings.some((happening) => happening(event));
}

/**
 * Whether an event that came before the start shows that the clock was kept all the same; `between`: what came after it
 * and before the start.
 */
type Early = (event: EffectiveEvent, started: EffectiveEvent, between: readonly EffectiveEvent[]) => boolean;

/** Which event of a case starts a clock, which one shows that it was kept, and which ones make it pointless. */
export interface ClockWiring {
  readonly clockId: string;
  readonly fact: ClockFact;
  readonly starts: readonly Happening[];
  readonly met: readonly Happening[];
  readonly stops: readonly Happening[];
  /** For clocks that are counted back from a day to come: what is due may be done before that day is on record. */
  readonly early?: Early;
  /** Another start before the day itself puts that day off: nothing is due for the old one any more. */
  readonly movable?: true;
  /**
   * For clocks of which several may run in one matter: what begins another matter. Else each start is one of its own.
   */
  readonly matter?: readonly Happening[];
}

const of = (...types: readonly EhcEventType[]): readonly Happening[] =>
  types.map(
    (own): Happening =>
      ({ type }) =>
        type === own,
  );

function when<E extends EventTable>(table: E, says: (data: DataOf<E>) => boolean): Happening {
  const read = dataIn(table);
  return (event) => {
    const data = read(event);
    return data !== undefined && says(data);
  };
}

const mediation = (...steps: readonly MediationStep[]): Happening =>
  when(MediationRecorded, ({ step }) => steps.includes(step));
const decidedAfterReview = (...outcomes: readonly ReviewOutcome[]): Happening =>
  when(LaReviewDecisionReceived, ({ reviewOutcome }) => outcomes.includes(reviewOutcome));
const order = (kind: OwedStep): readonly Happening[] => [when(TribunalOrderReceived, (data) => data.order === kind)];
const concession = (kind: OwedStep): readonly Happening[] => [
  when(AppealConceded, ({ conceded }) => conceded === kind),
];
/** An agreement that sets no times of its own; on a matter, or with `null` one of which only the fact is known. */
const agreement = (matter: AgreedMatter | null): readonly Happening[] => [
  when(
    MediationRecorded,
    ({ step, agreed = [], otherTimeAgreed }) =>
      step === 'AGREED' &&
      otherTimeAgreed !== true &&
      (matter === null ? agreed.length === 0 : agreed.includes(matter)),
  ),
];

function wire(
  clockId: string,
  fact: ClockFact,
  starts: readonly Happening[],
  met: readonly Happening[],
  stops: readonly Happening[] = [],
  more: Pick<ClockWiring, 'early' | 'movable' | 'matter'> = {},
): ClockWiring {
  return { clockId, fact, starts, met, stops, ...more };
}

const REQUEST = of('EhcRequestSubmitted');
const NEW_ASSESSMENT = of('LaDecidedToAssess', 'LaDecidedToReassess');
/** What the LA does when it carries out an order, a concession or an agreement. */
const CARRIED_OUT: readonly Happening[] = [
  ...NEW_ASSESSMENT,
  ...of('DraftPlanReceived', 'FinalPlanReceived', 'PlanAmended'),
  mediation('CARRIED_OUT'),
];

/** The ids of the clocks of one kind: of assessing, of all else, and of naming a school. */
interface OrderedIds {
  readonly assess: string;
  readonly rest: string;
  readonly nameSchool: string;
}

/** An order, a concession and a mediation agreement set the same steps going (reg 42(2), reg 44(2), reg 45). */
function asOrdered(
  { assess, rest, nameSchool }: OrderedIds,
  fact: ClockFact,
  starts: (kind: OwedStep) => readonly Happening[],
): readonly ClockWiring[] {
  return [
    wire(`${assess}_NOTIFY`, fact, starts('ASSESS'), NEW_ASSESSMENT),
    wire(
      `${assess}_REFUSE_TO_ISSUE`,
      fact,
      starts('ASSESS'),
      of('LaDecidedToIssue', 'LaRefusedToIssue', 'DraftPlanReceived', 'FinalPlanReceived'),
    ),
    wire(`${assess}_FINAL_PLAN`, fact, starts('ASSESS'), of('FinalPlanReceived'), of('LaRefusedToIssue')),
    wire(`${rest}_MAKE_PLAN_DRAFT`, fact, starts('MAKE_PLAN'), of('DraftPlanReceived')),
    wire(`${rest}_MAKE_PLAN_FINAL`, fact, starts('MAKE_PLAN'), of('FinalPlanReceived')),
    wire(`${rest}_AMEND`, fact, starts('AMEND'), of('PlanAmended')),
    wire(nameSchool, fact, starts('NAME_SCHOOL'), of('PlanAmended')),
  ];
}

/** Decisions that end an assessment; the school is not told when one was made. */
const ASSESSED = of('LaDecidedToIssue', 'LaRefusedToIssue');
/** After these, advice is asked for another assessment. */
const ANOTHER_ASSESSMENT: readonly Happening[] = [
  ...REQUEST,
  ...ASSESSED,
  ...of('LaRefusedToAssess', 'EhcRequestWithdrawn', 'ReassessmentRequested', 'FinalPlanReceived'),
];
const UNDER_FIVE: readonly Happening[] = [
  when(FinalPlanReceived, ({ earlyYears }) => earlyYears === true),
  when(LaReviewDecisionReceived, ({ earlyYears }) => earlyYears === true),
];
/** Notices of decisions that may be appealed (s.51); amendments are appealed when the plan is final. */
const NOTICES: readonly Happening[] = [
  ...of('LaRefusedToAssess', 'LaRefusedToIssue', 'LaRefusedToReassess', 'FinalPlanReceived', 'PlanAmended'),
  decidedAfterReview('MAINTAIN', 'CEASE'),
];
const ENDED = of('PlanCeased');
const REVIEW_DECISION = of('LaReviewDecisionReceived');

/** Papers since the meeting before this one. */
const FOR_THE_MEETING: Early = (_papers, meeting, between) =>
  isA(AnnualReviewScheduled)(meeting) &&
  !between.filter(isA(AnnualReviewHeld)).some(({ data }) => data.heldOn < meeting.data.meetingOn);
/** A plan that named another school since the September before the transfer. */
const NAMED_THE_NEXT: Early = (plan, transfer) => {
  if (!isA(PhaseTransferRecorded)(transfer)) return false;
  const { schoolUrn, transferOn } = transfer.data;
  const named = isA(PlanAmended, FinalPlanReceived)(plan) ? plan.data.namedSchoolUrn : null;
  return named != null && named !== schoolUrn && dayOf(plan) >= `${academicYearOf(transferOn) - 1}-09-01`;
};

/** Every clock that a case can show, by the clocks' own names of facts. */
export const CLOCK_WIRING: readonly ClockWiring[] = [
  wire(
    'EHCNA_DECISION',
    'requestReceived',
    REQUEST,
    of('LaDecidedToAssess', 'LaRefusedToAssess'),
    of('EhcRequestWithdrawn'),
  ),
  wire(
    'REFUSE_TO_ISSUE',
    'requestReceived',
    REQUEST,
    of('LaDecidedToIssue', 'LaRefusedToIssue', 'DraftPlanReceived', 'FinalPlanReceived'),
    of('EhcRequestWithdrawn', 'LaRefusedToAssess'),
  ),
  wire(
    'FINAL_PLAN',
    'requestReceived',
    REQUEST,
    of('FinalPlanReceived'),
    of('EhcRequestWithdrawn', 'LaRefusedToAssess', 'LaRefusedToIssue'),
  ),
  wire('ADVICE_RETURN', 'adviceRequested', of('AdviceRequested'), of('AdviceReturned'), of('EhcRequestWithdrawn'), {
    matter: ANOTHER_ASSESSMENT,
  }),
  wire(
    'DRAFT_REPRESENTATIONS',
    'draftServed',
    of('DraftPlanReceived'),
    [],
    of('FinalPlanReceived', 'EhcRequestWithdrawn'),
  ),
  wire(
    'SCHOOL_CONSULT_RESPONSE',
    'consultationReceived',
    of('SchoolConsulted'),
    of('SchoolConsultationAnswered'),
    of('FinalPlanReceived'),
  ),
  wire(
    'MEDIATION_CONTACT',
    'noticeSent',
    NOTICES,
    [mediation('REQUESTED', 'DECLINED', 'STARTED', 'CERTIFICATE_ISSUED')],
    of('AppealLodged'),
  ),
  wire('MEDIATION_CERTIFICATE', 'mediationDeclined', [mediation('DECLINED')], [mediation('CERTIFICATE_ISSUED')]),
  wire(
    'MEDIATION_MEETING',
    'mediationRequested',
    [mediation('REQUESTED')],
    [mediation('STARTED')],
    [mediation('CERTIFICATE_ISSUED'), ...of('AppealLodged')],
  ),
  wire('APPEAL', 'decisionLetter', NOTICES, of('AppealLodged')),
  wire('ANNUAL_REVIEW', 'planMade', of('FinalPlanReceived'), REVIEW_DECISION, ENDED),
  wire('ANNUAL_REVIEW', 'lastReviewCompleted', REVIEW_DECISION, REVIEW_DECISION, ENDED),
  wire('AR_PAPERS', 'meeting', of('AnnualReviewScheduled'), of('ReviewPapersCirculated'), ENDED, {
    early: FOR_THE_MEETING,
    movable: true,
  }),
  wire('AR_REPORT', 'meeting', of('AnnualReviewHeld'), of('ReviewReportSent'), ENDED),
  wire('AR_DECISION', 'meeting', of('AnnualReviewHeld'), REVIEW_DECISION, ENDED),
  wire('AR_REPRESENTATIONS', 'amendmentNotice', of('AmendmentNoticeReceived'), [], of('PlanAmended')),
  // Or notice that the plan is not amended after all (reg 22(3)-(4)): it is maintained.
  wire(
    'AR_FINAL',
    'amendmentNotice',
    of('AmendmentNoticeReceived'),
    [...of('PlanAmended'), decidedAfterReview('MAINTAIN')],
    ENDED,
  ),
  wire(
    'PHASE_TRANSFER',
    'schoolTransfer',
    [when(PhaseTransferRecorded, ({ phase }) => phase !== 'SECONDARY_TO_POST_16' && phase !== 'BETWEEN_POST_16')],
    of('PlanAmended', 'FinalPlanReceived'),
    ENDED,
    { early: NAMED_THE_NEXT },
  ),
  wire(
    'PHASE_TRANSFER',
    'postSixteenTransfer',
    [when(PhaseTransferRecorded, ({ phase }) => phase === 'SECONDARY_TO_POST_16')],
    of('PlanAmended', 'FinalPlanReceived'),
    ENDED,
    { early: NAMED_THE_NEXT },
  ),
  wire(
    'PHASE_TRANSFER',
    'postSixteenMove',
    [when(PhaseTransferRecorded, ({ phase }) => phase === 'BETWEEN_POST_16')],
    of('PlanAmended', 'FinalPlanReceived'),
    ENDED,
    { early: NAMED_THE_NEXT },
  ),
  wire(
    'EARLY_YEARS_REVIEW',
    'lastEarlyYearsReview',
    UNDER_FIVE,
    of('AnnualReviewHeld', 'LaReviewDecisionReceived'),
    ENDED,
  ),
  wire(
    'REASSESS_DECISION',
    'requestForReassessment',
    of('ReassessmentRequested'),
    of('LaDecidedToReassess', 'LaRefusedToReassess'),
    ENDED,
  ),
  wire('REQUEST_REPEAT', 'lastAssessment', ASSESSED, []),
  wire(
    'REASSESS_FINAL',
    'reassessmentNotified',
    of('LaDecidedToReassess'),
    of('PlanAmended', 'FinalPlanReceived'),
    ENDED,
  ),
  ...asOrdered({ assess: 'TRIBUNAL_ASSESS', rest: 'TRIBUNAL', nameSchool: 'NAME_SCHOOL' }, 'tribunalOrder', order),
  ...asOrdered(
    { assess: 'UNOPPOSED_APPEAL', rest: 'UNOPPOSED_APPEAL', nameSchool: 'UNOPPOSED_APPEAL_NAME_SCHOOL' },
    'concessionNotice',
    concession,
  ),
  ...asOrdered(
    { assess: 'MEDIATION_AGREEMENT', rest: 'MEDIATION_AGREEMENT', nameSchool: 'MEDIATION_AGREEMENT_NAME_SCHOOL' },
    'mediationAgreement',
    agreement,
  ),
  wire('MEDIATION_AGREEMENT_OTHER', 'mediationAgreement', agreement('OTHER'), [mediation('CARRIED_OUT')]),
  wire('MEDIATION_AGREEMENT', 'mediationAgreement', agreement(null), CARRIED_OUT),
  wire('DISABILITY_CLAIM', 'actComplainedOf', of('DisabilityComplaintMade'), of('DisabilityClaimLodged')),
  wire('LA_MOVE_NOTIFY', 'planTransferred', of('PlanTransferredToLa'), of('LaMoveNoticeReceived'), ENDED),
  wire('LA_MOVE_REVIEW', 'planTransferred', of('PlanTransferredToLa'), REVIEW_DECISION, ENDED),
];
