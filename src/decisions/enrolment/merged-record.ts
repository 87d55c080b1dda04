import type { StoredEvent } from '../../kernel/event.ts';
import { isA } from '../../kernel/members.ts';
import { MergedInto, PupilMerged } from './events.ts';

/** The pupils whose records were merged into the one with these events. */
export function mergedPupils(events: readonly Pick<StoredEvent, 'type' | 'data'>[]): readonly string[] {
  return [...new Set(events.filter(isA(PupilMerged)).map(({ data }) => data.loser))];
}

/** The survivor if this stream was closed by a merge; undefined if it is open. */
export function closedFor(events: readonly StoredEvent[]): string | undefined {
  const last = events.at(-1);
  return last !== undefined && isA(MergedInto)(last) ? last.data.survivor : undefined;
}
