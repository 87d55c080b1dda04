import { MODEL as SOUND } from '../../../projections/decisions/decision-history-model.ts';
import type { Apply, ReadModel } from '../../../projections/engine/projection.ts';

/** The decision history, but it throws at the events with these ordinals, if they concern it. */
export function failingAt(ordinal: number, source: string, ...more: readonly number[]): ReadModel {
  const failing =
    (apply: Apply): Apply =>
    (event) => {
      if (event.ordinal === ordinal || more.includes(event.ordinal)) throw new Error('a bug');
      apply(event);
    };
  return {
    ...SOUND,
    source,
    follow: (database, log) => failing(SOUND.follow(database, log)),
    collect(database, share) {
      const { begin, flush } = SOUND.collect(database, share);
      return { begin: (streamAsAt) => failing(begin(streamAsAt)), flush };
    },
  };
}
