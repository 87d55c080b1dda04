import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { AccessDenied } from '../../src/access/access-denied.ts';
import { importRegister } from '../../src/imports/import-register.ts';
import { Failure, isFailure } from '../../src/kernel/failure.ts';
import { badUserInput } from '../scalars/check-shape.ts';
import type { FileRequest } from './file-request.ts';
import { LIMITS } from './limits.ts';

/**
 * `POST /imports`: takes in a school's file, like `sen-trail import` and with the same answer.
 * Each pupil is recorded as soon as its rows are complete. If the client disconnects, those pupils stay recorded.
 * Sending the file again is safe.
 */
export async function importAnswer({
  parts: { app },
  accessRecord: { notes },
  viewer,
  request,
  reply,
  query,
}: FileRequest): Promise<FastifyReply> {
  const schoolUrn = query.get('school');
  const dryRun = query.get('dryRun') ?? 'false';
  const problems = [
    ...(schoolUrn === undefined ? [{ field: 'school', rule: 'isUrn' }] : []),
    ...(['true', 'false'].includes(dryRun) ? [] : [{ field: 'dryRun', rule: 'isBoolean', allowed: ['true', 'false'] }]),
  ];
  if (schoolUrn === undefined || problems.length > 0) throw badUserInput(problems);
  if (!viewer.schoolsFor('IMPORT').some((scope) => scope.schoolUrn === schoolUrn && scope.scope === 'SCHOOL'))
    throw new AccessDenied('IMPORT');
  if (Number(request.headers['content-length'] ?? 0) > LIMITS.fileBytes) throw tooLarge();
  const body = request.body instanceof Readable ? request.body : Readable.from([]);
  // One that breaks off may have recorded pupils by then.
  notes.mayHaveWritten = dryRun === 'false';
  const result = await importRegister(withinLimit(body), {
    app,
    actor: viewer.actor,
    schoolUrn,
    dryRun: dryRun === 'true',
  });
  notes.mayHaveWritten = dryRun === 'false' && result.recorded > 0;
  return reply.send(result);
}

async function* withinLimit(body: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  try {
    // The import may stop early. Ending the request then would also close the connection for the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > LIMITS.fileBytes) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    throw isFailure(error) ? error : new Failure('UNAVAILABLE', 'the file broke off', {}, error);
  }
}

function tooLarge(): Failure {
  const limit = LIMITS.fileBytes;
  return new Failure('TOO_LARGE', `a file of more than ${String(limit)} bytes is not taken in`, {
    name: 'fileBytes',
    limit,
  });
}
