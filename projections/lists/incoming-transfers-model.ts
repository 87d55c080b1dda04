import { handingsOn, type HandingOn } from '../../src/decisions/enrolment/transfers.ts';
import { SharedRecordAccepted } from '../../src/decisions/enrolment/events.ts';
import type { Sharing } from '../../src/decisions/enrolment/sharing.ts';
import { sharingsOf } from '../../src/records/sharings.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { type EventOf, isA } from '../../src/kernel/members.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/**
 * Pupil records that another school of this system handed over to a school or shares with it, and when that school took
 * them over or took part.
 */
export const MODEL = listModel({
  name: 'incoming-transfers',
  version: 4,
  source: import.meta.url,
  parts: [
    {
      takesGiven: true,
      types: ['PupilTransferredOut', 'PupilTransferredIn', 'TransferPapersReceived'],
      derive: (events) => handingsOn(events).map(item),
    },
    {
      types: ['PlacementStarted', 'PlacementEnded', 'PupilEnrolled', 'PupilLeft'],
      derive: (events) => sharingsOf(events).map(sharing),
    },
    {
      types: ['SharedRecordAccepted'],
      derive: (events) => events.filter(isA(SharedRecordAccepted)).map(acceptance),
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

/** A placement or dual registration, in the list of the school that it names. */
function sharing(one: Sharing): ListItem {
  const { id, toSchoolUrn, from } = one;
  return { id, schoolUrn: toSchoolUrn, state: 'SHARING', sortKey: from, body: one as unknown as JsonObject };
}

function acceptance({ id, data, metadata }: EventOf<typeof SharedRecordAccepted, EffectiveEvent>): ListItem {
  const { schoolUrn, fromSchoolUrn, fromPupil } = data;
  const acceptedAt = metadata.recordedAt;
  return { id, schoolUrn, state: 'ACCEPTANCE', sortKey: acceptedAt, body: { fromSchoolUrn, fromPupil, acceptedAt } };
}
