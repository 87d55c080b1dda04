// The decision history of a program with a bug: what concerns it in the event at ordinal 3 cannot be applied.
import { MODEL as SOUND } from '../../../projections/decisions/decision-history-model.ts';
import type { ReadModel } from '../../../projections/engine/projection.ts';

export const MODEL: ReadModel = {
  ...SOUND,
  source: import.meta.url,
  open(database, log) {
    const apply = SOUND.open(database, log);
    return (event) => {
      if (event.ordinal === 3) throw new Error('a bug');
      apply(event);
    };
  },
};
