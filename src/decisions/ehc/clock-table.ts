import type { ClockFact } from '../../clocks/facts.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { EhcEventType } from './ehc-case.ts';

type Data = JsonObject;
type Where = (data: Data) => boolean;

/** Events of a type, all of them or those that say something. */
export interface Happening {
  readonly type: EhcEventType;
  readonly where?: Where;
}

/** Which event of a case starts a clock, which one shows that it was kept, and which ones make it pointless. */
export interface ClockWiring {
  readonly clockId: string;
  readonly fact: ClockFact;
  readonly starts: readonly Happening[];
  readonly met: readonly Happening[];
  readonly stops: readonly Happening[];
}

const says = (name: string, ...values: readonly string[]): Where => (data) => values.some((value) => data[name] === value);
const of = (...types: readonly EhcEventType[]): readonly Happening[] => types.map((type) => ({ type }));
const mediation = (...steps: readonly string[]): Happening => ({ type: 'MediationRecorded', where: says('step', ...steps) });
const order = (kind: string): readonly Happening[] => [{ type: 'TribunalOrderReceived', where: says('order', kind) }];

function wire(clockId: string, fact: ClockFact, starts: readonly Happening[], met: readonly Happening[], stops: readonly Happening[] = []): ClockWiring {
  return { clockId, fact, starts, met, stops };
}

const REQUEST = of('EhcRequestSubmitted');
/** Notices of decisions that may be appealed (s.51); amendments are appealed when the plan is final. */
const NOTICES: readonly Happening[] = [...of('LaRefusedToAssess', 'LaRefusedToIssue', 'LaRefusedToReassess', 'FinalPlanReceived', 'PlanAmended'), { type: 'LaReviewDecisionReceived', where: says('reviewOutcome', 'MAINTAIN', 'CEASE') }];
const ENDED = of('PlanCeased');
const REVIEW_DECISION = of('LaReviewDecisionReceived');

/** Every clock that a case can show, by the clocks' own names of facts (domain §2.3). */
export const CLOCK_WIRING: readonly ClockWiring[] = [
  wire('EHCNA_DECISION', 'requestReceived', REQUEST, of('LaDecidedToAssess', 'LaRefusedToAssess'), of('EhcRequestWithdrawn')),
  wire('REFUSE_TO_ISSUE', 'requestReceived', REQUEST, of('LaDecidedToIssue', 'LaRefusedToIssue', 'DraftPlanReceived', 'FinalPlanReceived'), of('EhcRequestWithdrawn', 'LaRefusedToAssess')),
  wire('FINAL_PLAN', 'requestReceived', REQUEST, of('FinalPlanReceived'), of('EhcRequestWithdrawn', 'LaRefusedToAssess', 'LaRefusedToIssue')),
  wire('ADVICE_RETURN', 'adviceRequested', of('AdviceRequested'), of('AdviceReturned'), of('EhcRequestWithdrawn')),
  wire('DRAFT_REPRESENTATIONS', 'draftServed', of('DraftPlanReceived'), [], of('FinalPlanReceived', 'EhcRequestWithdrawn')),
  wire('SCHOOL_CONSULT_RESPONSE', 'consultationReceived', of('SchoolConsulted'), of('SchoolConsultationAnswered'), of('FinalPlanReceived')),
  wire('MEDIATION_CONTACT', 'noticeSent', NOTICES, [mediation('REQUESTED', 'DECLINED', 'STARTED', 'CERTIFICATE_ISSUED')], of('AppealLodged')),
  wire('MEDIATION_CERTIFICATE', 'mediationDeclined', [mediation('DECLINED')], [mediation('CERTIFICATE_ISSUED')]),
  wire('MEDIATION_MEETING', 'mediationRequested', [mediation('REQUESTED')], [mediation('STARTED')], [mediation('CERTIFICATE_ISSUED'), ...of('AppealLodged')]),
  wire('APPEAL', 'decisionLetter', NOTICES, of('AppealLodged')),
  wire('ANNUAL_REVIEW', 'planMade', of('FinalPlanReceived'), REVIEW_DECISION, ENDED),
  wire('ANNUAL_REVIEW', 'lastReviewCompleted', REVIEW_DECISION, REVIEW_DECISION, ENDED),
  wire('AR_PAPERS', 'meeting', of('AnnualReviewScheduled'), of('ReviewPapersCirculated'), ENDED),
  wire('AR_REPORT', 'meeting', of('AnnualReviewHeld'), of('ReviewReportSent'), ENDED),
  wire('AR_DECISION', 'meeting', of('AnnualReviewHeld'), REVIEW_DECISION, ENDED),
  wire('AR_REPRESENTATIONS', 'amendmentNotice', of('AmendmentNoticeReceived'), [], of('PlanAmended')),
  wire('AR_FINAL', 'amendmentNotice', of('AmendmentNoticeReceived'), of('PlanAmended'), ENDED),
  wire('PHASE_TRANSFER', 'schoolTransfer', [{ type: 'PhaseTransferRecorded', where: (data) => !says('phase', 'SECONDARY_TO_POST_16', 'BETWEEN_POST_16')(data) }], of('PlanAmended', 'FinalPlanReceived'), ENDED),
  wire('PHASE_TRANSFER', 'postSixteenTransfer', [{ type: 'PhaseTransferRecorded', where: says('phase', 'SECONDARY_TO_POST_16') }], of('PlanAmended', 'FinalPlanReceived'), ENDED),
  wire('PHASE_TRANSFER', 'postSixteenMove', [{ type: 'PhaseTransferRecorded', where: says('phase', 'BETWEEN_POST_16') }], of('PlanAmended', 'FinalPlanReceived'), ENDED),
  wire('REASSESS_FINAL', 'reassessmentNotified', of('LaDecidedToReassess'), of('PlanAmended', 'FinalPlanReceived'), ENDED),
  wire('TRIBUNAL_ASSESS_NOTIFY', 'tribunalOrder', order('ASSESS'), of('LaDecidedToAssess', 'LaDecidedToReassess')),
  wire('TRIBUNAL_ASSESS_REFUSE_TO_ISSUE', 'tribunalOrder', order('ASSESS'), of('LaDecidedToIssue', 'LaRefusedToIssue', 'DraftPlanReceived', 'FinalPlanReceived')),
  wire('TRIBUNAL_ASSESS_FINAL_PLAN', 'tribunalOrder', order('ASSESS'), of('FinalPlanReceived'), of('LaRefusedToIssue')),
  wire('TRIBUNAL_MAKE_PLAN_DRAFT', 'tribunalOrder', order('MAKE_PLAN'), of('DraftPlanReceived')),
  wire('TRIBUNAL_MAKE_PLAN_FINAL', 'tribunalOrder', order('MAKE_PLAN'), of('FinalPlanReceived')),
  wire('TRIBUNAL_AMEND', 'tribunalOrder', order('AMEND'), of('PlanAmended')),
  wire('NAME_SCHOOL', 'tribunalOrder', order('NAME_SCHOOL'), of('PlanAmended')),
  wire('LA_MOVE_NOTIFY', 'planTransferred', of('PlanTransferredToLa'), []),
  wire('LA_MOVE_REVIEW', 'planTransferred', of('PlanTransferredToLa'), REVIEW_DECISION, ENDED),
];
