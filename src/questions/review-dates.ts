import { ehcCaseOf } from '../decisions/ehc/ehc-case.ts';
import { clocksOf } from '../decisions/ehc/ehc-clocks.ts';
import { identificationState } from '../decisions/identification/identification-state.ts';
import type { Placement } from '../decisions/provision/placements.ts';
import { provisionOn, type ProvisionOn } from '../decisions/provision/provisions.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate } from '../kernel/folding.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { customaryDay } from '../reference/identification-customs.ts';
import type { PupilFacts } from './pupil-facts.ts';
import type { KnownPeriod } from './status-facts.ts';

/** A review due or overdue. `byCustom` is true if nobody set a date and schools keep it by custom. */
export interface ReviewDue {
  readonly kind: 'SUPPORT_REVIEW' | 'CONCERN_CHECK' | 'MONITORING_CHECK';
  readonly dueOn: CivilDate;
  readonly byCustom: boolean;
  /** The record that set the date; null if none did. */
  readonly by: string | null;
}

/**
 * The next review of identification or SEN support, by the record of a day. Undefined if none is due, as with a plan.
 */
export function reviewDue(
  { status: { reviews, cases } }: PupilFacts,
  period: KnownPeriod | undefined,
  on: CivilDate,
  calendar: SchoolCalendar,
): ReviewDue | undefined {
  if (period?.status === 'E') return undefined;
  if (period?.status === 'K') {
    const last = reviews.findLast((one) => one.review === 'SUPPORT' && one.on >= period.since && one.on <= on);
    if (last?.dueOn != null) return { kind: 'SUPPORT_REVIEW', dueOn: last.dueOn, byCustom: false, by: last.by };
    return byCustom('SUPPORT_REVIEW', customaryDay('FIRST_SUPPORT_REVIEW', last?.on ?? period.knownOn));
  }
  const { state, reviewOn, halfTermCheckDueOn } = identificationState(cases, on, calendar);
  if (state === 'MONITORING' || state === 'REMOVED')
    return reviewOn === null ? undefined : { kind: 'MONITORING_CHECK', dueOn: reviewOn, byCustom: false, by: null };
  return byCustom('CONCERN_CHECK', halfTermCheckDueOn ?? undefined);
}

function byCustom(kind: ReviewDue['kind'], dueOn: CivilDate | undefined): ReviewDue | undefined {
  return dueOn === undefined ? undefined : { kind, dueOn, byCustom: true, by: null };
}

/**
 * When the annual review of a plan is due: by its clock (s.44), otherwise as a file last gave it. Undefined if neither
 * is known, or if it was held since.
 */
export function annualReviewDue(
  { status: { reviews }, ehc }: PupilFacts,
  on: CivilDate,
): { readonly dueOn: CivilDate; readonly by: string } | undefined {
  const ehcCase = ehcCaseOf(ehc, on);
  const clock = clocksOf(ehcCase, on).findLast(({ clockId }) => clockId === 'ANNUAL_REVIEW');
  if (clock !== undefined)
    return clock.actual === null && clock.state !== 'STOPPED'
      ? { dueOn: clock.nominal, by: clock.startedBy }
      : undefined;
  const said = reviews.findLast((one) => one.review === 'ANNUAL' && one.on <= on);
  const held = ehcCase.events.some(
    (event) => event.type === 'AnnualReviewHeld' && said !== undefined && effectiveDate(event) >= said.on,
  );
  return said?.dueOn == null || held ? undefined : { dueOn: said.dueOn, by: said.by };
}

/**
 * The review date of a placement in force on a day. Null if none is set, or if support or plan was reviewed since it
 * began.
 */
export function placementReviewDue(
  { startOn, reviewOn }: Placement,
  { status: { reviews }, ehc }: PupilFacts,
  on: CivilDate,
): CivilDate | null {
  const held = [
    ...reviews.filter((one) => one.review === 'SUPPORT').map((one) => one.on),
    ...ehc.filter(({ type }) => type === 'AnnualReviewHeld').map(effectiveDate),
  ];
  return held.some((day) => day > startOn && day <= on) ? null : reviewOn;
}

/** Provisions active or suspended on a day. */
export function givenOn({ provisions }: PupilFacts, on: CivilDate): readonly ProvisionOn[] {
  return provisions
    .flatMap((history) => provisionOn(history, on) ?? [])
    .filter(({ state }) => state === 'ACTIVE' || state === 'SUSPENDED');
}

/** The review date of a provision on a day. Null if none is set, or if it was reviewed since. */
export function provisionReviewDue(
  { history, terms, outcomes }: ProvisionOn,
  { status: { reviews } }: PupilFacts,
  on: CivilDate,
): CivilDate | null {
  if (terms.reviewOn === null) return null;
  const setOn = history.steps.findLast((step) => step.terms !== null && step.on <= on)?.on ?? '';
  const reviewed = [
    ...reviews.filter((one) => one.review === 'SUPPORT').map((one) => one.on),
    ...outcomes.flatMap(({ assessedOn }) => assessedOn ?? []),
  ].some((day) => day > setOn && day <= on);
  return reviewed ? null : terms.reviewOn;
}
