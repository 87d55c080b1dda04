import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { setTimeout as delay } from 'node:timers/promises';
import { APPLICATION_PREFIXES, isApplicationStream } from '../../src/kernel/event.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { comparePlaces, parsePosition, positionText } from '../../src/store/eventstoredb-place.ts';
import { StandIn } from '../support/esdb-stand-in/stand-in.ts';
import { writeAll } from '../support/eventstoredb-writers.ts';
import {
  appendEach,
  asStored,
  eventsOf,
  expectFailure,
  expectRevisionsInOrder,
  followUntil,
  idsOf,
  newEvents,
  newStream,
} from './contract/given.ts';

const standIn = new StandIn();
await standIn.start();
afterAll(() => {
  standIn.stop();
});

const TIMEOUTS = { attempt: 800, total: 5_000, quiet: 50 };
/** For faults that do not pass, so that nobody waits for what will not come. */
const SHORT = { attempt: 300, total: 1_000, quiet: 50 };

describe('faults that only the stand-in can be asked for', () => {
  const open = (timeouts = TIMEOUTS): Promise<EventStore> =>
    openEventStoreDb({ connectionString: standIn.connectionString, timeouts });

  test('a node that is not the leader is left for the leader', async () => {
    const store = await open();
    const stream = newStream();
    const events = newEvents(1);
    standIn.faults.notLeader = 1;
    await store.append(stream, events, 'NO_STREAM');
    standIn.faults.notLeader = 1;
    expect(await store.read(stream)).toEqual(asStored(stream, events));
    standIn.faults.notLeader = 1;
    expect(
      idsOf(
        eventsOf(await followUntil(store, { filter: { prefixes: [stream] } }, (all) => eventsOf(all).length === 1)),
      ),
    ).toEqual(idsOf(events));
    expect(standIn.faults.notLeader).toBe(0);
    await store.close();
  });

  test('a server that is not ready is asked again', async () => {
    const store = await open();
    const stream = newStream();
    standIn.faults.notReady = 3;
    expect(await store.append(stream, newEvents(1), 'NO_STREAM')).toMatchObject({ revision: 0, repeated: false });
    await store.close();
  });

  test('an answer that is swallowed leaves exactly one copy, without position in single streams too', async () => {
    standIn.faults.placesInStreams = false;
    const store = await open();
    const stream = newStream();
    const events = newEvents(2);
    standIn.faults.swallowedAnswers = 1;
    const first = await store.append(stream, events, 'NO_STREAM');
    expect(await store.append(stream, events, 'NO_STREAM')).toEqual({ ...first, repeated: true });
    expect(await store.read(stream)).toEqual(asStored(stream, events));
    standIn.faults.placesInStreams = true;
    await store.close();
  });

  test('an append that stays in doubt is AMBIGUOUS, and repeating it finds the first', async () => {
    const store = await open(SHORT);
    const stream = newStream();
    const events = newEvents(1);
    standIn.faults.swallowedAnswers = 100;
    await expectFailure(store.append(stream, events, 'NO_STREAM'), 'AMBIGUOUS');
    standIn.faults.swallowedAnswers = 0;
    expect(await store.append(stream, events, 'NO_STREAM')).toMatchObject({ revision: 0, repeated: true });
    expect(await store.read(stream)).toHaveLength(1);
    await store.close();
  });

  test.each([true, false])(
    'dropped again and again as too slow, a follower has no gap and no repeat (caughtUp said: %s)',
    async (says) => {
      standIn.faults.saysCaughtUp = says;
      const store = await open();
      const kind = newStream();
      [standIn.faults.slowConsumerDrops, standIn.faults.liveEventsBeforeDrop] = [12, 7];
      const following = followUntil(
        store,
        { filter: { prefixes: [kind] } },
        (all) => eventsOf(all).length >= 200 && all.at(-1)?.caughtUp === true,
      );
      const written = await Promise.all(
        Array.from({ length: 4 }, (_unused, writer) => writeAll(store, `${kind}-${String(writer)}`, 50)),
      );
      const followed = eventsOf(await following);
      expectRevisionsInOrder(followed);
      expect(idsOf(followed).sort()).toEqual(idsOf(written.flatMap(({ events }) => events)).sort());
      [standIn.faults.saysCaughtUp, standIn.faults.slowConsumerDrops] = [true, 0];
      await store.close();
    },
  );

  test('a server that stops and starts again keeps its writers and followers', async () => {
    const store = await openEventStoreDb({ connectionString: standIn.connectionString });
    const kind = newStream();
    const following = followUntil(store, { filter: { prefixes: [kind] } }, (all) => eventsOf(all).length >= 120);
    let answers = 0;
    const writing = Promise.all(
      Array.from({ length: 4 }, (_unused, writer) =>
        writeAll(store, `${kind}-${String(writer)}`, 30, () => {
          answers += 1;
        }),
      ),
    );
    for (const stopAt of [30, 70]) {
      while (answers < stopAt) await delay(1);
      standIn.stop();
      await delay(20);
      await standIn.start();
    }
    const written = await writing;
    expect(idsOf(eventsOf(await following)).sort()).toEqual(idsOf(written.flatMap(({ events }) => events)).sort());
    await store.close();
  });

  test('an event that this system did not write is CORRUPT for readers and followers', async () => {
    const store = await open();
    const stream = newStream();
    standIn.log.append(
      stream,
      [
        {
          id: '11111111-1111-4111-8111-111111111111',
          type: 'Foreign',
          contentType: 'application/json',
          data: Buffer.from('{"a":1}'),
          metadata: Buffer.alloc(0),
        },
      ],
      -1,
    );
    await expectFailure(store.read(stream), 'CORRUPT', { stream, revision: 0 });
    await expectFailure(
      followUntil(store, { filter: { prefixes: [stream] } }, () => false),
      'CORRUPT',
      { stream, revision: 0 },
    );
    await store.close();
  });

  test('many records of other streams are passed by checkpoints, so that a follower starts again behind them', async () => {
    const store = await open();
    const stream = newStream();
    await store.append(stream, newEvents(1), 'NO_STREAM');
    await appendEach(store, newStream('access'), newEvents(600));
    const last = newEvents(1);
    [standIn.faults.slowConsumerDrops, standIn.faults.liveEventsBeforeDrop] = [1, 1];
    const batches = await followUntil(
      store,
      { filter: { prefixes: [stream] } },
      (all) => eventsOf(all).length === 2,
      async ({ caughtUp, events }) => {
        if (caughtUp && events.length <= 1 && (await store.read(stream)).length === 1)
          await store.append(stream, last, 0);
      },
    );
    expect(eventsOf(batches).map(({ revision }) => revision)).toEqual([0, 1]);
    await store.close();
  });
});

describe('what cannot be opened', () => {
  test('no server is UNAVAILABLE in time', async () => {
    await expectFailure(
      openEventStoreDb({ connectionString: 'esdb://127.0.0.1:1?tls=false', timeouts: SHORT }),
      'UNAVAILABLE',
    );
  });

  test('a cluster of which no node answers is UNAVAILABLE in time', async () => {
    await expectFailure(
      openEventStoreDb({ connectionString: 'esdb://127.0.0.1:1,127.0.0.1:2?tls=false', timeouts: SHORT }),
      'UNAVAILABLE',
    );
  });

  test('an unreadable connection string is CONFIGURATION and is not repeated in the message', async () => {
    const attempt = openEventStoreDb({ connectionString: 'http://admin:changeit@somewhere' });
    await expectFailure(attempt, 'CONFIGURATION');
    await expect(attempt).rejects.toThrow(/^the connection string of the event store cannot be used$/);
  });
});

test('a stream is of the application by one of the prefixes that the server filters by, and by nothing else', () => {
  const names = fc
    .tuple(
      fc.constantFrom(
        '',
        'access-',
        'checkpoint-',
        'vault-',
        '$',
        '$$pupil-',
        'pupil',
        'pupil-',
        'Pupil-',
        'order-',
        'upn-',
      ),
      fc.string(),
    )
    .map(([prefix, name]) => prefix + name);
  fc.assert(
    fc.property(names, (name) => {
      expect(APPLICATION_PREFIXES.some((prefix) => name.startsWith(prefix))).toBe(isApplicationStream(name));
    }),
  );
});

test('positions are read back and ordered as the log is', () => {
  const place = fc.record({ commit: fc.bigInt(0n, 2n ** 63n - 1n), prepare: fc.bigInt(0n, 2n ** 63n - 1n) });
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(parsePosition(positionText(a))).toEqual(a);
      expect(Math.sign(comparePlaces(a, b))).toBe(-Math.sign(comparePlaces(b, a)));
      expect(comparePlaces(a, { ...a, prepare: a.prepare + 1n })).toBe(-1);
      expect(comparePlaces(a, { commit: a.commit + 1n, prepare: 0n })).toBe(-1);
    }),
  );
  for (const foreign of ['7', '', '1:', '-1:2', '1:2:3', 'a:b'])
    expect(() => parsePosition(foreign)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
});
