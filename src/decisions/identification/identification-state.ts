import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import type { SchoolCalendar } from '../../kernel/school-days.ts';
import { customaryDay } from '../../reference/identification-customs.ts';
import { type StatusPeriod, statusPeriods, wholePeriods } from '../sen-status.ts';

/** Steps of a concern, in order. */
const STEPS = [
  'CONCERN_RAISED',
  'INFORMATION_GATHERING',
  'DISCUSSED_WITH_PARENTS_AND_PUPIL',
  'DECISION_PROPOSED',
] as const;
const OUTCOMES = ['MONITORING', 'NOT_SEN', 'SPECIALIST_REFERRAL', 'REMOVED'] as const;
const SUPPORT = ['PLACED_ON_SEN_SUPPORT', 'REVIEWED', 'CONTINUED', 'STEPPED_UP'] as const;

export const IDENTIFICATION_STATES = ['NONE', ...STEPS, ...SUPPORT, ...OUTCOMES, 'EHC_PLAN'] as const;
export type IdentificationState = (typeof IDENTIFICATION_STATES)[number];

/** The state of identification of a pupil's SEN on a day. */
export interface Identification {
  readonly state: IdentificationState;
  /** Since when; null for NONE. */
  readonly since: CivilDate | null;
  /** When the concern behind it was raised; null if none is recorded. */
  readonly concernRaisedOn: CivilDate | null;
  /** The next review that was set. After a removal, the day until which the pupil is monitored. */
  readonly reviewOn: CivilDate | null;
  /** Day by which a concern is reviewed: by custom within half a term. Null once it is decided. */
  readonly halfTermCheckDueOn: CivilDate | null;
  /** Day of the first review of SEN support: by custom within a term. Null once it was reviewed. */
  readonly firstReviewDueOn: CivilDate | null;
}

type Case = Omit<Identification, 'halfTermCheckDueOn' | 'firstReviewDueOn'>;
type Move = (before: Case) => Case;

const NOTHING: Case = { state: 'NONE', since: null, concernRaisedOn: null, reviewOn: null };

/**
 * The state on a day, folded from the events that count by then, in the order of `foldCorrections`.
 * The provision code goes first: K and E mean SEN support and plan, whatever is recorded about concerns. A concern only
 * goes forward and ends with an outcome. A new concern or proposal opens it again.
 * `calendar` is the school's, if known; without it half a term is six weeks.
 */
export function identificationState(
  events: readonly EffectiveEvent[],
  on: CivilDate,
  calendar?: SchoolCalendar,
): Identification {
  const now = movesUntil(events, on).reduce((before, move) => move(before), NOTHING);
  const { state, since, concernRaisedOn } = now;
  return {
    ...now,
    halfTermCheckDueOn:
      (concernRaisedOn !== null && isOneOf(STEPS, state)
        ? customaryDay('CONCERN_REVIEWED', concernRaisedOn, calendar)
        : undefined) ?? null,
    firstReviewDueOn:
      (since !== null && state === 'PLACED_ON_SEN_SUPPORT' ? customaryDay('FIRST_SUPPORT_REVIEW', since) : undefined) ??
      null,
  };
}

function movesUntil(events: readonly EffectiveEvent[], on: CivilDate): readonly Move[] {
  const periods = wholePeriods(statusPeriods(events)).filter(({ from }) => from <= on);
  const begun = (event: EffectiveEvent): StatusPeriod | undefined =>
    periods.find(({ by, from }) => by === event.id && from === effectiveDate(event));
  const own = events
    .filter((event) => effectiveDate(event) <= on)
    .map((event) => {
      const period = begun(event);
      return { day: effectiveDate(event), move: period === undefined ? caseMove(event) : statusMove(period, event) };
    });
  // N after a stated end has no event on its own day.
  const ends = periods
    .filter((period) => !events.some((event) => begun(event) === period))
    .map((period) => ({ day: period.from, move: statusMove(period) }));
  return [...ends, ...own].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ move }) => move);
}

function statusMove({ status, from }: StatusPeriod, event?: EffectiveEvent): Move {
  return (before) => {
    const reviewOn = dayIn(event, event?.type === 'RegisterRemovalDecided' ? 'monitorUntil' : 'reviewOn');
    if (status === 'E')
      return before.state === 'EHC_PLAN' ? before : { ...before, state: 'EHC_PLAN', since: from, reviewOn: null };
    if (status === 'K')
      return isOneOf(SUPPORT, before.state)
        ? { ...before, reviewOn: reviewOn ?? before.reviewOn }
        : { ...before, state: 'PLACED_ON_SEN_SUPPORT', since: from, reviewOn };
    if (event?.type === 'RegisterRemovalDecided') return { ...before, state: 'REMOVED', since: from, reviewOn };
    // A file that gives N ends SEN support or plan, but not an open concern.
    return isOneOf(SUPPORT, before.state) || before.state === 'EHC_PLAN' ? NOTHING : before;
  };
}

function caseMove(event: EffectiveEvent): Move {
  return CASE_MOVES[event.type]?.(event, effectiveDate(event)) ?? ((before) => before);
}

/** How an event changes the case, by type. Other events change nothing. */
const CASE_MOVES: Readonly<Partial<Record<string, (event: EffectiveEvent, since: CivilDate) => Move>>> = {
  ConcernRaised: (event, since) => (before) =>
    isOneOf(STEPS, before.state) || underCode(before)
      ? before
      : { state: 'CONCERN_RAISED', since, concernRaisedOn: dayIn(event, 'raisedOn'), reviewOn: null },
  InformationGathered: (_, since) => forward('INFORMATION_GATHERING', since),
  // If nobody was reached, there was no discussion.
  ParentDiscussionHeld: ({ data }, since) =>
    data['withParents'] === true || data['withPupil'] === true
      ? forward('DISCUSSED_WITH_PARENTS_AND_PUPIL', since)
      : (before) => before,
  IdentificationProposed: (_, since) => (before) =>
    isOneOf(OUTCOMES, before.state)
      ? { ...before, state: 'DECISION_PROPOSED', since }
      : forward('DECISION_PROPOSED', since)(before),
  MonitoringStarted: (event, since) => outcome('MONITORING', since, dayIn(event, 'reviewOn')),
  NotSenDecided: (_, since) => outcome('NOT_SEN', since, null),
  SpecialistReferralDecided: (_, since) => outcome('SPECIALIST_REFERRAL', since, null),
  SenSupportReviewHeld: (event, since) => afterReview('REVIEWED', since, dayIn(event, 'nextReviewOn')),
  ReviewDateObserved: (event) => (before) =>
    event.data['review'] === 'SUPPORT' && isOneOf(SUPPORT, before.state)
      ? { ...before, reviewOn: dayIn(event, 'reviewOn') }
      : before,
  SenSupportContinued: (event, since) => afterReview('CONTINUED', since, dayIn(event, 'nextReviewOn')),
  SenSupportSteppedUp: (event, since) => afterReview('STEPPED_UP', since, dayIn(event, 'nextReviewOn')),
};

/** Moves a concern forward. A step already passed, or one after an outcome, changes nothing. */
function forward(state: (typeof STEPS)[number], since: CivilDate): Move {
  return (before) => {
    const reached = isOneOf(STEPS, before.state) ? STEPS.indexOf(before.state) : -1;
    const ended = isOneOf(OUTCOMES, before.state) || underCode(before);
    return ended || STEPS.indexOf(state) <= reached ? before : { ...before, state, since };
  };
}

function outcome(state: (typeof OUTCOMES)[number], since: CivilDate, reviewOn: CivilDate | null): Move {
  return (before) => (underCode(before) ? before : { ...before, state, since, reviewOn });
}

function afterReview(state: (typeof SUPPORT)[number], since: CivilDate, next: CivilDate | null): Move {
  return (before) =>
    isOneOf(SUPPORT, before.state) ? { ...before, state, since, reviewOn: next ?? before.reviewOn } : before;
}

/** On SEN support or with a plan: the code goes before any concern. */
function underCode({ state }: Case): boolean {
  return isOneOf(SUPPORT, state) || state === 'EHC_PLAN';
}

function isOneOf<State extends string>(states: readonly State[], state: string): state is State {
  return (states as readonly string[]).includes(state);
}

function dayIn(event: EffectiveEvent | undefined, field: string): CivilDate | null {
  const day = event?.data[field];
  return typeof day === 'string' ? day : null;
}
