import { PROVISION_EVENT_TYPES, type ProvisionHistory } from '../../src/decisions/provision/history.ts';
import { LEAVING_EVENT_TYPES, provisionsWhileOnRoll } from '../../src/decisions/provision/leaving.ts';
import { begunOn, endedOn } from '../../src/decisions/provision/provisions.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { memoByObject } from '../../src/kernel/memo.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/** Sort key of provision that has not ended, later than every day. */
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
 * All provision, with everything known about it. A query works out its state for the day asked for.
 * Sorted by the first day on which it was no longer given. So a map of a late day never reads provision that ended
 * years before.
 */
export const MODEL = listModel({
  name: 'provision-map',
  version: 3,
  source: import.meta.url,
  parts: [
    {
      types: [...PROVISION_EVENT_TYPES, ...LEAVING_EVENT_TYPES],
      derive: (events) => provisionsWhileOnRoll(events).map(item),
    },
  ],
});
