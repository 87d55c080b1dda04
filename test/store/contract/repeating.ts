import { expect, test } from '@jest/globals';
import type { EventStore } from '../../../src/store/event-store.ts';
import { appendEach, asStored, expectFailure, newEvent, newEvents, newStream } from './given.ts';

/** The same events sent again, as a writer does that did not hear the first answer. */
export function repeatingContract(store: () => EventStore): void {
  test('the last append sent again answers the first result and is stored once', async () => {
    const stream = newStream();
    const events = newEvents(2);
    const answers = await appendEach(store(), stream, events);
    expect(await store().append(stream, events.slice(1), 0)).toEqual({ ...answers[1], repeated: true });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('the first append of a stream sent again answers the first result', async () => {
    const stream = newStream();
    const events = newEvents(3);
    const first = await store().append(stream, events, 'NO_STREAM');
    expect(await store().append(stream, events, 'NO_STREAM')).toEqual({ ...first, repeated: true });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('an older append sent again after the stream has grown answers the first result', async () => {
    const stream = newStream();
    const events = newEvents(5);
    const answers = await appendEach(store(), stream, events);
    expect(await store().append(stream, events.slice(1, 2), 0)).toEqual({ ...answers[1], repeated: true });
    expect(await store().append(stream, events.slice(0, 1), 'NO_STREAM')).toEqual({ ...answers[0], repeated: true });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('an older batch sent again answers its own result', async () => {
    const stream = newStream();
    const events = newEvents(6);
    await store().append(stream, events.slice(0, 1), 'NO_STREAM');
    const batch = await store().append(stream, events.slice(1, 4), 0);
    await store().append(stream, events.slice(4), 3);
    expect(await store().append(stream, events.slice(1, 4), 0)).toEqual({ ...batch, repeated: true });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('the same append sent twice at once is stored once, and both hear the same', async () => {
    const stream = newStream();
    const events = newEvents(2);
    const answers = await Promise.all([
      store().append(stream, events, 'NO_STREAM'),
      store().append(stream, events, 'NO_STREAM'),
    ]);
    expect(answers.map(({ revision }) => revision)).toEqual([1, 1]);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('other ids at the place of an older append are no repeat', async () => {
    const stream = newStream();
    const events = newEvents(3);
    await appendEach(store(), stream, events);
    await expectFailure(store().append(stream, [newEvent()], 0), 'WRONG_EXPECTED_REVISION', { actual: 2 });
    await expectFailure(store().append(stream, [...events.slice(1, 2), newEvent()], 0), 'WRONG_EXPECTED_REVISION', {
      actual: 2,
    });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('the same ids with an older expectation are refused', async () => {
    const stream = newStream();
    const events = newEvents(3);
    await appendEach(store(), stream, events);
    await expectFailure(store().append(stream, events.slice(2), 0), 'WRONG_EXPECTED_REVISION', { actual: 2 });
    await expectFailure(store().append(stream, events.slice(2), 'NO_STREAM'), 'WRONG_EXPECTED_REVISION', { actual: 2 });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('the same ids with a newer expectation are not stored twice', async () => {
    const stream = newStream();
    const events = newEvents(3);
    await appendEach(store(), stream, events);
    await expectFailure(store().append(stream, events.slice(2), 2), 'WRONG_EXPECTED_REVISION', { actual: 2 });
    await expectFailure(store().append(stream, events.slice(1, 2), 2), 'WRONG_EXPECTED_REVISION', { actual: 2 });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });
}
