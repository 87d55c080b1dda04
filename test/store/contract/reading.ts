import { expect, test } from '@jest/globals';
import { canonicalEvent } from '../../../src/kernel/canonical.ts';
import type { EventStore } from '../../../src/store/event-store.ts';
import { formatVectors } from '../../events/format-vectors.ts';
import { appendEach, asStored, newEvent, newEvents, newStream } from './given.ts';

/** Reading, and that what was written comes back exactly. */
export function readingContract(store: () => EventStore): void {
  test('a stream that does not exist reads as empty, both ways', async () => {
    expect(await store().read(newStream())).toEqual([]);
    expect(await store().read(newStream(), { direction: 'BACKWARDS', limit: 1 })).toEqual([]);
  });

  test('events come back as they were sent, in order, with revisions from 0', async () => {
    const stream = newStream();
    const events = newEvents(3);
    await store().append(stream, events, 'NO_STREAM');
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('revisions go on through several appends, and each answers its last one', async () => {
    const stream = newStream();
    const events = newEvents(6);
    expect(await store().append(stream, events.slice(0, 1), 'NO_STREAM')).toMatchObject({
      revision: 0,
      repeated: false,
    });
    expect(await store().append(stream, events.slice(1, 4), 0)).toMatchObject({ revision: 3, repeated: false });
    expect(await store().append(stream, events.slice(4), 3)).toMatchObject({ revision: 5, repeated: false });
    expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('reading forwards pages by first revision and limit', async () => {
    const stream = newStream();
    const stored = asStored(stream, newEvents(5));
    await store().append(stream, stored, 'NO_STREAM');
    expect(await store().read(stream, { limit: 2 })).toEqual(stored.slice(0, 2));
    expect(await store().read(stream, { from: 2, limit: 2 })).toEqual(stored.slice(2, 4));
    expect(await store().read(stream, { from: 4, limit: 2 })).toEqual(stored.slice(4));
    expect(await store().read(stream, { from: 3 })).toEqual(stored.slice(3));
    expect(await store().read(stream, { from: 5 })).toEqual([]);
  });

  test('reading backwards begins at the last revision, or at the one given', async () => {
    const stream = newStream();
    const stored = asStored(stream, newEvents(5));
    await store().append(stream, stored, 'NO_STREAM');
    const reversed = stored.toReversed();
    expect(await store().read(stream, { direction: 'BACKWARDS' })).toEqual(reversed);
    expect(await store().read(stream, { direction: 'BACKWARDS', limit: 1 })).toEqual(reversed.slice(0, 1));
    expect(await store().read(stream, { direction: 'BACKWARDS', from: 2, limit: 2 })).toEqual(reversed.slice(2, 4));
    expect(await store().read(stream, { direction: 'BACKWARDS', from: 0 })).toEqual(reversed.slice(4));
  });

  test('streams do not mix when many are written at once', async () => {
    const streams = Array.from({ length: 20 }, () => ({ stream: newStream(), events: newEvents(3) }));
    await Promise.all(streams.map(({ stream, events }) => appendEach(store(), stream, events)));
    for (const { stream, events } of streams) expect(await store().read(stream)).toEqual(asStored(stream, events));
  });

  test('unicode comes back exactly', async () => {
    const stream = newStream();
    const event = newEvent({
      'Ærøskøbing ﬁ': 'Siân Ó Súilleabháin, 李小龍, नमस्ते, עברית, 👩🏽‍🏫',
      controls: '\u0000\u0007\b\t\n\f\r\u001f"\\/\u007f\u2028\u2029\ufeff',
      combining: 'e\u0301 is not \u00e9',
    });
    await store().append(stream, [event], 'NO_STREAM');
    expect(await store().read(stream)).toEqual(asStored(stream, [event]));
  });

  test('a payload of 512 KiB comes back exactly', async () => {
    const stream = newStream();
    const event = newEvent({ text: 'é'.repeat(256 * 1024) });
    await store().append(stream, [event], 'NO_STREAM');
    expect(await store().read(stream)).toEqual(asStored(stream, [event]));
  });

  test('integers come back exactly up to ±(2^53−1), empty values and nesting too', async () => {
    const stream = newStream();
    const event = newEvent({
      most: Number.MAX_SAFE_INTEGER,
      least: Number.MIN_SAFE_INTEGER,
      zero: 0,
      none: null,
      list: [],
      object: {},
      text: '',
      nested: [[{ a: [true, false, null] }]],
    });
    await store().append(stream, [event], 'NO_STREAM');
    expect(await store().read(stream)).toEqual(asStored(stream, [event]));
  });

  test('the golden vectors of the event format keep their canonical bytes', async () => {
    const vectors = formatVectors();
    const stream = vectors[0]?.event.stream ?? '';
    await store().append(
      stream,
      vectors.map(({ event }) => event),
      'NO_STREAM',
    );
    const stored = await store().read(stream);
    expect(stored.map(canonicalEvent)).toEqual(vectors.map(({ canonical }) => canonical));
  });
}
