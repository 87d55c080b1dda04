import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import type { PupilGiven } from '../given.ts';
import { periodOn } from '../sen-status.ts';
import { SenSupportReviewHeld } from './hold-sen-support-review.ts';

/** Decisions that close a review cycle. The next decision on SEN support needs a review of its own. */
const CLOSING = ['SenSupportContinued', 'SenSupportSteppedUp'];

/**
 * The review that a decision on SEN support rests on (CoP 6.53-6.56); undefined if there is none. It is the latest held
 * by the day of the decision. It must lie within the present SEN support, not before the last decision to continue or
 * step up.
 */
export function reviewReliedOn({ pupil, envelope }: PupilGiven, effectiveFrom: CivilDate): EffectiveEvent | undefined {
  const since = periodOn(pupil.periods, effectiveFrom)?.since ?? '';
  const closed = pupil.events.findLast(
    (event) => CLOSING.includes(event.type) && effectiveDate(event) <= effectiveFrom,
  );
  const begun = closed === undefined ? since : ([since, effectiveDate(closed)].sort().at(-1) ?? since);
  return pupil.events
    .filter(isA(SenSupportReviewHeld))
    .findLast(({ data: { heldOn } }) => begun <= heldOn && heldOn <= envelope.decidedOn);
}
