import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../src/access/viewer.ts';
import type { RouteParts } from './record-access.ts';
import type { OpenAccessRecord } from './open-access-record.ts';

/** A request for a file or with one, from somebody who is signed in. */
export interface FileRequest {
  readonly parts: RouteParts;
  readonly accessRecord: OpenAccessRecord;
  readonly viewer: Viewer;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Parameters of the address, each given once at most. */
  readonly query: ReadonlyMap<string, string>;
}
