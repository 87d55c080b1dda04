import { EVENTS, type EventType, TIMELINE_TYPES } from '../../src/registry/events.ts';
import { publishEnum } from './publish.ts';

export const TimelineEntryTypeEnum = publishEnum<EventType>(
  'TimelineEntryType',
  "What can stand in a pupil's timeline.",
  Object.fromEntries(TIMELINE_TYPES.map((type) => [type, EVENTS[type].words])) as Readonly<Record<EventType, string>>,
);
