import { handingsOn, type HandingOn } from '../../src/decisions/enrolment/transfers.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { type DerivedItem, derivedItems } from './derived-items.ts';

/** Records of pupils that another school of this system handed on to a school, and when they were taken over. */
export const MODEL = derivedItems({
  name: 'incoming-transfers',
  version: 2,
  source: import.meta.url,
  types: ['PupilTransferredOut', 'PupilTransferredIn', 'TransferPapersReceived'],
  derive: (events) => handingsOn(events).map(item),
});

function item(handingOn: HandingOn): DerivedItem {
  const { toSchoolUrn, leftOn } = handingOn.sent.data;
  return {
    id: handingOn.sent.id,
    schoolUrn: toSchoolUrn ?? '',
    state: 'TRANSFER',
    sortKey: leftOn,
    begins: leftOn,
    body: handingOn as unknown as JsonObject,
  };
}
