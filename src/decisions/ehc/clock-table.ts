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

/** Whether an event starts, meets or stops a clock: every event of a type, or only those with certain data. */
type Happening = (event: EffectiveEvent) => boolean;

export function isOneOf(event: EffectiveEvent, happenings: readonly Happening[]): boolean {
  return happenings.some((happening) => happening(event));
}

/** Whether an event before the start shows that the clock was kept. `between` are the events between the two. */
type Early = (event: EffectiveEvent, started: EffectiveEvent, between: readonly EffectiveEvent[]) => boolean;

/** The events of a case that start a clock, meet it, or stop it. */
export interface ClockWiring {
  readonly clockId: string;
  readonly fact: ClockFact;
  readonly starts: readonly Happening[];
  readonly met: readonly Happening[];
  readonly stops: readonly Happening[];
  /** For clocks counted back from a future day: what is due may be done before that day is recorded. */
  readonly early?: Early;
  /** A new start before the day itself puts it off, so nothing is due for the old one. */
  readonly movable?: true;
  /**
   * For clocks of which several can run in one matter: the events that begin another matter. Without it each start is
   * its own matter.
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
/** An agreement without times of its own on a matter. `null`: an agreement of which only the fact is known. */
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
/** Events by which the local authority carries out an order, a concession or an agreement. */
const CARRIED_OUT: readonly Happening[] = [
  ...NEW_ASSESSMENT,
  ...of('DraftPlanReceived', 'FinalPlanReceived', 'PlanAmended'),
  mediation('CARRIED_OUT'),
];

/** Clock ids for one kind of decision: to assess, to name a school, and for the rest. */
interface OrderedIds {
  readonly assess: string;
  readonly rest: string;
  readonly nameSchool: string;
}

/**
 * Clocks of an order, a concession or a mediation agreement: all three have the same steps (reg 42(2), reg 44(2), reg
 * 45).
 */
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

/** Decisions that end an assessment. The school is not told when the assessment itself was made. */
const ASSESSED = of('LaDecidedToIssue', 'LaRefusedToIssue');
/** After these, a request for advice belongs to another assessment. */
const ANOTHER_ASSESSMENT: readonly Happening[] = [
  ...REQUEST,
  ...ASSESSED,
  ...of('LaRefusedToAssess', 'EhcRequestWithdrawn', 'ReassessmentRequested', 'FinalPlanReceived'),
];
const UNDER_FIVE: readonly Happening[] = [
  when(FinalPlanReceived, ({ earlyYears }) => earlyYears === true),
  when(LaReviewDecisionReceived, ({ earlyYears }) => earlyYears === true),
];
/** Notices of decisions that can be appealed (s.51). Amendments can be appealed once the plan is final. */
const NOTICES: readonly Happening[] = [
  ...of('LaRefusedToAssess', 'LaRefusedToIssue', 'LaRefusedToReassess', 'FinalPlanReceived', 'PlanAmended'),
  decidedAfterReview('MAINTAIN', 'CEASE'),
];
const ENDED = of('PlanCeased');
const REVIEW_DECISION = of('LaReviewDecisionReceived');

/** Papers sent since the meeting before this one. */
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

/** Every clock that a case can show, with the names of its facts. */
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
  // Met also by notice that the plan is not amended after all (reg 22(3)-(4)): it is maintained.
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
