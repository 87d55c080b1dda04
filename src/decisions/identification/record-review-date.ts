import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import {
  inApi,
  codes,
  type CodeOf,
  type DataOf,
  dayAboutChild,
  event,
  input,
  type InputOf,
  isA,
  oneOf,
  reviewDay,
  saidIn,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { OBSERVATION_SOURCE } from '../observation-source.ts';
import { birthRules, broken } from '../policies.ts';

const REVIEW_KIND = codes('ReviewKind', 'Of what a review is.', {
  SUPPORT: 'Of SEN support (SEND Code of Practice 6.53 to 6.56).',
  ANNUAL: 'Of an EHC plan (Children and Families Act 2014 s.44).',
});
export type ReviewKind = CodeOf<typeof REVIEW_KIND>;

/** The next review date as a file or document gives it. It is no decision. */
export const ReviewDateObserved = event(
  'ReviewDateObserved',
  'A date of the next review was taken from a file or document.',
  {
    source: inApi('statedIn', oneOf(OBSERVATION_SOURCE, 'Where it is stated.')),
    review: oneOf(REVIEW_KIND, 'Of what the review is.'),
    reviewOn: reviewDay('The day of the review.'),
    saidOn: dayAboutChild('Date of the file or document.'),
  },
);
export type ReviewDateObserved = DataOf<typeof ReviewDateObserved>;

export const RecordReviewDate = input('When a file or document says the next review is.', saidIn(ReviewDateObserved));
export type RecordReviewDate = PupilCommand & InputOf<typeof RecordReviewDate>;

/** Records a review date. Refused if files and documents last gave the same date. */
export function recordReviewDate(command: RecordReviewDate, given: PupilGiven): Decision {
  const { review, reviewOn, saidOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(saidOn > given.today, 'DATE_IN_FUTURE'),
      ...birthRules(given, reviewOn, saidOn),
      ...broken(reviewDateSaid(given.pupil.events, review) === reviewOn, 'ALREADY_RECORDED'),
    ],
    [happened(ReviewDateObserved, command, saidOn)],
  );
}

/** The date that files and documents last gave for this kind of review; undefined if none. */
export function reviewDateSaid(events: readonly EffectiveEvent[], review: ReviewKind): CivilDate | undefined {
  return events.filter(isA(ReviewDateObserved)).findLast(({ data }) => data.review === review)?.data.reviewOn;
}
