import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import { EHC_CLASSES } from './field-classes.ts';
import type { Requester } from './request-events.ts';

export type EhcEventType = keyof typeof EHC_CLASSES;

/** Where a case stands on the school's side (domain §2.3). */
export const EHC_STATES = [
  'CONSIDERING',
  'EVIDENCE_ASSEMBLY',
  'PARENT_DISCUSSION',
  'SUBMITTED_FOR_SIGN_OFF',
  'DECIDED_TO_REQUEST',
  'DECIDED_NOT_TO_REQUEST',
  'REQUESTED',
  'WITHDRAWN',
  'LA_AGREED_TO_ASSESS',
  'LA_REFUSED_TO_ASSESS',
  'ADVICE_GIVEN',
  'LA_AGREED_TO_ISSUE',
  'LA_REFUSED_TO_ISSUE',
  'DRAFT_RECEIVED',
  'SCHOOL_CONSULTED',
  'FINAL_PLAN',
  'ANNUAL_REVIEW_CYCLE',
  'MAINTAINED',
  'AMENDED',
  'REASSESSED',
  'CEASED',
] as const;
export type EhcState = (typeof EHC_STATES)[number];

export interface EhcCase {
  /** Null while nothing has been recorded. */
  readonly state: EhcState | null;
  /** The day of the event that brought the state about. */
  readonly since: CivilDate | null;
  readonly requestedBy: Requester | null;
  readonly laCode: string | null;
  /** From the decision to ask, or a request, until the LA decides or it is withdrawn. */
  readonly requestOpen: boolean;
  /** The LA assesses: it agreed to, and has not decided whether to issue a plan. */
  readonly assessmentOpen: boolean;
  readonly planOpen: boolean;
  readonly mediationOpen: boolean;
  readonly appealOpen: boolean;
  /** The LA to which the plan moved. */
  readonly transferredTo: string | null;
  /** The events of the case, as they count up to the day. */
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
 * The case as it stands on a day, from the pupil's events that count. Whatever comes first: no state needs the one
 * before it.
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

/**
 * A request for sign-off whether to ask for an assessment: recorded by another family, and a state of this case (domain
 * §2.3).
 */
const SIGN_OFF = { type: 'SignOffRequested', matter: 'EHC_NEEDS_ASSESSMENT_REQUEST' } as const;

/** The events from which a case is folded. */
export function concernsEhc(event: EffectiveEvent): boolean {
  return isEhcEvent(event) || (event.type === SIGN_OFF.type && event.data['matter'] === SIGN_OFF.matter);
}

export function isEhcEvent({ type }: { readonly type: string }): boolean {
  return Object.hasOwn(EHC_CLASSES, type);
}

/**
 * Preparing goes on beside an open request, assessment or appeal, for new evidence for instance; the case stays where
 * it is.
 */
function preparing(state: EhcState, known: EhcCase): Step {
  return known.requestOpen || known.assessmentOpen || known.planOpen || known.appealOpen ? {} : { state };
}

/** The school may go back on its own decision until the request is sent; a request of others it cannot stop. */
function decidedAgainst(known: EhcCase): Step {
  return known.state === 'DECIDED_TO_REQUEST'
    ? { state: 'DECIDED_NOT_TO_REQUEST', requestOpen: false }
    : preparing('DECIDED_NOT_TO_REQUEST', known);
}

const STEPS: Readonly<Partial<Record<EhcEventType | typeof SIGN_OFF.type, (data: Data, known: EhcCase) => Step>>> = {
  EhcRequestConsidered: (_data, known) => preparing('CONSIDERING', known),
  EhcEvidenceAssembled: (_data, known) => preparing('EVIDENCE_ASSEMBLY', known),
  EhcParentDiscussionHeld: (_data, known) => preparing('PARENT_DISCUSSION', known),
  SignOffRequested: (_data, known) => preparing('SUBMITTED_FOR_SIGN_OFF', known),
  EhcRequestDecided: ({ outcome }, known) =>
    outcome === 'REQUEST' ? { ...preparing('DECIDED_TO_REQUEST', known), requestOpen: true } : decidedAgainst(known),
  EhcRequestSubmitted: ({ requestedBy, laCode }) => ({
    state: 'REQUESTED',
    requestOpen: true,
    requestedBy: requestedBy as Requester,
    laCode: laCode as string,
  }),
  EhcRequestWithdrawn: () => ({ state: 'WITHDRAWN', requestOpen: false, assessmentOpen: false }),
  LaDecidedToAssess: () => ({ state: 'LA_AGREED_TO_ASSESS', requestOpen: false, assessmentOpen: true }),
  LaRefusedToAssess: () => ({ state: 'LA_REFUSED_TO_ASSESS', requestOpen: false }),
  AdviceReturned: (_data, { planOpen }) => (planOpen ? {} : { state: 'ADVICE_GIVEN' }),
  LaDecidedToIssue: () => ({ state: 'LA_AGREED_TO_ISSUE', requestOpen: false, assessmentOpen: false }),
  LaRefusedToIssue: () => ({ state: 'LA_REFUSED_TO_ISSUE', requestOpen: false, assessmentOpen: false }),
  DraftPlanReceived: (_data, { planOpen }) => (planOpen ? {} : { state: 'DRAFT_RECEIVED' }),
  SchoolConsulted: ({ laCode }, { planOpen }) =>
    planOpen ? {} : { state: 'SCHOOL_CONSULTED', laCode: laCode as string },
  FinalPlanReceived: ({ laCode }) => ({
    state: 'FINAL_PLAN',
    planOpen: true,
    requestOpen: false,
    assessmentOpen: false,
    laCode: laCode as string,
  }),
  AnnualReviewScheduled: () => ({ state: 'ANNUAL_REVIEW_CYCLE', planOpen: true }),
  AnnualReviewHeld: () => ({ state: 'ANNUAL_REVIEW_CYCLE', planOpen: true }),
  LaReviewDecisionReceived: ({ reviewOutcome }) =>
    reviewOutcome === 'MAINTAIN'
      ? { state: 'MAINTAINED', planOpen: true }
      : { state: 'ANNUAL_REVIEW_CYCLE', planOpen: true },
  PlanAmended: () => ({ state: 'AMENDED', planOpen: true }),
  LaDecidedToReassess: () => ({ state: 'REASSESSED', planOpen: true }),
  PlanCeased: () => ({ state: 'CEASED', planOpen: false, assessmentOpen: false }),
  PlanTransferredToLa: ({ laCode }) => ({ transferredTo: laCode as string, laCode: laCode as string, planOpen: true }),
  MediationRecorded: ({ step }) => ({ mediationOpen: step === 'REQUESTED' || step === 'STARTED' }),
  AppealLodged: () => ({ appealOpen: true, mediationOpen: false }),
  AppealConceded: () => ({ appealOpen: false }),
  TribunalOrderReceived: () => ({ appealOpen: false }),
};

type Data = EffectiveEvent['data'];

function stepOf(event: EffectiveEvent, known: EhcCase): Step {
  return STEPS[event.type as EhcEventType]?.(event.data, known) ?? {};
}
