import { status } from '@grpc/grpc-js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.ts';
import type { RecordLog, StoredRecord } from './record-log.ts';
import { checkpointResponse, eventResponse } from './responses.ts';
import { serviceError, streams } from './wire.ts';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** The real server's buffer for a live subscription. */
const LIVE_BUFFER = 32;

/**
 * A filtered subscription to `$all` behind a position: waits for a consumer that catches up, and drops a live one that
 * is more than its buffer behind.
 */
export function serveSubscription(call: ReadCall, options: ReadReq.Options, log: RecordLog, faults: Faults): void {
  const all = options.getAll();
  let next = all?.hasPosition() === true ? log.indexAfter(BigInt(all.getPosition()?.getCommitPosition() ?? 0)) : 0;
  const matches = filterOf(options);
  const window = (options.getFilter()?.getMax() ?? 0) * (options.getFilter()?.getCheckpointintervalmultiplier() ?? 0);
  let considered = 0;
  let live = false;
  let liveEvents = 0;
  let waiting = false;

  const send = (response: ReadResp): void => {
    waiting = !call.write(response);
  };
  const end = (): void => {
    stop();
  };
  const pump = (): void => {
    while (!waiting && !call.cancelled && next < log.records.length) {
      const record = log.records[next] as StoredRecord;
      next += 1;
      considered += 1;
      if (matches(record.stream)) {
        send(eventResponse(record, true));
        if (live) liveEvents += 1;
      } else if (window > 0 && considered % window === 0) {
        send(checkpointResponse(record.position));
      }
      if (faults.dropsAfter(liveEvents)) {
        drop();
        return;
      }
    }
    if (waiting && live && log.records.length - next > LIVE_BUFFER) {
      drop();
      return;
    }
    if (!live && next >= log.records.length) {
      live = true;
      if (faults.saysCaughtUp) send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    }
  };
  const drop = (): void => {
    stop();
    call.emit(
      'error',
      serviceError(
        status.ABORTED,
        'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
      ),
    );
  };
  const stop = log.onAppend(pump);
  call.on('drain', () => {
    waiting = false;
    pump();
  });
  call.on('cancelled', end);
  call.on('close', end);
  send(
    new streams.ReadResp().setConfirmation(
      new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('stand-in'),
    ),
  );
  pump();
}

function filterOf(options: ReadReq.Options): (stream: string) => boolean {
  const names = options.getFilter()?.getStreamIdentifier();
  if (names === undefined) return () => true;
  const regex = names.getRegex() === '' ? undefined : new RegExp(names.getRegex());
  const prefixes = names.getPrefixList();
  return (stream) => (regex === undefined ? prefixes.some((prefix) => stream.startsWith(prefix)) : regex.test(stream));
}
