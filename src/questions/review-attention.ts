import { ehcCaseOf } from '../decisions/ehc/ehc-case.ts';
import { clocksOf } from '../decisions/ehc/ehc-clocks.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { Attention, AttentionAsked, AttentionDetail } from './attention.ts';
import { givenOn, provisionReviewDue, type ReviewDue, reviewDue } from './review-dates.ts';

const DETAILS: Readonly<Record<ReviewDue['kind'], AttentionDetail>> = { SUPPORT_REVIEW: 'SUPPORT_REVIEW', CONCERN_CHECK: 'CONCERN_BY_CUSTOM', MONITORING_CHECK: 'MONITORING' };

/** Reviews whose day has passed: of SEN support, of a concern or of monitoring, of provision, and of a plan (s.44). */
export function reviewAttention(asked: AttentionAsked): readonly Attention[] {
  const { facts, on, period, calendar } = asked;
  const next = reviewDue(facts, period, on, calendar);
  return [
    ...(next === undefined ? [] : overdue(next.kind === 'SUPPORT_REVIEW' && next.byCustom ? 'SUPPORT_REVIEW_BY_CUSTOM' : DETAILS[next.kind], next.dueOn, next.by, on)),
    ...givenOn(facts, on).flatMap((provision) => overdue('PROVISION_REVIEW', provisionReviewDue(provision, facts, on), provision.history.id, on)),
    ...(period?.status === 'E' ? annualReview(asked) : []),
  ];
}

/** The newest annual review clock that nothing has met; an older one was taken over by it. */
function annualReview({ facts, on }: AttentionAsked): readonly Attention[] {
  const newest = clocksOf(ehcCaseOf(facts.ehc, on), on).findLast(({ clockId }) => clockId === 'ANNUAL_REVIEW');
  return newest === undefined || newest.actual !== null || newest.state === 'STOPPED' ? [] : overdue('ANNUAL_REVIEW', newest.nominal, newest.startedBy, on);
}

function overdue(detail: AttentionDetail, dueOn: CivilDate | null, about: string | null, on: CivilDate): readonly Attention[] {
  return dueOn !== null && dueOn < on ? [{ code: 'REVIEW_OVERDUE', detail, since: addDays(dueOn, 1), dueOn, about }] : [];
}
