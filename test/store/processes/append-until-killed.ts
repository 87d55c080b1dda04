// Opens the store of argv[2], has eight writers append for ever, and prints one line for each acknowledged event.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openEmbeddedStore } from '../../../src/store/embedded.ts';
import type { NewEvent } from '../../../src/kernel/event.ts';

const store = openEmbeddedStore({ file: process.argv[2] ?? '' });

async function write(stream: string): Promise<never> {
  for (let revision = 0; ; revision += 2) {
    const events = [newEvent(), newEvent()];
    await store.append(stream, events, revision === 0 ? 'NO_STREAM' : revision - 1);
    writeSync(1, events.map(({ id }, n) => `${stream} ${String(revision + n)} ${id}\n`).join(''));
  }
}

function newEvent(): NewEvent {
  return {
    id: randomUUID(),
    type: 'SomethingHappened',
    schemaVersion: 1,
    data: { text: 'x'.repeat(600) },
    metadata: { recordedAt: new Date().toISOString() },
  };
}

await Promise.all(
  Array.from({ length: 8 }, async () => {
    await write(`pupil-killed-${randomUUID()}`);
  }),
);
