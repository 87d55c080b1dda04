import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import { type DataOf, type EventTable, dataIn } from '../../kernel/members.ts';
import {
  AdviceReturned,
  DraftPlanReceived,
  FinalPlanReceived,
  LaDecidedToAssess,
  LaDecidedToIssue,
  LaDecidedToReassess,
  LaRefusedToAssess,
  LaRefusedToIssue,
  SchoolConsulted,
} from './assessment-events.ts';
import { AppealConceded, AppealLodged, MediationRecorded, TribunalOrderReceived } from './dispute-events.ts';
import type { EhcState } from './ehc-state.ts';
import { EHC_EVENT_TYPES } from './events.ts';
import {
  EhcEvidenceAssembled,
  EhcParentDiscussionHeld,
  EhcRequestConsidered,
  EhcRequestDecided,
  EhcRequestSubmitted,
  EhcRequestWithdrawn,
  type Requester,
} from './request-events.ts';
import {
  AnnualReviewHeld,
  AnnualReviewScheduled,
  LaReviewDecisionReceived,
  PlanAmended,
  PlanCeased,
  PlanTransferredToLa,
} from './review-events.ts';

export interface EhcCase {
  /** Null if nothing is recorded. */
  readonly state: EhcState | null;
  /** The day of the event that led to the state. */
  readonly since: CivilDate | null;
  readonly requestedBy: Requester | null;
  readonly laCode: string | null;
  /** From the decision to ask, or a request, until the local authority decides or it is withdrawn. */
  readonly requestOpen: boolean;
  /** The local authority agreed to assess and has not decided whether to issue a plan. */
  readonly assessmentOpen: boolean;
  readonly planOpen: boolean;
  readonly mediationOpen: boolean;
  readonly appealOpen: boolean;
  /** The local authority that the plan moved to. */
  readonly transferredTo: string | null;
  /** The events of the case that count by the day. */
  readonly events: readonly EffectiveEvent[];
}

type Step = Partial<Omit<EhcCase, 'events'>>;

const NOTHING: Omit<EhcCase, 'events'> = {
  state: null,
  since: null,
  requestedBy: null,
  laCode: null,
  requestOpen: false,
  assessmentOpen: false,
  planOpen: false,
  mediationOpen: false,
  appealOpen: false,
  transferredTo: null,
};

/**
 * Folds the case on a day from the pupil's events that count. Any state may come first: none needs the one before it.
 */
export function ehcCaseOf(events: readonly EffectiveEvent[], on: CivilDate): EhcCase {
  const own = events.filter((event) => concernsEhc(event) && effectiveDate(event) <= on);
  return own.reduce<EhcCase>(
    (known, event) => {
      const { state = known.state, ...rest } = stepOf(event, known);
      return { ...known, ...rest, state, since: state === known.state ? known.since : effectiveDate(event) };
    },
    { ...NOTHING, events: own },
  );
}

/** A request for sign-off of asking for an assessment. It is an event of another family and a state of this case. */
const SIGN_OFF = { type: 'SignOffRequested', matter: 'EHC_NEEDS_ASSESSMENT_REQUEST' } as const;

/** Whether an event belongs to the case. */
export function concernsEhc(event: EffectiveEvent): boolean {
  return isEhcEvent(event) || (event.type === SIGN_OFF.type && event.data['matter'] === SIGN_OFF.matter);
}

const TYPES: ReadonlySet<string> = new Set(EHC_EVENT_TYPES);

export function isEhcEvent({ type }: { readonly type: string }): boolean {
  return TYPES.has(type);
}

/**
 * Preparation beside an open request, assessment, plan or appeal, for instance new evidence, does not change the state.
 */
function preparing(state: EhcState, known: EhcCase): Step {
  return known.requestOpen || known.assessmentOpen || known.planOpen || known.appealOpen ? {} : { state };
}

/** The school can reverse its own decision until the request is sent. It cannot stop the request of somebody else. */
function decidedAgainst(known: EhcCase): Step {
  return known.state === 'DECIDED_TO_REQUEST'
    ? { state: 'DECIDED_NOT_TO_REQUEST', requestOpen: false }
    : preparing('DECIDED_NOT_TO_REQUEST', known);
}

type Fold = (event: EffectiveEvent, known: EhcCase) => Step;

/** One entry of `STEPS`: how an event of this table changes the case. */
function on<E extends EventTable>(table: E, step: (data: DataOf<E>, known: EhcCase) => Step): readonly [string, Fold] {
  const read = dataIn(table);
  return [
    table.type,
    (event, known) => {
      const data = read(event);
      return data === undefined ? {} : step(data, known);
    },
  ];
}

const STEPS: ReadonlyMap<string, Fold> = new Map([
  on(EhcRequestConsidered, (_data, known) => preparing('CONSIDERING', known)),
  on(EhcEvidenceAssembled, (_data, known) => preparing('EVIDENCE_ASSEMBLY', known)),
  on(EhcParentDiscussionHeld, (_data, known) => preparing('PARENT_DISCUSSION', known)),
  [SIGN_OFF.type, (_event, known) => preparing('SUBMITTED_FOR_SIGN_OFF', known)],
  on(EhcRequestDecided, ({ outcome }, known) =>
    outcome === 'REQUEST' ? { ...preparing('DECIDED_TO_REQUEST', known), requestOpen: true } : decidedAgainst(known),
  ),
  on(EhcRequestSubmitted, ({ requestedBy, laCode }) => ({
    state: 'REQUESTED',
    requestOpen: true,
    requestedBy,
    laCode,
  })),
  on(EhcRequestWithdrawn, () => ({ state: 'WITHDRAWN', requestOpen: false, assessmentOpen: false })),
  on(LaDecidedToAssess, () => ({ state: 'LA_AGREED_TO_ASSESS', requestOpen: false, assessmentOpen: true })),
  on(LaRefusedToAssess, () => ({ state: 'LA_REFUSED_TO_ASSESS', requestOpen: false })),
  on(AdviceReturned, (_data, { planOpen }) => (planOpen ? {} : { state: 'ADVICE_GIVEN' })),
  on(LaDecidedToIssue, () => ({ state: 'LA_AGREED_TO_ISSUE', requestOpen: false, assessmentOpen: false })),
  on(LaRefusedToIssue, () => ({ state: 'LA_REFUSED_TO_ISSUE', requestOpen: false, assessmentOpen: false })),
  on(DraftPlanReceived, (_data, { planOpen }) => (planOpen ? {} : { state: 'DRAFT_RECEIVED' })),
  on(SchoolConsulted, ({ laCode }, { planOpen }) => (planOpen ? {} : { state: 'SCHOOL_CONSULTED', laCode })),
  on(FinalPlanReceived, ({ laCode }) => ({
    state: 'FINAL_PLAN',
    planOpen: true,
    requestOpen: false,
    assessmentOpen: false,
    laCode,
  })),
  on(AnnualReviewScheduled, () => ({ state: 'ANNUAL_REVIEW_CYCLE', planOpen: true })),
  on(AnnualReviewHeld, () => ({ state: 'ANNUAL_REVIEW_CYCLE', planOpen: true })),
  on(LaReviewDecisionReceived, ({ reviewOutcome }) => ({
    state: reviewOutcome === 'MAINTAIN' ? 'MAINTAINED' : 'ANNUAL_REVIEW_CYCLE',
    planOpen: true,
  })),
  on(PlanAmended, () => ({ state: 'AMENDED', planOpen: true })),
  on(LaDecidedToReassess, () => ({ state: 'REASSESSED', planOpen: true })),
  on(PlanCeased, () => ({ state: 'CEASED', planOpen: false, assessmentOpen: false })),
  on(PlanTransferredToLa, ({ laCode }) => ({ transferredTo: laCode, laCode, planOpen: true })),
  on(MediationRecorded, ({ step }) => ({ mediationOpen: step === 'REQUESTED' || step === 'STARTED' })),
  on(AppealLodged, () => ({ appealOpen: true, mediationOpen: false })),
  on(AppealConceded, () => ({ appealOpen: false })),
  on(TribunalOrderReceived, () => ({ appealOpen: false })),
]);

function stepOf(event: EffectiveEvent, known: EhcCase): Step {
  return STEPS.get(event.type)?.(event, known) ?? {};
}
