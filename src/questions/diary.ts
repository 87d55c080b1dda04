import { ehcCaseOf } from '../decisions/ehc/ehc-case.ts';
import { AnnualReviewScheduled } from '../decisions/ehc/review-events.ts';
import { clocksOf } from '../decisions/ehc/ehc-clocks.ts';
import { holdsOn } from '../decisions/provision/placements.ts';
import { isA } from '../kernel/members.ts';
import { effectiveDate } from '../kernel/folding.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { codeOn, isOnRoll } from './attention.ts';
import { termEnds } from './parent-attention.ts';
import type { PupilFacts } from './pupil-facts.ts';
import { annualReviewDue, givenOn, placementReviewDue, provisionReviewDue, reviewDue } from './review-dates.ts';

export const DIARY_KINDS = [
  'SUPPORT_REVIEW',
  'CONCERN_CHECK',
  'MONITORING_CHECK',
  'PROVISION_REVIEW',
  'PROVISION_END',
  'OUTCOME_DUE',
  'PLACEMENT_REVIEW',
  'PLACEMENT_END',
  'ANNUAL_REVIEW',
  'CLOCK',
  'SIGN_OFF_CONDITION',
  'PARENT_MEETING',
] as const;
export type DiaryKind = (typeof DIARY_KINDS)[number];

/** Something to do about a pupil by a day. */
export interface DiaryEntry {
  readonly day: CivilDate;
  readonly kind: DiaryKind;
  /** The clock, if it is one. */
  readonly clockId: string | null;
  /** True if nobody set the day and schools keep it by custom. */
  readonly byCustom: boolean;
  /** The provision, request, review or other record it is about. */
  readonly about: string | null;
}

/** Days asked for, both ends included, by the record of the day `on`. */
export interface DiaryAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly on: CivilDate;
  readonly calendar: SchoolCalendar;
}

/** Open entries of a pupil on roll that fall due within the days, in order. Entries already done are left out. */
export function diaryOf(facts: PupilFacts, asked: DiaryAsked): readonly DiaryEntry[] {
  const { from, to, on } = asked;
  if (!isOnRoll(facts, on)) return [];
  const entries = [
    ...reviews(facts, asked),
    ...provisions(facts, on),
    ...placements(facts, on),
    ...ehc(facts, on),
    ...conditions(facts, on),
    ...parentMeetings(facts, asked),
  ];
  return entries
    .filter(({ day }) => from <= day && day <= to)
    .sort((a, b) =>
      a.day < b.day ? -1 : a.day > b.day ? 1 : DIARY_KINDS.indexOf(a.kind) - DIARY_KINDS.indexOf(b.kind),
    );
}

function entry(kind: DiaryKind, day: CivilDate, about: string | null, more: Partial<DiaryEntry> = {}): DiaryEntry {
  return { day, kind, clockId: null, byCustom: false, about, ...more };
}

function reviews(facts: PupilFacts, { on, calendar }: DiaryAsked): readonly DiaryEntry[] {
  const next = reviewDue(facts, codeOn(facts, on), on, calendar);
  return next === undefined ? [] : [entry(next.kind, next.dueOn, next.by, { byCustom: next.byCustom })];
}

function provisions(facts: PupilFacts, on: CivilDate): readonly DiaryEntry[] {
  return givenOn(facts, on).flatMap((provision) => {
    const {
      history: { id },
      terms,
      outcomes,
    } = provision;
    const review = provisionReviewDue(provision, facts, on);
    return [
      ...(review === null ? [] : [entry('PROVISION_REVIEW', review, id)]),
      ...(terms.plannedEndOn === null ? [] : [entry('PROVISION_END', terms.plannedEndOn, id)]),
      ...outcomes
        .filter(({ result, replaced }) => result === null && !replaced)
        .map((outcome) => entry('OUTCOME_DUE', outcome.dueOn, outcome.id)),
    ];
  });
}

function placements(facts: PupilFacts, on: CivilDate): readonly DiaryEntry[] {
  return facts.placements
    .filter((one) => holdsOn(one, on))
    .flatMap((placement) => {
      const review = placementReviewDue(placement, facts, on);
      return [
        ...(review === null ? [] : [entry('PLACEMENT_REVIEW', review, placement.id)]),
        ...(placement.plannedEndOn === null ? [] : [entry('PLACEMENT_END', placement.plannedEndOn, placement.id)]),
      ];
    });
}

/** Running clocks, and the review meeting that is arranged. The annual review's own clock is shown as ANNUAL_REVIEW. */
function ehc(facts: PupilFacts, on: CivilDate): readonly DiaryEntry[] {
  const ehcCase = ehcCaseOf(facts.ehc, on);
  const running = clocksOf(ehcCase, on).filter(
    ({ clockId, state, actual }) =>
      clockId !== 'ANNUAL_REVIEW' && actual === null && state !== 'STOPPED' && state !== 'MET',
  );
  const plan = codeOn(facts, on)?.status === 'E' ? annualReviewDue(facts, on) : undefined;
  const scheduled = ehcCase.events.findLast(isA(AnnualReviewScheduled));
  const held = ehcCase.events.findLast(({ type }) => type === 'AnnualReviewHeld');
  const arranged = scheduled !== undefined && (held === undefined || effectiveDate(held) < effectiveDate(scheduled));
  return [
    ...running.map(({ clockId, nominal, startedBy }) => entry('CLOCK', nominal, startedBy, { clockId })),
    ...(plan === undefined ? [] : [entry('ANNUAL_REVIEW', plan.dueOn, plan.by)]),
    ...(arranged ? [entry('ANNUAL_REVIEW', scheduled.data.meetingOn, scheduled.id)] : []),
  ];
}

function conditions({ conditions: all }: PupilFacts, on: CivilDate): readonly DiaryEntry[] {
  return all
    .filter(({ setOn, metOn }) => setOn <= on && (metOn === null || metOn > on))
    .map(({ dueOn, request }) => entry('SIGN_OFF_CONDITION', dueOn, request));
}

/**
 * One meeting a term with the parents of a pupil on SEN support (CoP 6.65), unless one was held by the day of asking.
 * Terms that are over are left out: `parentAttention` shows what was missed.
 */
function parentMeetings(facts: PupilFacts, { from, to, on, calendar }: DiaryAsked): readonly DiaryEntry[] {
  const period = codeOn(facts, on);
  if (period?.status !== 'K') return [];
  const met = (first: CivilDate, last: CivilDate): boolean =>
    facts.contacts.some((contact) => contact.meeting && first <= contact.on && contact.on <= last && contact.on <= on);
  return termEnds(from, to, calendar)
    .filter((term) => on <= term.lastDay && period.since <= term.lastDay && !met(term.from, term.to))
    .map(({ lastDay }) => entry('PARENT_MEETING', lastDay, null, { byCustom: true }));
}
