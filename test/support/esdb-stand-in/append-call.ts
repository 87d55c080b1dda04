import { status } from '@grpc/grpc-js';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.ts';
import type { AppendOutcome, ProposedRecord, RecordLog } from './record-log.ts';
import { serviceError, shared, streamNameOf, streams } from './wire.ts';

const MAX_APPEND_BYTES = 1024 * 1024;

/** Streams.Append: one message with the options, then one for each event. */
export function handleAppend(log: RecordLog, faults: Faults) {
  return (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    let options: AppendReq.Options | undefined;
    const proposed: ProposedRecord[] = [];
    call.on('error', () => undefined);
    call.on('data', (request: AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) proposed.push(recordOf(message));
    });
    call.on('end', () => {
      const refused = faults.refuseCall();
      if (refused !== undefined) {
        answer(refused);
        return;
      }
      const bytes = proposed.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      if (bytes > MAX_APPEND_BYTES) {
        answer(
          serviceError(status.INVALID_ARGUMENT, 'Maximum Append Size of 1048576 Exceeded.', {
            exception: 'maximum-append-size-exceeded',
            'maximum-append-size': '1048576',
          }),
        );
        return;
      }
      const expected = options?.hasNoStream() === true ? -1 : Number(options?.getRevision());
      const outcome = log.append(streamNameOf(options?.getStreamIdentifier()), proposed, expected);
      if (!faults.swallowAnswer()) answer(null, response(outcome, expected));
    });
  };
}

function recordOf(message: AppendReq.ProposedMessage): ProposedRecord {
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function response(outcome: AppendOutcome, expected: number): AppendResp {
  if (outcome.kind === 'WRONG_EXPECTED_VERSION') {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current === -1) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.current));
    if (expected === -1) wrong.setExpectedNoStream(new shared.Empty());
    else wrong.setExpectedRevision(String(expected));
    return new streams.AppendResp().setWrongExpectedVersion(wrong);
  }
  const position = new streams.AppendResp.Position()
    .setCommitPosition(String(outcome.position))
    .setPreparePosition(String(outcome.position));
  const success = new streams.AppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position);
  return new streams.AppendResp().setSuccess(success);
}
