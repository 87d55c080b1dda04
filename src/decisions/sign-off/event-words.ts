import { wordsOf } from '../../kernel/members.ts';
import { SIGN_OFF_EVENTS } from './events.ts';

/** What each of these events says, in plain words for those who read the record. */
export const SIGN_OFF_WORDS = wordsOf(...SIGN_OFF_EVENTS);
