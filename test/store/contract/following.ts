import { expect, test } from '@jest/globals';
import type { EventStore, FollowBatch } from '../../../src/store/event-store.ts';
import {
  appendEach,
  asStored,
  eventsOf,
  expectRevisionsInOrder,
  followCount,
  followToEnd,
  followUntil,
  idsOf,
  newEvents,
  newStream,
} from './given.ts';

/** Following, from everywhere, alone and with others. */
export function followingContract(store: () => EventStore): void {
  test('follow from the beginning gives what is there, in order, with the positions that append answered', async () => {
    const stream = newStream();
    const events = newEvents(5);
    const answers = await appendEach(store(), stream, events);
    const followed = await followToEnd(store(), { filter: { prefixes: [stream] } });
    expect(followed).toEqual(
      asStored(stream, events).map((event, n) => ({ ...event, position: answers[n]?.position })),
    );
  });

  test('follow behind a position leaves that event out and gives every later one', async () => {
    const stream = newStream();
    const events = newEvents(6);
    const answers = await appendEach(store(), stream, events);
    for (const [n, { position }] of answers.entries()) {
      const later = await followToEnd(store(), { after: position, filter: { prefixes: [stream] } });
      expect(idsOf(later)).toEqual(idsOf(events.slice(n + 1)));
    }
  });

  test('follow goes on with what is appended later', async () => {
    const stream = newStream();
    const events = newEvents(4);
    await store().append(stream, events.slice(0, 1), 'NO_STREAM');
    let revision = 0;
    const batches = await followUntil(
      store(),
      { filter: { prefixes: [stream] } },
      (all) => eventsOf(all).length === 4,
      async (batch) => {
        if (batch.caughtUp && revision < 3)
          await store().append(stream, events.slice(revision + 1, revision + 2), revision++);
      },
    );
    expect(idsOf(eventsOf(batches))).toEqual(idsOf(events));
  });

  test('a follower with nothing to read hears that it has caught up', async () => {
    const batches = await followUntil(store(), { filter: { prefixes: [newStream()] } }, (all) => all.length === 1);
    expect(batches).toEqual([{ events: [], caughtUp: true }]);
  });

  test('a follower behind the newest event hears that it has caught up', async () => {
    const stream = newStream();
    const { position } = await store().append(stream, newEvents(1), 'NO_STREAM');
    expect(await followToEnd(store(), { after: position, filter: { prefixes: [stream] } })).toEqual([]);
  });

  test('a follower that has read everything hears that it has caught up', async () => {
    const [wanted, other] = [newStream(), newStream()];
    const events = newEvents(2);
    await appendEach(store(), wanted, events);
    await appendEach(store(), other, newEvents(3));
    const batches = await followUntil(
      store(),
      { filter: { prefixes: [wanted] } },
      (all) => all.at(-1)?.caughtUp === true,
    );
    expect(idsOf(eventsOf(batches))).toEqual(idsOf(events));
  });

  test('a filter of several prefixes gives those streams and no other, in one order', async () => {
    const [a, b, c] = [newStream('pupil-a'), newStream('pupil-b'), newStream('pupil-c')];
    const written: string[] = [];
    for (let n = 0; n < 4; n++) {
      for (const stream of [c, b, a]) {
        const [event] = newEvents(1);
        await store().append(stream, event === undefined ? [] : [event], n === 0 ? 'NO_STREAM' : n - 1);
        if (stream !== b) written.push(event?.id ?? '');
      }
    }
    expect(idsOf(await followToEnd(store(), { filter: { prefixes: [a, c] } }))).toEqual(written);
  });

  test('without a filter the streams outside the log stay out; asked for by name they come', async () => {
    const stream = newStream();
    const before = await store().append(stream, newEvents(1), 'NO_STREAM');
    const outside = newStream('access');
    const kept = newEvents(2);
    await appendEach(store(), outside, kept);
    await appendEach(store(), newStream('vault'), newEvents(1));
    await appendEach(store(), newStream('checkpoint'), newEvents(1));
    const last = newEvents(1);
    await store().append(stream, last, 0);
    const seen = await followUntil(store(), { after: before.position }, (all) =>
      eventsOf(all).some(({ id }) => id === last[0]?.id),
    );
    expect(eventsOf(seen).filter(({ stream: name }) => /^(access|vault|checkpoint)-/.test(name))).toEqual([]);
    expect(idsOf(await followToEnd(store(), { filter: { prefixes: [outside] } }))).toEqual(idsOf(kept));
  });

  test('streams that begin with $ never come', async () => {
    const stream = newStream();
    await appendEach(store(), stream, newEvents(2));
    const followed = await followToEnd(store(), { filter: { prefixes: ['$', stream] } });
    expect(followed.map((event) => event.stream)).toEqual([stream, stream]);
  });

  test('an abort ends the iteration without an error: before it began, and while it waits', async () => {
    expect(
      await drain(
        store().follow({ signal: AbortSignal.abort(), filter: { prefixes: [newStream()] } }),
        () => undefined,
      ),
    ).toBe(0);
    const end = new AbortController();
    const batches = await drain(store().follow({ signal: end.signal, filter: { prefixes: [newStream()] } }), () => {
      setTimeout(() => {
        end.abort();
      }, 5);
    });
    expect(batches).toBe(1);
  });

  test('leaving the loop early harms nobody, and the next follower goes on behind it', async () => {
    const stream = newStream();
    const events = newEvents(20);
    await appendEach(store(), stream, events);
    const first = await followCount(store(), { filter: { prefixes: [stream] } }, 1);
    const rest = await followToEnd(store(), { after: first.at(-1)?.position ?? '', filter: { prefixes: [stream] } });
    expect(idsOf([...first, ...rest])).toEqual(idsOf(events));
  });

  test('a slow consumer loses nothing', async () => {
    const stream = newStream();
    const events = newEvents(600);
    const writing = (async () => {
      for (let n = 0; n < 600; n += 20)
        await store().append(stream, events.slice(n, n + 20), n === 0 ? 'NO_STREAM' : n - 1);
    })();
    const batches = await followUntil(
      store(),
      { filter: { prefixes: [stream] } },
      (all) => eventsOf(all).length >= 600,
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
      },
    );
    await writing;
    expect(idsOf(eventsOf(batches))).toEqual(idsOf(events));
  });

  test('followers see the same order while eight writers write', async () => {
    const kind = newStream();
    const prefixes = [kind];
    const total = 8 * 25;
    const followers = Array.from({ length: 4 }, () => followCount(store(), { filter: { prefixes } }, total));
    await Promise.all(
      Array.from({ length: 8 }, (_, writer) => appendEach(store(), `${kind}-${String(writer)}`, newEvents(25))),
    );
    const [first = [], ...others] = await Promise.all(followers);
    expect(first).toHaveLength(total);
    expectRevisionsInOrder(first);
    for (const other of others) expect(other).toEqual(first);
    expect(await followToEnd(store(), { filter: { prefixes } })).toEqual(first);
  });

  test('caught up is not said before the last of many events', async () => {
    const stream = newStream();
    const events = newEvents(1_200);
    for (let n = 0; n < 1_200; n += 200)
      await store().append(stream, events.slice(n, n + 200), n === 0 ? 'NO_STREAM' : n - 1);
    expect(idsOf(await followToEnd(store(), { filter: { prefixes: [stream] } }))).toEqual(idsOf(events));
  });

  test('a batch is never split or empty unless it says that there is nothing more', async () => {
    const stream = newStream();
    await store().append(stream, newEvents(30), 'NO_STREAM');
    const batches = await followUntil(
      store(),
      { filter: { prefixes: [stream] } },
      (all) => all.at(-1)?.caughtUp === true,
    );
    expect(batches.filter(({ events, caughtUp }) => events.length === 0 && !caughtUp)).toEqual([]);
    expectRevisionsInOrder(eventsOf(batches));
  });
}

async function drain(batches: AsyncIterable<FollowBatch>, onBatch: () => void): Promise<number> {
  let count = 0;
  for await (const batch of batches) {
    expect(batch.events).toEqual([]);
    count += 1;
    onBatch();
  }
  return count;
}
