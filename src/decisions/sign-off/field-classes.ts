import { classesOf } from '../../kernel/members.ts';
import { SIGN_OFF_EVENTS } from './events.ts';

/** Classes of the events of sign-off. */
export const SIGN_OFF_CLASSES = classesOf(...SIGN_OFF_EVENTS);
