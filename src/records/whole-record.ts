import { RecordContinued } from '../decisions/enrolment/events.ts';
import { mergedPupils } from '../decisions/enrolment/merged-record.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Placed } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { ownEvents } from './own-events.ts';

/** Events of a closed record that do not join the survivor's: its identity, and its closing. */
const STAYS_BEHIND: readonly string[] = ['PupilRegistered', 'PupilIdentityChanged', 'MergedInto'];

/**
 * The record of a pupil: what its school recorded in an older record of two schools, then the events of merged records,
 * in the order of the merges, then those of its own stream (`event-format.md` §6). Mostly it is the stream.
 * `recordOf` gives the record of another pupil.
 */
export function withMerged<E extends StoredEvent>(
  own: readonly E[],
  recordOf: (pupil: string) => readonly Placed<E>[],
): readonly Placed<E>[] {
  const losers = mergedPupils(own);
  const continued = own.find(isA(RecordContinued));
  if (losers.length === 0 && continued === undefined) return own;
  const earlier =
    continued === undefined ? [] : ownEvents(recordOf(continued.data.fromPupil), continued.data.schoolUrn);
  const merged = losers.flatMap((loser) => recordOf(loser).filter(({ type }) => !STAYS_BEHIND.includes(type)));
  return inFront([...earlier, ...merged], own);
}

/** Places events of other streams before those of a record's own stream. */
export function inFront<E extends StoredEvent>(
  others: readonly Placed<E>[],
  own: readonly Placed<E>[],
): readonly Placed<E>[] {
  const lowest = Math.min(0, ...own.map(({ place = 0 }) => place));
  return [...others.map((event, index) => ({ ...event, place: lowest + index - others.length })), ...own];
}
