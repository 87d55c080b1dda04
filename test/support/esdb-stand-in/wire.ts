import { createRequire } from 'node:module';
import { Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import type * as Gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type * as GossipOfServer from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type * as Shared from '@eventstore/db-client/generated/shared_pb.js';
import type * as Streams from '@eventstore/db-client/generated/streams_pb.js';
import type * as StreamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';

// Generated CommonJS that names its exports while it runs, which an import statement cannot see.
const load = createRequire(import.meta.url);
export const shared = load('@eventstore/db-client/generated/shared_pb.js') as typeof Shared;
export const streams = load('@eventstore/db-client/generated/streams_pb.js') as typeof Streams;
export const { StreamsService: service } = load(
  '@eventstore/db-client/generated/streams_grpc_pb.js',
) as typeof StreamsService;

export const gossip = load('@eventstore/db-client/generated/gossip_pb.js') as typeof Gossip;
export const { GossipService: gossipService } = load(
  '@eventstore/db-client/generated/gossip_grpc_pb.js',
) as typeof GossipOfServer;

/** An error as the server sends it: the client tells its kinds apart by the trailer `exception`. */
export function serviceError(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export function streamNameOf(identifier: Shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function identifierOf(stream: string): Shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}
