import { handingsOn, type HandingOn } from '../../src/decisions/enrolment/transfers.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/** Pupil records that another school of this system handed over to a school, and when that school took them over. */
export const MODEL = listModel({
  name: 'incoming-transfers',
  version: 3,
  source: import.meta.url,
  parts: [
    {
      takesGiven: true,
      types: ['PupilTransferredOut', 'PupilTransferredIn', 'TransferPapersReceived'],
      derive: (events) => handingsOn(events).map(item),
    },
  ],
});

function item(handingOn: HandingOn): ListItem {
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
