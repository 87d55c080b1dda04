import { expect, test } from '@jest/globals';
import { isFailure } from '../../../src/kernel/failure.ts';
import type { EventStore } from '../../../src/store/event-store.ts';
import { appendEach, asStored, expectFailure, idsOf, newEvent, newEvents, newStream } from './given.ts';

/** Expectations, races, all or nothing. */
export function appendingContract(store: () => EventStore, rounds: number): void {
  test('NO_STREAM on a stream that exists is refused and says where it is', async () => {
    const stream = newStream();
    const events = newEvents(2);
    await store().append(stream, events, 'NO_STREAM');
    await expectFailure(store().append(stream, newEvents(1), 'NO_STREAM'), 'WRONG_EXPECTED_REVISION', { actual: 1 });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('a stale expectation is refused and says where the stream is', async () => {
    const stream = newStream();
    const events = newEvents(3);
    await store().append(stream, events, 'NO_STREAM');
    await expectFailure(store().append(stream, newEvents(1), 0), 'WRONG_EXPECTED_REVISION', { actual: 2 });
    await expectFailure(store().append(stream, newEvents(1), 1), 'WRONG_EXPECTED_REVISION', { actual: 2 });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('an expectation ahead of the stream is refused', async () => {
    const stream = newStream();
    const events = newEvents(1);
    await store().append(stream, events, 'NO_STREAM');
    await expectFailure(store().append(stream, newEvents(1), 1), 'WRONG_EXPECTED_REVISION', { actual: 0 });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('a revision expected of a stream that does not exist is refused with actual -1', async () => {
    const stream = newStream();
    await expectFailure(store().append(stream, newEvents(1), 0), 'WRONG_EXPECTED_REVISION', { actual: -1 });
    expect(await store().read(stream)).toEqual([]);
  });

  test('a refused batch leaves nothing behind', async () => {
    const stream = newStream();
    const events = newEvents(2);
    await store().append(stream, events, 'NO_STREAM');
    await expectFailure(store().append(stream, newEvents(5), 0), 'WRONG_EXPECTED_REVISION', { actual: 1 });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('of two racing appends exactly one wins', async () => {
    const stream = newStream();
    await store().append(stream, newEvents(1), 'NO_STREAM');
    await race(store(), stream, 0, 2);
  });

  test('of sixteen racing appends exactly one wins, round after round', async () => {
    const stream = newStream();
    for (let round = 0; round < rounds; round++) await race(store(), stream, round - 1, 16);
    expect((await store().read(stream)).map(({ revision }) => revision)).toEqual(
      Array.from({ length: rounds }, (_, n) => n),
    );
  });

  test('racing batches are written whole or not at all', async () => {
    const stream = newStream();
    const batches = Array.from({ length: 8 }, () => newEvents(3));
    const outcomes = await Promise.allSettled(batches.map((batch) => store().append(stream, batch, 'NO_STREAM')));
    const won = batches.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(idsOf(await store().read(stream))).toEqual(idsOf(won.flat()));
  });

  test('an append refused beside others does not disturb them', async () => {
    const streams = Array.from({ length: 10 }, () => ({ stream: newStream(), events: newEvents(2) }));
    const outcomes = await Promise.allSettled(
      streams.map(({ stream, events }, n) => store().append(stream, events, n % 2 === 0 ? 'NO_STREAM' : 7)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      streams.map((_, n) => (n % 2 === 0 ? 'fulfilled' : 'rejected')),
    );
    for (const [n, { stream, events }] of streams.entries())
      expect(await store().read(stream)).toEqual(n % 2 === 0 ? asStored(stream, events) : []);
  });

  test('an append without events never reaches the store', async () => {
    const stream = newStream();
    await expectFailure(store().append(stream, [], 'NO_STREAM'), 'CONFIGURATION');
    await appendEach(store(), stream, [newEvent()]);
    await expectFailure(store().append(stream, [], 0), 'CONFIGURATION');
  });

  test('a value that has no canonical form is refused and not stored', async () => {
    const stream = newStream();
    await expectFailure(store().append(stream, [newEvent(), newEvent({ half: 0.5 })], 'NO_STREAM'), 'NOT_CANONICAL');
    expect(await store().read(stream)).toEqual([]);
  });

  test('an append of more than the store takes is TOO_LARGE and not stored', async () => {
    const stream = newStream();
    await expectFailure(
      store().append(stream, [newEvent({ text: 'x'.repeat(1024 * 1024) })], 'NO_STREAM'),
      'TOO_LARGE',
    );
    expect(await store().read(stream)).toEqual([]);
  });
}

async function race(store: EventStore, stream: string, revision: number, racers: number): Promise<void> {
  const events = newEvents(racers);
  const outcomes = await Promise.allSettled(
    events.map((event) => store.append(stream, [event], revision < 0 ? 'NO_STREAM' : revision)),
  );
  const winners = events.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  expect(winners).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected')
      expect(isFailure(outcome.reason, 'WRONG_EXPECTED_REVISION') && outcome.reason.detail.actual).toBe(revision + 1);
  }
  expect(idsOf(await store.read(stream, { from: revision + 1 }))).toEqual(idsOf(winners));
}
