import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../src/access/viewer.ts';
import type { RouteParts } from './record-access.ts';
import type { OpenAccessRecord } from './open-access-record.ts';

/** A request that sends or asks for a file, by somebody who is signed in. */
export interface FileRequest {
  readonly parts: RouteParts;
  readonly accessRecord: OpenAccessRecord;
  readonly viewer: Viewer;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Parameters of the address, each given at most once. */
  readonly query: ReadonlyMap<string, string>;
}
