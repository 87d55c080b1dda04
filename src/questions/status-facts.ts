import type { EventType } from '../registry/events.ts';
import { type Enrolment, enrolmentsOf } from '../decisions/pupil-case.ts';
import { STATUS_EVENT_TYPES, type StatusPeriod, statusPeriods } from '../decisions/sen-status.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { memoByObject } from '../kernel/memo.ts';

/**
 * A provision code over days. `planNamed`: the plan's reference and local authority are known. `knownOn`: when it was
 * recorded.
 */
export interface KnownPeriod extends StatusPeriod {
  readonly planNamed: boolean;
  readonly knownOn: CivilDate;
}

/**
 * Sets the next review, or leaves it unset (`dueOn` null). SUPPORT: of SEN support. ANNUAL: of a plan, as a file gives
 * it.
 */
export interface ReviewSet {
  readonly review: 'SUPPORT' | 'ANNUAL';
  readonly by: string;
  readonly on: CivilDate;
  readonly dueOn: CivilDate | null;
}

/** Dated facts of identification. None depends on the day of asking. */
export interface StatusFacts {
  readonly enrolments: readonly Enrolment[];
  readonly periods: readonly KnownPeriod[];
  readonly reviews: readonly ReviewSet[];
  /** Events of identification, with only the members that the state is folded from. */
  readonly cases: readonly EffectiveEvent[];
}

export const REVIEW_SETTING_TYPES = [
  'SenSupportDecided',
  'SenSupportReviewHeld',
  'SenSupportContinued',
  'SenSupportSteppedUp',
  'ApdrPlanAgreed',
  'ApdrReviewHeld',
  'ReviewDateObserved',
] as const;
export const CASE_EVENT_TYPES = [
  'ConcernRaised',
  'InformationGathered',
  'ParentDiscussionHeld',
  'IdentificationProposed',
  'MonitoringStarted',
  'NotSenDecided',
  'SpecialistReferralDecided',
  'RegisterRemovalDecided',
  'ProvisionCodeObserved',
  ...REVIEW_SETTING_TYPES,
] as const;

const ENROLMENT_TYPES = ['PupilEnrolled', 'PupilLeft', 'PupilMerged'] as const;
const PLAN_TYPES = ['FinalPlanReceived', 'PlanAmended'] as const;
const CASE: ReadonlySet<string> = new Set(CASE_EVENT_TYPES);
const REVIEW: ReadonlySet<string> = new Set(REVIEW_SETTING_TYPES);

/**
 * Provision codes, and enrolments at one school, from the events of the whole record. Events of `STANDING_TYPES` are
 * enough.
 */
export function standing(
  events: readonly EffectiveEvent[],
  schoolUrn: string,
): Pick<StatusFacts, 'enrolments' | 'periods'> {
  return {
    enrolments: enrolmentsOf(events).filter((enrolment) => enrolment.schoolUrn === schoolUrn),
    periods: statusPeriods(events).map((period) => known(period, events)),
  };
}

/** Types of events for enrolments, provision codes, and whether a plan is named. */
export const STANDING_TYPES: readonly EventType[] = [
  ...new Set([...ENROLMENT_TYPES, ...STATUS_EVENT_TYPES, ...PLAN_TYPES]),
];

/** The events of identification, reduced as they are stored. */
export function caseEvents(events: readonly EffectiveEvent[]): readonly EffectiveEvent[] {
  return events.filter(({ type }) => CASE.has(type)).map(caseEvent);
}

/** Settings of the next review, from stored events of identification. */
export function reviewsSet(cases: readonly EffectiveEvent[]): readonly ReviewSet[] {
  return cases.flatMap(reviewSetBy);
}

function known(period: StatusPeriod, events: readonly EffectiveEvent[]): KnownPeriod {
  const by = events.find(({ id }) => id === period.by);
  const recordedOn = by?.metadata.recordedAt.slice(0, 10) ?? period.since;
  const planPapers = (event: EffectiveEvent | undefined): boolean =>
    event?.data['planReference'] != null && (event.data['plan'] != null || event.data['laCode'] != null);
  const named =
    planPapers(by) ||
    events.some(
      (event) => (PLAN_TYPES as readonly string[]).includes(event.type) && event.data['planReference'] != null,
    );
  return { ...period, planNamed: named, knownOn: recordedOn > period.since ? recordedOn : period.since };
}

function reviewSetBy(event: EffectiveEvent): readonly ReviewSet[] {
  if (!REVIEW.has(event.type)) return [];
  const due = event.data['nextReviewOn'] ?? event.data['reviewOn'] ?? null;
  const review = event.type === 'ReviewDateObserved' && event.data['review'] === 'ANNUAL' ? 'ANNUAL' : 'SUPPORT';
  const held = event.data['heldOn'];
  return [
    {
      review,
      by: event.id,
      on: typeof held === 'string' ? held : effectiveDate(event),
      dueOn: due as CivilDate | null,
    },
  ];
}

/** Members that `identificationState`, `statusPeriods` and `reviewSetBy` read. */
const CASE_FIELDS = [
  'raisedOn',
  'heldOn',
  'withParents',
  'withPupil',
  'reviewOn',
  'nextReviewOn',
  'monitorUntil',
  'review',
  'status',
  'needs',
  'from',
  'to',
];

const caseEvent = memoByObject(
  ({ id, type, revision, data, metadata: { recordedAt, effectiveFrom } }: EffectiveEvent): EffectiveEvent => {
    const cut = Object.fromEntries(Object.entries(data).filter(([name]) => CASE_FIELDS.includes(name)));
    return {
      id,
      type,
      revision,
      data: cut,
      metadata: { recordedAt, ...(effectiveFrom !== undefined && { effectiveFrom }) },
    } as unknown as EffectiveEvent;
  },
);
