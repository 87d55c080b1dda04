import { Failure } from '../kernel/failure.ts';
import type { Position } from './event-store.ts';

/** A place in the server's `$all` log: byte offsets of the commit and of the record. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** The place as `commit:prepare` in decimal, which is the port's opaque text. */
export function positionText(place: Place): Position {
  return `${place.commit}:${place.prepare}`;
}

/**
 * Reads what `positionText` wrote. Throws Failure CONFIGURATION for anything else, such as a position of another kind
 * of store.
 */
export function parsePosition(position: Position): Place {
  const match = /^(\d{1,20}):(\d{1,20})$/.exec(position);
  if (match === null) throw new Failure('CONFIGURATION', 'a position is not of this kind of store');
  return { commit: BigInt(match[1] as string), prepare: BigInt(match[2] as string) };
}

/** Negative if `a` comes before `b` in the log. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.commit !== b.commit) return a.commit < b.commit ? -1 : 1;
  if (a.prepare !== b.prepare) return a.prepare < b.prepare ? -1 : 1;
  return 0;
}

/** True if `place` is not after `floor`. `null` is before the first event. */
export function isAtOrBefore(place: Place, floor: Place | null): boolean {
  return floor !== null && comparePlaces(place, floor) <= 0;
}

export function laterPlace(a: Place | null, b: Place | null): Place | null {
  if (a === null || b === null) return a ?? b;
  return comparePlaces(a, b) < 0 ? b : a;
}
