import { type Identification, identificationState } from '../decisions/identification/identification-state.ts';
import { type Enrolment, enrolmentsOf } from '../decisions/pupil-case.ts';
import { type StatusPeriod, statusPeriods } from '../decisions/sen-status.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';

/** A provision code over days. `planNamed`: a plan's reference and LA are known; `knownOn`: when a file or document told it. */
export interface KnownPeriod extends StatusPeriod {
  readonly planNamed: boolean;
  readonly knownOn: CivilDate;
}

/** Something that sets the next review, or leaves it unset (`dueOn` null): SUPPORT of SEN support, ANNUAL of a plan, by the word of a file. */
export interface ReviewSet {
  readonly review: 'SUPPORT' | 'ANNUAL';
  readonly by: string;
  readonly on: CivilDate;
  readonly dueOn: CivilDate | null;
}

/** Where identification stood from a day on. */
export interface CaseStep extends Pick<Identification, 'state' | 'concernRaisedOn' | 'reviewOn'> {
  readonly on: CivilDate;
}

/** What a pupil's record says about identification, as dated facts: none of them depends on the day on which it is asked. */
export interface StatusFacts {
  readonly enrolments: readonly Enrolment[];
  readonly periods: readonly KnownPeriod[];
  readonly reviews: readonly ReviewSet[];
  readonly cases: readonly CaseStep[];
}

export const REVIEW_SETTING_TYPES = ['SenSupportDecided', 'SenSupportReviewHeld', 'SenSupportContinued', 'SenSupportSteppedUp', 'ApdrPlanAgreed', 'ApdrReviewHeld', 'ReviewDateObserved'] as const;
export const CASE_EVENT_TYPES = ['ConcernRaised', 'InformationGathered', 'ParentDiscussionHeld', 'IdentificationProposed', 'MonitoringStarted', 'NotSenDecided', 'SpecialistReferralDecided', 'RegisterRemovalDecided', 'ProvisionCodeObserved', ...REVIEW_SETTING_TYPES] as const;

/** From the events of the whole record; the enrolments are those of one school. */
export function statusFacts(events: readonly EffectiveEvent[], schoolUrn: string): StatusFacts {
  return {
    enrolments: enrolmentsOf(events).filter((enrolment) => enrolment.schoolUrn === schoolUrn),
    periods: statusPeriods(events).map((period) => known(period, events)),
    reviews: events.flatMap(reviewSetBy), cases: caseSteps(events),
  };
}

function known(period: StatusPeriod, events: readonly EffectiveEvent[]): KnownPeriod {
  const by = events.find(({ id }) => id === period.by);
  const recordedOn = by?.metadata.recordedAt.slice(0, 10) ?? period.since;
  const planPapers = (event: EffectiveEvent | undefined): boolean => event?.data['planReference'] != null && (event.data['plan'] != null || event.data['laCode'] != null);
  const named = planPapers(by) || events.some((event) => (event.type === 'FinalPlanReceived' || event.type === 'PlanAmended') && event.data['planReference'] != null);
  return { ...period, planNamed: named, knownOn: recordedOn > period.since ? recordedOn : period.since };
}

function reviewSetBy(event: EffectiveEvent): readonly ReviewSet[] {
  if (!(REVIEW_SETTING_TYPES as readonly string[]).includes(event.type)) return [];
  const due = event.data['nextReviewOn'] ?? event.data['reviewOn'] ?? null;
  const review = event.type === 'ReviewDateObserved' && event.data['review'] === 'ANNUAL' ? 'ANNUAL' : 'SUPPORT';
  const held = event.data['heldOn'];
  return [{ review, by: event.id, on: typeof held === 'string' ? held : effectiveDate(event), dueOn: due as CivilDate | null }];
}

/** The state on each day on which it may change, without days on which it did not. */
function caseSteps(events: readonly EffectiveEvent[]): readonly CaseStep[] {
  const own = events.filter(({ type }) => (CASE_EVENT_TYPES as readonly string[]).includes(type));
  const ends = own.flatMap(({ data }) => (typeof data['to'] === 'string' ? [addDays(data['to'], 1)] : []));
  const days = [...new Set([...own.map((event) => effectiveDate(event)), ...ends])].sort();
  const steps: CaseStep[] = [];
  for (const on of days) {
    const { state, concernRaisedOn, reviewOn } = identificationState(own, on);
    const last = steps.at(-1);
    if (last?.state !== state || last.concernRaisedOn !== concernRaisedOn || last.reviewOn !== reviewOn) steps.push({ on, state, concernRaisedOn, reviewOn });
  }
  return steps;
}
