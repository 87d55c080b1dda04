import type { StoredEvent } from '../../kernel/event.ts';
import type { Placed } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { MergedInto, PupilMerged } from './events.ts';

/** Events of a closed record that do not join the survivor's: its identity, and its closing. */
const STAYS_BEHIND: readonly string[] = ['PupilRegistered', 'PupilIdentityChanged', 'MergedInto'];

/**
 * The record of a pupil: the events of merged records, in the order of the merges, then those of its own stream
 * (`event-format.md` §6). Without merges it is the stream. `recordOf` gives the record of a merged pupil.
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

/** The survivor if this stream was closed by a merge; undefined if it is open. */
export function closedFor(events: readonly StoredEvent[]): string | undefined {
  const last = events.at(-1);
  return last !== undefined && isA(MergedInto)(last) ? last.data.survivor : undefined;
}
