import type { LoggedEvent } from '../../src/store/event-log.ts';

const PREFIX = 'pupil-';

/** The id of the pupil whose stream holds the event. Undefined for other streams. */
export function pupilOf(event: Pick<LoggedEvent, 'stream'>): string | undefined {
  return event.stream.startsWith(PREFIX) ? event.stream.slice(PREFIX.length) : undefined;
}

export function pupilStream(pupil: string): string {
  return PREFIX + pupil;
}
