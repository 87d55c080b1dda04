import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { canonicalEvent } from '../../src/kernel/canonical.ts';
import { isFailure } from '../../src/kernel/failure.ts';
import type { EventStore, Position, PositionedEvent } from '../../src/store/event-store.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { openLogWriter } from '../../src/store/log-writer.ts';
import { openMirror } from '../../src/store/mirror.ts';
import { takeMortalServer } from '../support/eventstoredb-server.ts';
import { writeAll } from '../support/eventstoredb-writers.ts';
import { asStored, expectRevisionsInOrder, followToEnd, idsOf, newStream } from '../store/contract/given.ts';

const ROUNDS = 4;
const WRITERS = 16;
const EVENTS_PER_WRITER = 250;

const folder = mkdtempSync(join(tmpdir(), 'eventstoredb-kill-'));
const server = await takeMortalServer(folder);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Follows through everything, as a read model would: after UNAVAILABLE again from the last event that came. */
async function followThrough(store: EventStore, kind: string, count: number): Promise<PositionedEvent[]> {
  const seen: PositionedEvent[] = [];
  const end = new AbortController();
  while (seen.length < count) {
    const after: Position | undefined = seen.at(-1)?.position;
    try {
      for await (const { events } of store.follow({
        ...(after === undefined ? {} : { after }),
        filter: { prefixes: [kind] },
        signal: end.signal,
      })) {
        seen.push(...events);
        if (seen.length >= count) break;
      }
    } catch (error) {
      if (!isFailure(error, 'UNAVAILABLE')) throw error;
    }
  }
  return seen;
}

test('the server is killed and started again in the middle of sixteen writers and three followers', async () => {
  const store = await openEventStoreDb({ connectionString: server.connectionString });
  const writer = openLogWriter(join(folder, 'mirror.db'), 'MIRROR');
  const mirror = openMirror({ store, log: writer });
  const kind = newStream();
  const total = WRITERS * EVENTS_PER_WRITER;
  let acknowledged = 0;
  const followers = Array.from({ length: 3 }, () => followThrough(store, kind, total));
  const writing = Promise.all(
    Array.from({ length: WRITERS }, (_, n) =>
      writeAll(store, `${kind}-${String(n)}`, EVENTS_PER_WRITER, () => {
        acknowledged += 1;
      }),
    ),
  );
  const killedAt: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    while (acknowledged < (total * round) / (ROUNDS + 1)) await delay(5);
    killedAt.push(acknowledged);
    await server.kill();
    await server.restart();
  }
  const written = await writing;
  process.stderr.write(`killed after ${killedAt.join(', ')} of ${String(total)} acknowledged events\n`);
  expect(killedAt.every((count) => count < total)).toBe(true);

  for (const { stream, events, answers } of written) {
    expect(await store.read(stream)).toEqual(asStored(stream, events));
    expect(answers.map(({ revision }) => revision)).toEqual(events.map((_event, revision) => revision));
  }
  const everything = await followToEnd(store, { filter: { prefixes: [kind] } });
  expect(everything).toHaveLength(total);
  expectRevisionsInOrder(everything);
  for (const followed of await Promise.all(followers)) expect(idsOf(followed)).toEqual(idsOf(everything));

  await mirror.caughtUp();
  expect(
    writer.log.readAfter(0, total + 1).map((event) => [writer.log.positionOf(event.ordinal), canonicalEvent(event)]),
  ).toEqual(everything.map((event) => [event.position, canonicalEvent(event)]));
  // Of an append that was sent twice the answer is still the place where the event stands.
  const places = new Map(everything.map(({ id, position }) => [id, position]));
  for (const { events, answers } of written)
    expect(answers.map(({ position }) => position)).toEqual(events.map(({ id }) => places.get(id)));
  await mirror.stop();
  writer.close();
  await store.close();
}, 300_000);
