import type { FastifyReply } from 'fastify';
import { EXPORTS } from '../../src/exports/exports.ts';
import { type ExportAsked, type ExportKind, mediaTypeOf } from '../../src/exports/produce-export.ts';
import { isCivilDate } from '../../src/kernel/civil-date.ts';
import { parseInstant } from '../../src/kernel/instant.ts';
import { badUserInput } from '../scalars/check-shape.ts';
import type { FileRequest } from './file-request.ts';
import { goneSignal } from './record-access.ts';

const FORMATS = { csv: 'CSV', json: 'JSON' } as const;

/**
 * `GET /exports/decisions` and `GET /exports/register`: a school's records as a file, for those who may export there.
 */
export function exportAnswer(kind: ExportKind): (asked: FileRequest) => Promise<FastifyReply> {
  return (asked) => answer(kind, asked);
}

async function answer(
  kind: ExportKind,
  { parts: { app }, accessRecord, viewer, request, reply, query }: FileRequest,
): Promise<FastifyReply> {
  const asked = askedIn(query);
  const { name, pupils, spool } = await EXPORTS[kind](asked, {
    app,
    viewer,
    operator: null,
    correlationId: request.id,
    signal: goneSignal(reply),
  });
  // The log keeps that it was made before the file leaves.
  accessRecord.notes.mayHaveWritten = true;
  reply.raw.once('close', () => {
    void spool.close();
  });
  for (const pupil of pupils) accessRecord.notes.pupils.add(pupil);
  return reply
    .type(mediaTypeOf(asked.format))
    .headers({ 'content-disposition': `attachment; filename="${name}"`, 'content-length': spool.bytes })
    .send(spool.read());
}

function askedIn(query: ReadonlyMap<string, string>): ExportAsked {
  const [school, word, recordedAt, effectiveOn] = ['school', 'format', 'recordedAt', 'effectiveOn'].map((name) =>
    query.get(name),
  );
  const format = word === 'csv' || word === 'json' ? FORMATS[word] : undefined;
  const instant = recordedAt === undefined ? undefined : parseInstant(recordedAt);
  if (
    school === undefined ||
    format === undefined ||
    (recordedAt !== undefined && instant === undefined) ||
    (effectiveOn !== undefined && !isCivilDate(effectiveOn))
  ) {
    throw badUserInput([
      ...(school === undefined ? [{ field: 'school', rule: 'isUrn' }] : []),
      ...(format === undefined ? [{ field: 'format', rule: 'isIn', allowed: Object.keys(FORMATS) }] : []),
      ...(recordedAt !== undefined && instant === undefined ? [{ field: 'recordedAt', rule: 'isInstant' }] : []),
      ...(effectiveOn !== undefined && !isCivilDate(effectiveOn)
        ? [{ field: 'effectiveOn', rule: 'isCivilDate' }]
        : []),
    ]);
  }
  return { schoolUrn: school, format, recordedAt: instant, effectiveOn };
}
