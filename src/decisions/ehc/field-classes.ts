import { classesOf } from '../../kernel/members.ts';
import { EHC_EVENTS } from './events.ts';

/** Classes of the events of EHC needs assessments and plans. */
export const EHC_CLASSES = classesOf(...EHC_EVENTS);
