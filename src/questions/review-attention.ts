import { holdsOn } from '../decisions/provision/placements.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Attention, AttentionAsked, AttentionDetail } from './attention-reason.ts';
import { annualReviewDue, placementReviewDue, provisionReviewDue, type ReviewDue, reviewDue } from './review-dates.ts';

const DETAILS: Readonly<Record<ReviewDue['kind'], AttentionDetail>> = {
  SUPPORT_REVIEW: 'SUPPORT_REVIEW',
  CONCERN_CHECK: 'CONCERN_BY_CUSTOM',
  MONITORING_CHECK: 'MONITORING',
};

/** Overdue reviews: of SEN support, a concern, monitoring, provision, placements and a plan (s.44). */
export function reviewAttention({ facts, on, period, calendar, given }: AttentionAsked): readonly Attention[] {
  const next = reviewDue(facts, period, on, calendar);
  const plan = period?.status === 'E' ? annualReviewDue(facts, on) : undefined;
  return [
    ...(next === undefined
      ? []
      : overdue(
          next.kind === 'SUPPORT_REVIEW' && next.byCustom ? 'SUPPORT_REVIEW_BY_CUSTOM' : DETAILS[next.kind],
          next.dueOn,
          next.by,
          on,
        )),
    ...given.flatMap((provision) =>
      overdue('PROVISION_REVIEW', provisionReviewDue(provision, facts, on), provision.history.id, on),
    ),
    ...facts.placements
      .filter((one) => holdsOn(one, on))
      .flatMap((one) => overdue('PLACEMENT_REVIEW', placementReviewDue(one, facts, on), one.id, on)),
    ...(plan === undefined ? [] : overdue('ANNUAL_REVIEW', plan.dueOn, plan.by, on)),
  ];
}

function overdue(
  detail: AttentionDetail,
  dueOn: CivilDate | null,
  about: string | null,
  on: CivilDate,
): readonly Attention[] {
  return dueOn !== null && dueOn < on
    ? [{ code: 'REVIEW_OVERDUE', detail, since: addDays(dueOn, 1), dueOn, about }]
    : [];
}
