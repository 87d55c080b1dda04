import { afterAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EventStore } from '../../src/store/event-store.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { StandIn } from '../support/esdb-stand-in/stand-in.ts';
import { takeServer } from '../support/eventstoredb-server.ts';
import { untilAnswered, writeAll } from '../support/eventstoredb-writers.ts';
import { TcpGate } from '../support/tcp-gate.ts';
import {
  asStored,
  eventsOf,
  expectFailure,
  followUntil,
  idsOf,
  newEvent,
  newEvents,
  newStream,
} from './contract/given.ts';
import { LONG_RUN } from '../support/long-run.ts';

const standIn = new StandIn();
await standIn.start();
const server = await takeServer();
afterAll(async () => {
  standIn.stop();
  await server.stop();
});

const PROBE = fileURLToPath(new URL('../support/eventstoredb-drop-probe.ts', import.meta.url));
const TIMEOUTS = { attempt: 800, total: 5_000, quiet: 50 };
/** For faults that do not pass, so that nobody waits for what will not come. */
const SHORT = { attempt: 300, total: 1_000, quiet: 50 };
/** Where nothing fails and everything may be slow: a machine with much else to do answers in its own time. */
const PATIENT = { attempt: 30_000, total: 120_000, quiet: 50 };
// The gate takes the place of one node, so a cluster's connection string is not for these tests.
const single = /^esdb:\/\/127\.0\.0\.1:(\d+)/.exec(server.connectionString)?.[1];
const targets: [string, number][] = [['the stand-in', standIn.faults.port]];
if (server.way !== 'STAND_IN' && single !== undefined)
  targets.unshift([`a real server (${server.version ?? 'version unknown'})`, Number(single)]);

async function throughGate(
  port: number,
  work: (store: EventStore, gate: TcpGate) => Promise<void>,
  timeouts = TIMEOUTS,
): Promise<void> {
  const gate = new TcpGate(port);
  const store = await openEventStoreDb({
    connectionString: `esdb://127.0.0.1:${String(await gate.open())}?tls=false`,
    timeouts,
  });
  try {
    await work(store, gate);
  } finally {
    await store.close();
    await gate.close();
  }
}

describe.each(targets)('a network that fails between the adapter and %s', (_, port) => {
  test('connections break off in the middle of sixteen writers: every event is there once', async () => {
    await throughGate(port, async (store, gate) => {
      let answers = 0;
      const written = await Promise.all(
        Array.from({ length: 16 }, () =>
          writeAll(store, newStream(), 20, () => {
            answers += 1;
            if (answers % 60 === 0) gate.drop();
          }),
        ),
      );
      for (const { stream, events, answers: acknowledged } of written) {
        expect(await store.read(stream)).toEqual(asStored(stream, events));
        expect(acknowledged.map(({ revision }) => revision)).toEqual(events.map((_event, revision) => revision));
      }
    });
  });

  test('nothing escapes the adapter that could end the process, and the process ends by itself', async () => {
    const gate = new TcpGate(port);
    const connectionString = `esdb://127.0.0.1:${String(await gate.open())}?tls=false`;
    const dropping = setInterval(() => {
      gate.drop();
    }, 250);
    const probe = promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', PROBE, connectionString],
      { timeout: 15_000 },
    );
    try {
      expect(await probe).toEqual({ stdout: '240 followed\n', stderr: '' });
    } finally {
      clearInterval(dropping);
      await gate.close();
    }
  });

  test('an append whose answer is lost is sent again and stored once', async () => {
    await throughGate(port, async (store, gate) => {
      const stream = newStream();
      const events = newEvents(3);
      await store.append(stream, events.slice(0, 1), 'NO_STREAM');
      gate.muteServer();
      const appended = await store.append(stream, events.slice(1), 0);
      expect(appended).toMatchObject({ revision: 2, repeated: false });
      expect(await store.read(stream)).toEqual(asStored(stream, events));
      expect(await store.append(stream, events.slice(1), 0)).toEqual({ ...appended, repeated: true });
    });
  });

  test('a network that says nothing is AMBIGUOUS or UNAVAILABLE in time, and afterwards everything is as it was', async () => {
    await throughGate(
      port,
      async (store, gate) => {
        const stream = newStream();
        const events = newEvents(2);
        await store.append(stream, events.slice(0, 1), 'NO_STREAM');
        gate.freeze();
        const begun = performance.now();
        await Promise.all([
          expectFailure(store.append(stream, events.slice(1), 0), 'AMBIGUOUS'),
          expectFailure(store.read(stream), 'UNAVAILABLE'),
          expectFailure(store.head(), 'UNAVAILABLE'),
          expectFailure(
            followUntil(store, {}, () => false),
            'UNAVAILABLE',
          ),
        ]);
        expect(performance.now() - begun).toBeLessThan(4 * SHORT.total);
        gate.thaw();
        expect(await untilAnswered(() => store.append(stream, events.slice(1), 0))).toMatchObject({ revision: 1 });
        expect(await store.read(stream)).toEqual(asStored(stream, events));
      },
      SHORT,
    );
  });

  test('a server that is gone is UNAVAILABLE: nothing was sent, so nothing is in doubt', async () => {
    await throughGate(
      port,
      async (store, gate) => {
        const stream = newStream();
        await gate.close();
        await expectFailure(store.append(stream, newEvents(1), 'NO_STREAM'), 'UNAVAILABLE');
        await expectFailure(store.read(stream), 'UNAVAILABLE');
      },
      SHORT,
    );
  });

  test('followers lose nothing and see nothing twice when their connections break off', async () => {
    await throughGate(port, async (store, gate) => {
      const kind = newStream();
      const follow = (): Promise<string[]> =>
        followUntil(
          store,
          { filter: { prefixes: [kind] } },
          (all) => eventsOf(all).length >= 400,
          ({ events }) => {
            if (events.some(({ revision }) => revision === 10 || revision === 30)) gate.drop();
          },
        ).then((batches) => idsOf(eventsOf(batches)));
      const followers = [follow(), follow()];
      const written = await Promise.all(
        Array.from({ length: 8 }, (_unused, writer) => writeAll(store, `${kind}-${String(writer)}`, 50)),
      );
      const [first = [], second = []] = await Promise.all(followers);
      expect(first).toEqual(second);
      expect([...first].sort()).toEqual(idsOf(written.flatMap(({ events }) => events)).sort());
    });
  });

  test('a consumer too slow for a live subscription is dropped by the server and loses nothing', async () => {
    await throughGate(
      port,
      async (store) => {
        const stream = newStream();
        const events = Array.from({ length: 900 }, (_unused, n) => newEvent({ n, text: 'x'.repeat(2_000) }));
        await store.append(stream, events.slice(0, 1), 'NO_STREAM');
        const batches = await followUntil(
          store,
          { filter: { prefixes: [stream] } },
          (all) => eventsOf(all).length >= events.length,
          async ({ caughtUp }) => {
            // Live: now stop listening while more is written than every buffer on the way can hold.
            if (caughtUp && (await store.read(stream)).length === 1) {
              for (let n = 1; n < events.length; n += 50) await store.append(stream, events.slice(n, n + 50), n - 1);
            }
          },
        );
        expect(idsOf(eventsOf(batches))).toEqual(idsOf(events));
      },
      PATIENT,
    );
  });
});

describe('a cluster of which one node takes the connection and says nothing', () => {
  test.each([
    ['from the start, as one of the names', true, 2],
    ['while it leads, until another does', false, LONG_RUN ? 60 : 20],
  ])(
    '%s: nobody ends, and every event is there once',
    async (_what, fromStart, events) => {
      const node = new StandIn();
      await node.start();
      const gate = new TcpGate(node.faults.port);
      const frozenPort = await gate.open();
      const names = [frozenPort, node.faults.port].map((port) => `127.0.0.1:${String(port)}`).join(',');
      node.faults.leaderPort = fromStart ? undefined : frozenPort;
      if (fromStart) gate.freeze();
      const probe = promisify(execFile)(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', PROBE, `esdb://${names}?tls=false`, String(events)],
        { timeout: 60_000 },
      );
      const freezing = setInterval(() => {
        if (fromStart || node.log.records.length < 100) return;
        clearInterval(freezing);
        gate.freeze();
        // The other nodes need a while before they agree on a new leader.
        setTimeout(() => {
          node.faults.leaderPort = undefined;
        }, 2_000);
      }, 5);
      try {
        expect(await probe).toEqual({ stdout: `${String(16 * events)} followed\n`, stderr: '' });
        const stored = node.log.records.filter(({ stream }) => stream.startsWith('probe-'));
        expect([stored.length, new Set(stored.map(({ id }) => id)).size]).toEqual([16 * events, 16 * events]);
      } finally {
        clearInterval(freezing);
        await gate.close();
        node.stop();
      }
    },
    90_000,
  );
});
