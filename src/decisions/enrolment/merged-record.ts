import type { StoredEvent } from '../../kernel/event.ts';
import type { Placed } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { MergedInto, PupilMerged } from './events.ts';

/** Who a child is, is told by the survivor's own stream; that a stream was closed is told of that stream alone. */
const STAYS_BEHIND: readonly string[] = ['PupilRegistered', 'PupilIdentityChanged', 'MergedInto'];

/**
 * The record of a pupil: the events of its own stream, and before them what the records merged into it hold, in the
 * order of the merges (`event-format.md` §6). A record without merges is its stream. `recordOf` answers the record of a
 * loser.
 */
export function withMerged<E extends StoredEvent>(
  own: readonly E[],
  recordOf: (pupil: string) => readonly Placed<E>[],
): readonly Placed<E>[] {
  const losers = mergedPupils(own);
  if (losers.length === 0) return own;
  const merged = losers.flatMap((loser) => recordOf(loser).filter(({ type }) => !STAYS_BEHIND.includes(type)));
  return [...merged.map((event, index) => ({ ...event, place: index - merged.length })), ...own];
}

/** The pupils whose records were merged into the one with these events. */
export function mergedPupils(events: readonly Pick<StoredEvent, 'type' | 'data'>[]): readonly string[] {
  return [...new Set(events.filter(isA(PupilMerged)).map(({ data }) => data.loser))];
}

/** The pupil for whose sake this stream was closed; undefined: it is open. */
export function closedFor(events: readonly StoredEvent[]): string | undefined {
  const last = events.at(-1);
  return last !== undefined && isA(MergedInto)(last) ? last.data.survivor : undefined;
}
