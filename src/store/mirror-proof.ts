import { canonicalEvent } from '../kernel/canonical.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { EventLog } from './event-log.ts';
import type { EventStore, PositionedEvent } from './event-store.ts';

/**
 * Looks for the newest event of the log in its stream at the store. Failure CORRUPT if it is not there or another
 * stands in its place: the store is empty, was restored from an older copy, or is not the one that this log mirrors.
 */
export async function proveNewest(store: EventStore, log: EventLog): Promise<void> {
  const newest = log.head();
  const [mine] = log.readAfter(newest - 1, 1);
  if (mine === undefined) return;
  const { stream, revision } = mine;
  const [theirs] = await store.read(stream, { from: revision, limit: 1 });
  if (theirs === undefined)
    throw new Failure('CORRUPT', 'the store ends before its mirror does', { ordinal: newest, stream, revision });
  if (!isSame(mine, theirs)) throw otherEvent(newest, mine);
}

/** The same in the store's global order, where the event has to stand at the position that the log noted. */
export function proveSame(log: EventLog, ordinal: number, theirs: PositionedEvent | undefined): void {
  const [mine] = log.readAfter(ordinal - 1, 1);
  if (mine === undefined || theirs === undefined)
    throw new Failure('CORRUPT', 'the store ends before its mirror does', { ordinal });
  if (!isSame(mine, theirs) || log.positionOf(ordinal) !== theirs.position) throw otherEvent(ordinal, mine);
}

function isSame(mine: StoredEvent, theirs: StoredEvent): boolean {
  return canonicalEvent(mine) === canonicalEvent(theirs);
}

function otherEvent(ordinal: number, { stream, revision }: StoredEvent): Failure {
  return new Failure('CORRUPT', 'the mirror holds another event than its store', { ordinal, stream, revision });
}
