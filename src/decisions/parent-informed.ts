import { codes, day, oneOf, optional, part, person, type Stored } from '../kernel/members.ts';

export const INFORMING_METHOD = codes('InformingMethod', 'How a parent or young person was informed.', {
  MEETING: 'In a meeting.',
  LETTER: 'By letter.',
  EMAIL: 'By e-mail.',
  PHONE: 'By telephone.',
  PORTAL: "Through the school's portal.",
});

/** How a parent or young person was informed that provision is made (Children and Families Act 2014 s.68). */
export const PARENT_INFORMED = part(
  'ParentInformed',
  'That a parent or young person was informed (Children and Families Act 2014 s.68).',
  {
    on: day('The day.'),
    method: oneOf(INFORMING_METHOD, 'How.'),
    by: optional(person('Person of the school who informed them.', 'Who informed them.')),
  },
);
export type ParentInformed = Stored<typeof PARENT_INFORMED.members>;
