import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredRecord } from './record-log.ts';
import { identifierOf, shared, streams } from './wire.ts';

/** 2^64 − 1 is how a server says that it does not give a place. */
const NO_PLACE = '18446744073709551615';

export function eventResponse(record: StoredRecord, withPlace: boolean): ReadResp {
  const place = withPlace ? String(record.position) : NO_PLACE;
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(record.id))
    .setStreamIdentifier(identifierOf(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(place)
    .setPreparePosition(place)
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  recorded.getMetadataMap().set('type', record.type).set('content-type', record.contentType).set('created', '0');
  const event = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(place);
  return new streams.ReadResp().setEvent(event);
}

export function checkpointResponse(position: bigint): ReadResp {
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
}
