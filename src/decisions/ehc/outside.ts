import { type CodeOf, codes, day, moment, oneOf, optional, orElse, text } from '../../kernel/members.ts';

const OUTSIDE_SOURCE = codes('OutsideSource', 'By whose word a school knows of what others did.', {
  LA_LETTER: 'A letter of the local authority.',
  LA_EMAIL: 'An e-mail of the local authority.',
  LA_PORTAL: 'The portal of the local authority.',
  TRIBUNAL: 'The Tribunal.',
  MEDIATION_ADVISER: 'A mediation adviser.',
  PARENT: 'A parent, carer or young person.',
  PREVIOUS_SCHOOL: 'The previous school.',
  OTHER: 'Somebody else.',
});

/** Letters do not always reach schools, and pupils arrive in mid-process. Then the step before is not known here. */
const PREDECESSOR = codes('Predecessor', 'Whether what has to come before a step is recorded.', {
  RECORDED: 'It is recorded here.',
  NOT_KNOWN_HERE: 'It is not known here: the letter did not reach the school, or the pupil came in mid-process.',
});
export type Predecessor = CodeOf<typeof PREDECESSOR>;

/** When something was sent. For an e-mail the time decides the day it counts as received. */
export const SENT =
  'When it was sent, to the moment: an e-mail after 17:00 or on a day that is no working day counts as received on the next one.';

/**
 * Members of events about acts of the local authority, the Tribunal or a parent. `receivedOn` is always known: it is
 * the school's own evidence.
 */
export const OUTSIDE = {
  source: oneOf(OUTSIDE_SOURCE, 'By whose word the school knows of it.'),
  documentOn: optional(day('Date of the document.')),
  sentAt: optional(moment(SENT, 'When it was sent.')),
  receivedOn: day("The day on which it reached the school: the school's own evidence.", 'When it reached the school.'),
  predecessor: orElse(
    oneOf(
      PREDECESSOR,
      'Whether what came before it is recorded here, or is not known here. Default RECORDED.',
      'Whether what came before it is recorded.',
    ),
    'RECORDED',
  ),
  note: optional(text('A note.')),
};
