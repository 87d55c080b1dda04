import { type Discrepancy, discrepanciesOf } from '../../src/decisions/record-keeping/discrepancies.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/** Discrepancies raised by files, oldest first. OPEN until a person has settled them. */
export const MODEL = listModel({
  name: 'discrepancies',
  version: 2,
  source: import.meta.url,
  parts: [
    {
      types: ['DiscrepancyRaised', 'DiscrepancyResolved'],
      derive: (events) => discrepanciesOf(events).map(item),
    },
  ],
});

function item({ raised, data, resolved }: Discrepancy): ListItem {
  const body = {
    raised: raised.data,
    raisedAt: raised.metadata.recordedAt,
    raisedBy: raised.metadata.recordedBy,
    resolved:
      resolved === undefined ? null : { data: resolved.data, metadata: resolved.metadata, sealedIn: resolved.sealedIn },
  };
  return {
    id: raised.id,
    schoolUrn: data.schoolUrn,
    state: resolved === undefined ? 'OPEN' : 'RESOLVED',
    sortKey: raised.metadata.recordedAt,
    body: body as unknown as JsonObject,
  };
}
