import type { EventType } from '../registry/events.ts';
import { type Enrolment, enrolmentsOf } from '../decisions/pupil-case.ts';
import { STATUS_EVENT_TYPES, type StatusPeriod, statusPeriods } from '../decisions/sen-status.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { memoByObject } from '../kernel/memo.ts';

/**
 * A provision code over days. `planNamed`: a plan's reference and LA are known; `knownOn`: when a file or document told
 * it.
 */
export interface KnownPeriod extends StatusPeriod {
  readonly planNamed: boolean;
  readonly knownOn: CivilDate;
}

/**
 * Something that sets the next review, or leaves it unset (`dueOn` null): SUPPORT of SEN support, ANNUAL of a plan, by
 * the word of a file.
 */
export interface ReviewSet {
  readonly review: 'SUPPORT' | 'ANNUAL';
  readonly by: string;
  readonly on: CivilDate;
  readonly dueOn: CivilDate | null;
}

/**
 * What a pupil's record says about identification, as dated facts: none of them depends on the day on which it is
 * asked.
 */
export interface StatusFacts {
  readonly enrolments: readonly Enrolment[];
  readonly periods: readonly KnownPeriod[];
  readonly reviews: readonly ReviewSet[];
  /** Events of identification, cut down to what its state of a day is folded from. */
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

/** The codes and the enrolments at one school, from the events of the whole record; `STANDING_TYPES` are enough. */
export function standing(
  events: readonly EffectiveEvent[],
  schoolUrn: string,
): Pick<StatusFacts, 'enrolments' | 'periods'> {
  return {
    enrolments: enrolmentsOf(events).filter((enrolment) => enrolment.schoolUrn === schoolUrn),
    periods: statusPeriods(events).map((period) => known(period, events)),
  };
}

/** Types of events from which enrolments and codes follow, and whether a plan is named. */
export const STANDING_TYPES: readonly EventType[] = [
  ...new Set([...ENROLMENT_TYPES, ...STATUS_EVENT_TYPES, ...PLAN_TYPES]),
];

/** The events of identification among these, as they are kept. */
export function caseEvents(events: readonly EffectiveEvent[]): readonly EffectiveEvent[] {
  return events.filter(({ type }) => CASE.has(type)).map(caseEvent);
}

/** What set the next review, from the events of identification as they are kept. */
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

/** What `identificationState`, `statusPeriods` and `reviewSetBy` read of an event, by name. */
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
