import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.ts';
import type { RecordLog, StoredRecord } from './record-log.ts';
import { eventResponse } from './responses.ts';
import { serveSubscription } from './subscription-call.ts';
import type { ReadCall } from './subscription-call.ts';
import { identifierOf, streamNameOf, streams } from './wire.ts';

/** Streams.Read: single streams, `$all`, and subscriptions to `$all`. */
export function handleRead(log: RecordLog, faults: Faults) {
  return (call: ReadCall): void => {
    call.on('error', () => undefined);
    const refused = faults.refuseCall();
    const options = call.request.getOptions();
    if (refused !== undefined || options === undefined) call.emit('error', refused ?? new Error('no options'));
    else if (options.hasSubscription()) serveSubscription(call, options, log, faults);
    else void serveRead(call, options, log, faults);
  };
}

async function serveRead(call: ReadCall, options: ReadReq.Options, log: RecordLog, faults: Faults): Promise<void> {
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const stream = options.getStream();
  const name = streamNameOf(stream?.getStreamIdentifier());
  if (stream !== undefined && log.stream(name).length === 0) {
    call.write(
      new streams.ReadResp().setStreamNotFound(
        new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(name)),
      ),
    );
    call.end();
    return;
  }
  const found =
    stream === undefined ? recordsOfAll(options, log, backwards) : recordsOfStream(stream, log.stream(name), backwards);
  const withPlace = stream === undefined || faults.placesInStreams;
  // A client that has read enough breaks off; that is no fault.
  await pipeline(
    Readable.from(responses(found.slice(0, Number(options.getCount())), withPlace)),
    call as unknown as Writable,
  ).catch(() => undefined);
}

function* responses(records: readonly StoredRecord[], withPlace: boolean): Generator<ReadResp> {
  for (const record of records) yield eventResponse(record, withPlace);
}

/** Forwards includes the position given, backwards does not. */
function recordsOfAll(options: ReadReq.Options, log: RecordLog, backwards: boolean): readonly StoredRecord[] {
  const all = options.getAll();
  const position = all?.hasPosition() === true ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : undefined;
  if (backwards)
    return (position === undefined ? log.records : log.records.slice(0, log.indexAfter(position - 1n))).toReversed();
  return log.records.slice(position === undefined ? 0 : log.indexAfter(position - 1n));
}

function recordsOfStream(
  options: ReadReq.Options.StreamOptions,
  records: readonly StoredRecord[],
  backwards: boolean,
): readonly StoredRecord[] {
  if (!backwards) return records.slice(options.hasRevision() ? Number(options.getRevision()) : 0);
  return records.slice(0, options.hasRevision() ? Number(options.getRevision()) + 1 : undefined).toReversed();
}
