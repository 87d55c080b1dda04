import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken } from '../policies.ts';
import type { ObservationSource } from './events.ts';

/** SUPPORT: of SEN support; ANNUAL: of an EHC plan (Children and Families Act 2014 s.44). */
export const REVIEW_KINDS = ['SUPPORT', 'ANNUAL'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** When the next review is, as a file or document has it; `saidOn` is the date of the file. No decision. */
export interface ReviewDateObserved {
  readonly schoolUrn: string;
  readonly source: ObservationSource;
  readonly review: ReviewKind;
  readonly reviewOn: CivilDate;
  readonly saidOn: CivilDate;
}

export interface RecordReviewDate extends PupilCommand, Omit<ReviewDateObserved, 'schoolUrn'> {}

/** Said before, by the newest word on this kind of review, it changes nothing. */
export function recordReviewDate(command: RecordReviewDate, given: PupilGiven): Decision {
  const { schoolUrn, source, review, reviewOn, saidOn } = command;
  const data: ReviewDateObserved = { schoolUrn, source, review, reviewOn, saidOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(saidOn > given.today, 'DATE_IN_FUTURE'),
      ...birthRules(given, reviewOn, saidOn),
      ...broken(reviewDateSaid(given.pupil.events, review) === reviewOn, 'ALREADY_RECORDED'),
    ],
    [{ type: 'ReviewDateObserved', data, effectiveFrom: saidOn }],
  );
}

/** The date that files and documents last gave for the next review of this kind; undefined when none did. */
export function reviewDateSaid(events: readonly EffectiveEvent[], review: ReviewKind): CivilDate | undefined {
  return (
    events.findLast((event) => event.type === 'ReviewDateObserved' && event.data['review'] === review)?.data as
      ReviewDateObserved | undefined
  )?.reviewOn;
}
