import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../../src/kernel/event.ts';

/** An event of about 1 KB of JSON, with the members that the write path gives a decision. */
export function kilobyteEvent(): NewEvent {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'SenSupportDecided',
    schemaVersion: 1,
    data: {
      schoolUrn: '900001',
      needs: [{ code: 'SLCN', rank: 1 }],
      reviewOn: '2026-12-04',
      rationale: { ct: WORDS, nonce: 'AAAAAAAAAAAAAAAA', n: 1, commit: 'c'.repeat(64) },
    },
    metadata: {
      $causationId: commandId,
      $correlationId: commandId,
      commandId,
      command: 'PlaceOnSenSupport',
      recordedBy: { person: PERSON, role: 'SENCO' },
      recordedAt: '2026-11-02T09:15:00.000Z',
      decidedAt: '2026-11-02T09:15:00.000Z',
      effectiveFrom: '2026-11-02',
      basis: 'TAKEN_HERE',
    },
  };
}

const WORDS = 'Q'.repeat(320);
const PERSON = randomUUID();

/** Appends one event behind `revision` (-1: the stream does not exist) and resolves when it is durable. */
export type AppendOne = (stream: string, event: NewEvent, revision: number) => Promise<unknown>;

/**
 * Events a second that so many writers get through together, each waiting for its own append, each on its own stream.
 */
export async function appendRate(append: AppendOne, writers: number, seconds: number): Promise<number> {
  const started = performance.now();
  const end = started + seconds * 1_000;
  const write = async (): Promise<number> => {
    const stream = `pupil-${randomUUID()}`;
    let revision = -1;
    while (performance.now() < end) {
      await append(stream, kilobyteEvent(), revision);
      revision += 1;
    }
    return revision + 1;
  };
  const counts = await Promise.all(Array.from({ length: writers }, write));
  return (counts.reduce((sum, count) => sum + count, 0) * 1_000) / (performance.now() - started);
}
