import { periodOn } from '../decisions/sen-status.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import type { KnownPeriod } from './status-facts.ts';
import { censusAttention } from './census-readiness.ts';
import { parentAttention } from './parent-attention.ts';
import { provisionAttention } from './provision-attention.ts';
import type { PupilFacts } from './pupil-facts.ts';
import { reviewAttention } from './review-attention.ts';
import { givenOn } from './review-dates.ts';
import { sectionFAttention } from './section-f-attention.ts';
import { statusAttention } from './status-attention.ts';
import { transferAttention } from './transfer-attention.ts';
import { type Attention, ATTENTION_CODES, type AttentionAsked } from './attention-reason.ts';

export type AttentionRule = (asked: AttentionAsked) => readonly Attention[];

const RULES: readonly AttentionRule[] = [
  reviewAttention,
  parentAttention,
  statusAttention,
  provisionAttention,
  sectionFAttention,
  transferAttention,
  censusAttention,
];

/** Every reason why a pupil needs attention on a day, in the order of the codes. Empty if the pupil is not on roll. */
export function attention(
  facts: PupilFacts,
  on: CivilDate,
  calendar: SchoolCalendar,
  transitionYears: readonly string[],
): readonly Attention[] {
  if (!isOnRoll(facts, on)) return [];
  const period = codeOn(facts, on);
  const asked = {
    facts,
    on,
    calendar,
    period,
    hasSen: period !== undefined && period.status !== 'N',
    given: givenOn(facts, on),
    transitionYears,
  };
  return RULES.flatMap((rule) => rule(asked)).sort(
    (a, b) => ATTENTION_CODES.indexOf(a.code) - ATTENTION_CODES.indexOf(b.code),
  );
}

export function isOnRoll({ status: { enrolments } }: PupilFacts, on: CivilDate): boolean {
  return enrolments.some(({ since, leftOn }) => (since === null || since <= on) && (leftOn === null || on <= leftOn));
}

/** The provision code of a day with its needs. */
export function codeOn({ status: { periods } }: PupilFacts, on: CivilDate): KnownPeriod | undefined {
  return periodOn(periods, on) as KnownPeriod | undefined;
}
