import { type CodeOf, codes } from '../../kernel/members.ts';

/** Why provision was interrupted. Funding and staffing are listed, so that they can be given honestly. */
export const INTERRUPTION = codes('Interruption', 'Why provision was interrupted or not delivered.', {
  PUPIL_ABSENT: 'The pupil was absent.',
  STAFF_ABSENT: 'Staff were absent.',
  VACANCY: 'A post is vacant.',
  FUNDING: 'For lack of funding.',
  ROOM_OR_EQUIPMENT: 'For lack of a room or equipment.',
  PARENT_REQUEST: 'At the request of a parent.',
  OTHER: 'Another reason.',
});
export type Interruption = CodeOf<typeof INTERRUPTION>;
