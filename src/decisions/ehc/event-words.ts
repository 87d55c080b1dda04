import { wordsOf } from '../../kernel/members.ts';
import { EHC_EVENTS } from './events.ts';

/** What each of these events says, in plain words for those who read the record. */
export const EHC_WORDS = wordsOf(...EHC_EVENTS);
