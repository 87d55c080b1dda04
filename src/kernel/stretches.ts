/** Part of a list that grows at its end. `at` is the place of its first entry in the whole list, counted from 0. */
export interface Stretch<One> {
  readonly at: number;
  readonly list: readonly One[];
}

/** Lengths of whole stretches, longest first. */
const LENGTHS = [64, 16, 4];

/**
 * Cuts a list into whole stretches, the longest first, and a rest of up to three entries. An entry at the end changes
 * the last stretch, or makes one of it and those before it.
 * Stored a row a stretch, each entry is written about five times, however long the list. Written whole, it would be
 * written again with each later entry.
 */
export function stretchesOf<One>(list: readonly One[]): readonly Stretch<One>[] {
  const stretches: Stretch<One>[] = [];
  let at = 0;
  while (at < list.length) {
    const rest = list.length - at;
    const length = LENGTHS.find((whole) => whole <= rest) ?? rest;
    stretches.push({ at, list: list.slice(at, at + length) });
    at += length;
  }
  return stretches;
}

/** Puts the stretches of one list together again, in any order. */
export function joined<One>(stretches: readonly Stretch<One>[]): readonly One[] {
  return stretches.toSorted((a, b) => a.at - b.at).flatMap(({ list }) => list);
}
