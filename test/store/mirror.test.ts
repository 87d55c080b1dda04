import { afterAll, beforeEach, afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalEvent } from '../../src/kernel/canonical.ts';
import type { Failure } from '../../src/kernel/failure.ts';
import type { EventStore, PositionedEvent } from '../../src/store/event-store.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { openLogWriter } from '../../src/store/log-writer.ts';
import type { LogWriter } from '../../src/store/log-writer.ts';
import { openMirror } from '../../src/store/mirror.ts';
import type { Mirror } from '../../src/store/mirror.ts';
import { StandIn } from '../support/esdb-stand-in/stand-in.ts';
import { takeServer } from '../support/eventstoredb-server.ts';
import { writeAll } from '../support/eventstoredb-writers.ts';
import { appendEach, expectFailure, followToEnd, newEvents, newStream } from './contract/given.ts';

const server = await takeServer();
afterAll(() => server.stop());

let standIn: StandIn;
let folder: string;
beforeEach(async () => {
  standIn = new StandIn();
  await standIn.start();
  folder = mkdtempSync(join(tmpdir(), 'mirror-'));
});
afterEach(() => {
  standIn.stop();
  rmSync(folder, { recursive: true });
});

interface Mirrored {
  readonly store: EventStore;
  readonly writer: LogWriter;
  readonly mirror: Mirror;
  readonly errors: Failure[];
  readonly close: () => Promise<void>;
}

async function openMirrored(connectionString: string, name = 'mirror.db'): Promise<Mirrored> {
  const store = await openEventStoreDb({ connectionString, timeouts: { attempt: 800, total: 2_500, quiet: 50 } });
  const writer = openLogWriter(join(folder, name), 'MIRROR');
  const errors: Failure[] = [];
  const mirror = openMirror({
    store,
    log: writer,
    onError: (error) => {
      errors.push(error);
    },
  });
  return {
    store,
    writer,
    mirror,
    errors,
    close: async () => {
      await mirror.stop();
      writer.close();
      await store.close();
    },
  };
}

/** The log against the store, event by event and byte by byte, with ordinals from 1 and positions. */
async function expectEqual({ store, writer, mirror }: Mirrored): Promise<readonly PositionedEvent[]> {
  await mirror.caughtUp();
  const followed = await followToEnd(store, {});
  const logged = writer.log.readAfter(0, followed.length + 1);
  expect(logged.map((event) => [event.ordinal, writer.log.positionOf(event.ordinal), canonicalEvent(event)])).toEqual(
    followed.map((event, index) => [index + 1, event.position, canonicalEvent(event)]),
  );
  writer.log.verify();
  return followed;
}

describe.each([
  ['server in reach', () => server.connectionString],
  ['stand-in', () => standIn.connectionString],
])('a mirror of the %s', (_name, connectionString) => {
  test('holds every application event and no other, while sixteen writers write', async () => {
    const mirrored = await openMirrored(connectionString());
    const { store, mirror } = mirrored;
    await Promise.all([
      ...Array.from({ length: 16 }, () => writeAll(store, newStream(), 10)),
      appendEach(store, newStream('access'), newEvents(10)),
    ]);
    expect(await expectEqual(mirrored)).not.toHaveLength(0);
    expect(mirrored.writer.log.streamsWithPrefix('access-')).toEqual([]);
    const status = await mirror.status();
    expect(status).toMatchObject({ state: 'FOLLOWING', behindMs: 0, error: undefined });
    expect(status.mirrored).toBe(status.storeHead);
    await mirrored.close();
  });

  test('goes on where it stopped, and finds what append answered', async () => {
    const first = await openMirrored(connectionString());
    await appendEach(first.store, newStream(), newEvents(20));
    await first.mirror.caughtUp();
    const kept = first.writer.log.head();
    await first.mirror.stop();
    const stream = newStream();
    const answers = await appendEach(first.store, stream, newEvents(30));
    expect(first.writer.log.head()).toBe(kept);
    expect(await first.mirror.status()).toMatchObject({ state: 'STOPPED' });
    await first.close();
    const second = await openMirrored(connectionString());
    await expectEqual(second);
    expect(answers.map(({ position }) => second.writer.log.ordinalOf(position))).toEqual(
      answers.map((_answer, index) => kept + 1 + index),
    );
    expect(second.writer.log.readStream(stream)).toHaveLength(30);
    await second.close();
  });
});

describe('a mirror that cannot be right', () => {
  async function expectFaulted(name = 'mirror.db'): Promise<void> {
    const mirrored = await openMirrored(standIn.connectionString, name);
    await expectFailure(mirrored.mirror.caughtUp(), 'CORRUPT');
    expect(await mirrored.mirror.status()).toMatchObject({ state: 'FAULTED', error: { code: 'CORRUPT' } });
    expect(mirrored.errors.map(({ code }) => code)).toEqual(['CORRUPT']);
    await mirrored.close();
  }

  async function fill(count: number): Promise<void> {
    const store = await openEventStoreDb({ connectionString: standIn.connectionString });
    await appendEach(store, newStream(), newEvents(count));
    await store.close();
  }

  test('a log whose newest event differs from the store stops it, and nothing is added', async () => {
    await fill(5);
    const store = await openEventStoreDb({ connectionString: standIn.connectionString });
    const events = await followToEnd(store, {});
    const writer = openLogWriter(join(folder, 'tampered.db'), 'MIRROR');
    writer.appendMirrored(
      events.slice(0, 3).map(({ position, ...event }) => ({
        position,
        event: event.revision === 2 ? { ...event, data: { n: 99 } } : event,
      })),
    );
    writer.close();
    await store.close();
    await expectFaulted('tampered.db');
    const after = openLogWriter(join(folder, 'tampered.db'), 'MIRROR');
    expect(after.log.head()).toBe(3);
    after.close();
  });

  test('a store with a gap in a stream stops it before the gap', async () => {
    await fill(5);
    standIn.log.records.splice(3, 1);
    await expectFaulted();
    const writer = openLogWriter(join(folder, 'mirror.db'), 'MIRROR');
    expect(writer.log.head()).toBeLessThan(4);
    writer.close();
  });

  test('a store that ends before its mirror does (an older copy was put back) stops it', async () => {
    await fill(5);
    const mirrored = await openMirrored(standIn.connectionString);
    await mirrored.mirror.caughtUp();
    await mirrored.close();
    standIn.log.records.splice(-2);
    const again = await openMirrored(standIn.connectionString);
    while ((await again.mirror.status()).state === 'CATCHING_UP')
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await again.mirror.status()).toMatchObject({ state: 'FAULTED', error: { code: 'CORRUPT' } });
    await again.close();
  });
});

test('a store that goes away is reported, and followed again when it is back', async () => {
  const mirrored = await openMirrored(standIn.connectionString);
  await appendEach(mirrored.store, newStream(), newEvents(3));
  await mirrored.mirror.caughtUp();
  standIn.stop();
  while (mirrored.errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await mirrored.mirror.status()).toMatchObject({
    state: 'DISCONNECTED',
    storeHead: undefined,
    error: { code: 'UNAVAILABLE' },
  });
  await standIn.start();
  await appendEach(mirrored.store, newStream(), newEvents(3));
  await expectEqual(mirrored);
  await mirrored.close();
});
