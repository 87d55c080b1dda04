// The decision history of a program with a bug: what concerns it in the event at ordinal 3 cannot be applied.
import { MODEL as SOUND } from '../../../projections/decisions/decision-history-model.ts';
import type { Apply, ReadModel } from '../../../projections/engine/projection.ts';

function failing(apply: Apply): Apply {
  return (event) => {
    if (event.ordinal === 3) throw new Error('a bug');
    apply(event);
  };
}

export const MODEL: ReadModel = {
  ...SOUND,
  source: import.meta.url,
  follow: (database, log) => failing(SOUND.follow(database, log)),
  collect(database, share) {
    const { begin, flush } = SOUND.collect(database, share);
    return { begin: (streamAsAt) => failing(begin(streamAsAt)), flush };
  },
};
