import {
  codes,
  type DataOf,
  day,
  dayAboutChild,
  event,
  input,
  type InputOf,
  oneOf,
  optional,
  saidIn,
  text,
  yesNo,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';

const PARENT_AGREEMENT = codes('ParentAgreement', 'Where parents stand. SEN support does not need their agreement.', {
  AGREES: 'They agree.',
  PARTLY_AGREES: 'They agree in part.',
  DISAGREES: 'They disagree.',
  NOT_KNOWN: 'Not known.',
});

/** Why parents took no part. */
const NOT_REACHED_REASON = codes('NotReachedReason', 'Why parents took no part.', {
  NO_REPLY: 'No reply.',
  DECLINED: 'They declined.',
  NO_CONTACT_DETAILS: 'There are no contact details.',
  CONTACT_RESTRICTED: 'Contact is restricted.',
  NO_INTERPRETER: 'There was no interpreter.',
  OTHER: 'Another reason.',
});

/**
 * An early discussion with parents and pupil, or the attempt at one. A note of it goes to the parents (CoP 6.39-6.43).
 */
export const ParentDiscussionHeld = event(
  'ParentDiscussionHeld',
  'Parents and pupil were spoken to, or it was tried.',
  {
    heldOn: dayAboutChild('The day on which it was held or tried.'),
    withParents: yesNo('Whether parents took part.'),
    withPupil: yesNo('Whether the pupil took part.'),
    notReached: optional(oneOf(NOT_REACHED_REASON, 'Why parents took no part.')),
    agreement: oneOf(PARENT_AGREEMENT, 'Where the parents stand.'),
    noteGivenOn: optional(day('When parents were given a note of it.')),
    summary: optional(text('What was said.')),
    parentViews: optional(text('Views of the parents.')),
    pupilViews: optional(text('Views of the pupil.')),
  },
);
export type ParentDiscussionHeld = DataOf<typeof ParentDiscussionHeld>;

export const RecordDiscussion = input(
  'A discussion with parents and pupil, or the attempt at one.',
  saidIn(ParentDiscussionHeld),
);
export type RecordDiscussion = PupilCommand & InputOf<typeof RecordDiscussion>;

/** Records a discussion. Parents are involved; they need not agree. */
export function recordDiscussion(command: RecordDiscussion, given: PupilGiven): Decision {
  const { schoolUrn, heldOn, withParents, notReached, noteGivenOn } = command;
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
    [happened(ParentDiscussionHeld, command, heldOn)],
  );
}
