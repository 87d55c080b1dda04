// Sixteen writers in a process of their own, so that whatever escapes the adapter ends it: node
// test/support/eventstoredb-drop-probe.ts CONNECTION_STRING [EVENTS]
import { randomUUID } from 'node:crypto';
import { isFailure } from '../../src/kernel/failure.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';

const EVENTS = Number(process.argv[3] ?? 15);
const store = await openEventStoreDb({
  connectionString: process.argv[2] ?? '',
  // The attempt is shorter than the client's wait for gossip; the whole leaves time on a busy machine.
  timeouts: { attempt: 800, total: 20_000 },
});
const follower = new AbortController();
let followed = 0;
const prefix = `probe-${randomUUID()}`;
const following = (async () => {
  for await (const { events } of store.follow({ filter: { prefixes: [prefix] }, signal: follower.signal })) {
    followed += events.length;
    if (followed >= 16 * EVENTS) return;
  }
})();
await Promise.all(
  Array.from({ length: 16 }, async (_, writer) => {
    for (let index = 0; index < EVENTS; index += 1) {
      const event = { id: randomUUID(), type: 'Probed', schemaVersion: 1, data: { index }, metadata: {} };
      for (let answered = false; !answered;) {
        answered = await store
          .append(`${prefix}-${String(writer)}`, [event], index === 0 ? 'NO_STREAM' : index - 1)
          .then(
            () => true,
            (error: unknown) => {
              if (isFailure(error, 'AMBIGUOUS') || isFailure(error, 'UNAVAILABLE')) return false;
              throw error;
            },
          );
      }
    }
  }),
);
await following;
await store.close();
process.stdout.write(`${String(followed)} followed\n`);
