import { PROVISION_EVENT_TYPES, type ProvisionHistory } from '../../src/decisions/provision/history.ts';
import { LEAVING_EVENT_TYPES, provisionsWhileOnRoll } from '../../src/decisions/provision/leaving.ts';
import { begunOn, endedOn } from '../../src/decisions/provision/provisions.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { memoByObject } from '../../src/kernel/memo.ts';
import { type ListItem, listModel } from './list-model.ts';

/** Sort key of what has not ended: behind every day. */
export const OPEN = '9999-12-31';

const item = memoByObject((history: ProvisionHistory): ListItem => {
  const ended = endedOn(history);
  return {
    id: history.id,
    schoolUrn: history.schoolUrn,
    state: ended === undefined ? 'OPEN' : 'ENDED',
    sortKey: ended ?? OPEN,
    begins: begunOn(history) ?? OPEN,
    body: history as unknown as JsonObject,
  };
});

/**
 * Every provision with all that is known of it; how it stands on a day is worked out when it is asked for. Sorted by
 * the first day on which it was given no more, so that a map of a late day never reads what ended years before.
 */
export const MODEL = listModel({
  name: 'provision-map',
  version: 3,
  source: import.meta.url,
  types: [...PROVISION_EVENT_TYPES, ...LEAVING_EVENT_TYPES],
  derive: (events) => provisionsWhileOnRoll(events).map(item),
});
