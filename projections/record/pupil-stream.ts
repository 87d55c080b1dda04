import type { LoggedEvent } from '../../src/store/event-log.ts';

const PREFIX = 'pupil-';

/** The opaque id of the pupil whose stream an event stands in; undefined for any other stream. */
export function pupilOf(event: Pick<LoggedEvent, 'stream'>): string | undefined {
  return event.stream.startsWith(PREFIX) ? event.stream.slice(PREFIX.length) : undefined;
}

export function pupilStream(pupil: string): string {
  return PREFIX + pupil;
}
