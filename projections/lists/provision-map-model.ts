import { historyOf, PROVISION_EVENT_TYPES, type ProvisionRecord } from '../../src/decisions/provision/history.ts';
import { LEAVING_EVENT_TYPES, recordsWhileOnRoll } from '../../src/decisions/provision/leaving.ts';
import { begunOn, endedOn } from '../../src/decisions/provision/provisions.ts';
import { partsOf } from '../../src/decisions/provision/record-parts.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { memoByObject } from '../../src/kernel/memo.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/** Sort key of provision that has not ended, later than every day. */
export const OPEN = '9999-12-31';

const items = memoByObject((record: ProvisionRecord): readonly ListItem[] => {
  const history = historyOf(record);
  const ended = endedOn(history);
  return partsOf(record).map(({ key, part }) => ({
    id: key,
    schoolUrn: record.schoolUrn,
    state: ended === undefined ? 'OPEN' : 'ENDED',
    sortKey: ended ?? OPEN,
    begins: begunOn(history) ?? OPEN,
    body: part as unknown as JsonObject,
  }));
});

/**
 * All provision, with everything known about it, an item a part of its record. A query works out its state for the day
 * asked for.
 * Sorted by the first day on which it was no longer given. So a map of a late day never reads provision that ended
 * years before.
 */
export const MODEL = listModel({
  name: 'provision-map',
  version: 4,
  source: import.meta.url,
  parts: [
    {
      types: [...PROVISION_EVENT_TYPES, ...LEAVING_EVENT_TYPES],
      derive: (events) => recordsWhileOnRoll(events).flatMap(items),
    },
  ],
});
