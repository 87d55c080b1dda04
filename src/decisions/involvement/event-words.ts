import { wordsOf } from '../../kernel/members.ts';
import { INVOLVEMENT_EVENTS } from './field-classes.ts';

/** What each of these events says, in plain words for those who read the record. */
export const INVOLVEMENT_WORDS = wordsOf(...INVOLVEMENT_EVENTS);
