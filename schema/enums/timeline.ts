import { EVENT_WORDS, type RecordedEvent } from '../../src/decisions/event-words.ts';
import { publishEnum } from './publish.ts';

export const TimelineEntryTypeEnum = publishEnum<RecordedEvent>(
  'TimelineEntryType',
  "What can stand in a pupil's timeline.",
  EVENT_WORDS,
);
