import { type CodeOf, codes } from '../../kernel/members.ts';

/** The parents' position. Disagreement never stops provision; it is recorded. */
export const PARENT_POSITION = codes('ParentPosition', 'Where parents stand. Disagreement never stops provision.', {
  AGREES: 'They agree.',
  PARTLY_AGREES: 'They agree in part.',
  DISAGREES: 'They disagree.',
  NOT_ASKED: 'They were not asked.',
  NOT_KNOWN: 'Not known.',
});
export type ParentPosition = CodeOf<typeof PARENT_POSITION>;
