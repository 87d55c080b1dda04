import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalEvent } from '../../src/kernel/canonical.ts';
import type { NewEvent, StoredEvent } from '../../src/kernel/event.ts';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { openLogWriter } from '../../src/store/log-writer.ts';
import type { MirroredEvent } from '../../src/store/log-writer.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { appendEach, asStored, followToEnd, idsOf, newEvent, newEvents } from './contract/given.ts';

function recorded(seconds: number): NewEvent {
  return { ...newEvent(), metadata: { recordedAt: instant(seconds) } };
}

function instant(seconds: number): string {
  return new Date(Date.UTC(2026, 8, 1) + seconds * 1_000).toISOString();
}

function failing(code: string): unknown {
  return expect.objectContaining({ name: 'Failure', code });
}

describe('the log of a store', () => {
  test('is empty at first', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const { log } = store;
    expect([
      log.head(),
      log.knownAt(),
      log.readAfter(0, 5),
      log.readStream('a'),
      log.streamsWithPrefix(''),
      log.ordinalKnownAt(instant(0)),
      log.knownAtOrdinal(1),
      log.ordinalOf('1'),
      log.positionOf(1),
    ]).toEqual([0, undefined, [], [], [], 0, undefined, undefined, undefined]);
    await store.close();
  });

  test('numbers application events without gap, whatever lies between them', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const { log } = store;
    const [first, second] = [newEvents(2), newEvents(3)];
    const answers = [
      await store.append('vault-1', newEvents(2), 'NO_STREAM'),
      await store.append('pupil-b', first, 'NO_STREAM'),
      await store.append('access-1', newEvents(1), 'NO_STREAM'),
      await store.append('pupil-a', second, 'NO_STREAM'),
      await store.append('checkpoint-1', newEvents(1), 'NO_STREAM'),
    ];
    const logged = log.readAfter(0, 100);
    expect(logged.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5]);
    expect(idsOf(logged)).toEqual(idsOf([...first, ...second]));
    expect(log.readAfter(2, 2)).toEqual(logged.slice(2, 4));
    expect(log.readAfter(5, 2)).toEqual([]);
    expect(log.readAfter(99, 2)).toEqual([]);
    expect(log.readStream('pupil-a')).toEqual(logged.slice(2));
    expect(log.readStream('access-1')).toEqual([]);
    expect(await store.read('access-1')).toHaveLength(1);
    expect(answers.map(({ position }) => log.ordinalOf(position))).toEqual([0, 2, 2, 5, 5]);
    expect([log.ordinalOf('10'), log.ordinalOf('x')]).toEqual([undefined, undefined]);
    expect([1, 2, 5, 6].map((ordinal) => log.positionOf(ordinal))).toEqual([
      '3',
      answers[1]?.position,
      answers[3]?.position,
      undefined,
    ]);
    expect(log.streamsWithPrefix('pupil-')).toEqual(['pupil-b', 'pupil-a']);
    expect(log.streamsWithPrefix('')).toEqual(['pupil-b', 'pupil-a']);
    await store.close();
  });

  test('finds streams by exactly what their name begins with', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    for (const stream of ['upn-10', 'upn-1', 'upn-', 'upn-1_', 'upn-1é', 'upn-1😀', 'upn-2', 'upn-%', 'pupil-upn-1'])
      await store.append(stream, newEvents(1), 'NO_STREAM');
    expect(store.log.streamsWithPrefix('upn-1')).toEqual(['upn-10', 'upn-1', 'upn-1_', 'upn-1é', 'upn-1😀']);
    expect(store.log.streamsWithPrefix('upn-%')).toEqual(['upn-%']);
    await store.close();
  });

  test('knows what was known when, with clocks out of order', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const { log } = store;
    await appendEach(store, 'pupil-a', [
      recorded(10),
      recorded(5),
      recorded(20),
      recorded(20),
      recorded(19),
      { ...newEvent(), metadata: {} },
      recorded(30),
    ]);
    const known = [10, 10, 20, 20, 20, 20, 30].map(instant);
    expect(log.readAfter(0, 10).map(({ knownAt }) => knownAt)).toEqual(known);
    expect([1, 2, 3, 7, 8].map((ordinal) => log.knownAtOrdinal(ordinal))).toEqual([
      known[0],
      known[1],
      known[2],
      known[6],
      undefined,
    ]);
    expect(log.knownAt()).toBe(instant(30));
    expect([0, 9, 10, 11, 19, 20, 29, 30, 99].map((seconds) => log.ordinalKnownAt(instant(seconds)))).toEqual([
      0, 0, 2, 2, 2, 6, 6, 7, 7,
    ]);
    await store.close();
  });

  test('ordinalKnownAt is the count of events whose running maximum is at or before the instant', async () => {
    using folder = new TemporaryFolder();
    const times = fc.array(fc.nat(12), { minLength: 1, maxLength: 20 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(times, async (seconds) => {
        const store = openEmbeddedStore({ file: folder.file(`${String(run++)}.db`) });
        await store.append('pupil-a', seconds.map(recorded), 'NO_STREAM');
        const maxima = seconds.map((_, n) => Math.max(...seconds.slice(0, n + 1)));
        for (let at = -1; at <= 13; at++)
          expect(store.log.ordinalKnownAt(instant(at))).toBe(maxima.filter((maximum) => maximum <= at).length);
        expect(store.log.readAfter(0, 100).map(({ knownAt }) => knownAt)).toEqual(maxima.map(instant));
        await store.close();
      }),
      { numRuns: 20 },
    );
  });

  test('goes on with ordinals and knownAt where it ended when it is opened again', async () => {
    using folder = new TemporaryFolder();
    const first = openEmbeddedStore({ file: folder.file('log.db') });
    await first.append('pupil-a', [recorded(50)], 'NO_STREAM');
    await first.append('access-a', newEvents(1), 'NO_STREAM');
    await first.close();
    const again = openEmbeddedStore({ file: folder.file('log.db') });
    await again.append('pupil-b', [recorded(7)], 'NO_STREAM');
    expect(again.log.readAfter(0, 9).map(({ ordinal, knownAt }) => [ordinal, knownAt])).toEqual([
      [1, instant(50)],
      [2, instant(50)],
    ]);
    await again.close();
  });

  test('is read in another thread while this one writes', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const thread = new Worker(new URL('processes/read-log-in-thread.ts', import.meta.url), {
      workerData: folder.file('log.db'),
    });
    const events = newEvents(20);
    for (const [n, event] of events.entries()) {
      await store.append('pupil-a', [event], n === 0 ? 'NO_STREAM' : n - 1);
      thread.postMessage('read');
      const [seen] = (await once(thread, 'message')) as [unknown];
      expect(seen).toEqual({ head: n + 1, ids: idsOf(events.slice(0, n + 1)) });
    }
    await thread.terminate();
    await store.close();
  });

  test('listeners hear of growth after the commit, until they stop', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const heads: number[] = [];
    const listener = () => {
      heads.push(store.log.head());
    };
    const [stopOne, stopOther] = [store.log.onGrowth(listener), store.log.onGrowth(listener)];
    await store.append('pupil-a', newEvents(2), 'NO_STREAM');
    stopOne();
    await store.append('pupil-a', newEvents(1), 1);
    stopOther();
    await store.append('pupil-a', newEvents(1), 2);
    expect(heads).toEqual([2, 2, 3]);
    await store.close();
  });
});

describe('a mirror', () => {
  const [a, b] = [asStored('pupil-a', newEvents(3)), asStored('school-1', newEvents(2))];
  const events = [a[0], b[0], a[1], a[2], b[1]].filter((event) => event !== undefined);
  const mirrored: MirroredEvent[] = events.map((event, n) => ({ event, position: `C:${String(100 + n * 7)}` }));

  test('holds the events of its store in their order, with their positions, and takes them only once', () => {
    using folder = new TemporaryFolder();
    const writer = openLogWriter(folder.file('mirror.db'), 'MIRROR');
    let growths = 0;
    writer.log.onGrowth(() => {
      growths += 1;
    });
    expect(writer.appendMirrored(mirrored.slice(0, 3))).toBe(3);
    expect(writer.appendMirrored(mirrored.slice(1))).toBe(5);
    expect(writer.appendMirrored(mirrored)).toBe(5);
    expect(growths).toBe(2);
    expect(writer.log.readAfter(0, 9).map((event) => canonicalEvent(event))).toEqual(
      events.map((event) => canonicalEvent(event)),
    );
    expect([1, 5, 6].map((ordinal) => writer.log.positionOf(ordinal))).toEqual(['C:100', 'C:128', undefined]);
    expect(['C:100', 'C:114', 'C:101', '1'].map((position) => writer.log.ordinalOf(position))).toEqual([
      1,
      3,
      undefined,
      undefined,
    ]);
    writer.log.verify();
    writer.close();
    const log = openEmbeddedLog(folder.file('mirror.db'));
    expect([log.head(), log.ordinalOf('C:128')]).toEqual([5, 5]);
    log.close();
  });

  const other = (event: StoredEvent | undefined, changes: Partial<StoredEvent>): StoredEvent =>
    ({ ...event, ...changes }) as StoredEvent;
  test.each([
    ['a gap in a stream', { event: other(a[2], { revision: 5 }), position: 'x' }, 'CORRUPT'],
    [
      'a stream that does not begin at 0',
      { event: other(a[0], { stream: 'pupil-z', revision: 1, id: newEvent().id }), position: 'x' },
      'CORRUPT',
    ],
    [
      'another event in a place that is taken',
      { event: other(a[0], { id: newEvent().id }), position: 'C:100' },
      'CORRUPT',
    ],
    ['an event that has moved', { event: other(a[0], {}), position: 'C:101' }, 'CORRUPT'],
    ['an id that is taken', { event: other(a[0], { revision: 2 }), position: 'x' }, 'CORRUPT'],
    [
      'a stream outside the log',
      { event: other(a[0], { stream: 'vault-1', id: newEvent().id }), position: 'x' },
      'CONFIGURATION',
    ],
    ['a value without canonical form', { event: other(a[2], { data: { half: 0.5 } }), position: 'x' }, 'NOT_CANONICAL'],
  ])('refuses %s, and all that came with it', (_name, wrong, code) => {
    using folder = new TemporaryFolder();
    const writer = openLogWriter(folder.file('mirror.db'), 'MIRROR');
    writer.appendMirrored(mirrored.slice(0, 3));
    const good = { event: other(b[1], {}), position: 'C:999' };
    expect(() => writer.appendMirrored([good, wrong])).toThrow(failing(code));
    expect(writer.log.head()).toBe(3);
    expect(writer.appendMirrored([good])).toBe(4);
    writer.close();
  });

  test('is no store, and a store is no mirror', async () => {
    using folder = new TemporaryFolder();
    openLogWriter(folder.file('mirror.db'), 'MIRROR').close();
    expect(() => openEmbeddedStore({ file: folder.file('mirror.db') })).toThrow(failing('DATA_FOLDER'));
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    expect(await followToEnd(store, {})).toEqual([]);
    await store.close();
    expect(() => openLogWriter(folder.file('log.db'), 'MIRROR')).toThrow(failing('DATA_FOLDER'));
  });
});
