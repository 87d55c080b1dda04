import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { ParentDiscussionHeld } from './case-events.ts';

type Text = 'summary' | 'parentViews' | 'pupilViews';

/**
 * A discussion with parents and pupil, or that they could not be reached (CoP 6.39-6.43). Parents are involved; they
 * need not agree.
 */
export interface RecordDiscussion extends PupilCommand, Omit<ParentDiscussionHeld, 'schoolUrn' | Text> {
  readonly summary: string | null;
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function recordDiscussion(command: RecordDiscussion, given: PupilGiven): Decision {
  const {
    schoolUrn,
    heldOn,
    withParents,
    withPupil,
    notReached,
    agreement,
    noteGivenOn,
    summary,
    parentViews,
    pupilViews,
  } = command;
  const data: ParentDiscussionHeld = {
    schoolUrn,
    heldOn,
    withParents,
    withPupil,
    notReached,
    agreement,
    noteGivenOn,
    summary,
    parentViews,
    pupilViews,
  };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, heldOn),
      ...broken(!withParents && notReached === null, 'DISCUSSION_WITHOUT_PARENTS'),
      ...broken(noteGivenOn !== null && noteGivenOn < heldOn, 'END_BEFORE_START'),
      ...pastRules(given, heldOn, noteGivenOn),
      ...birthRules(given, heldOn),
    ],
    [{ type: 'ParentDiscussionHeld', data, effectiveFrom: heldOn }],
  );
}
