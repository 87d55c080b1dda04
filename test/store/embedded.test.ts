import { describe, expect, test } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { Database } from '../../src/store/sqlite.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { storeContract } from './contract.ts';
import {
  appendEach,
  asStored,
  eventsOf,
  expectFailure,
  followToEnd,
  followUntil,
  idsOf,
  newEvent,
  newEvents,
  newStream,
} from './contract/given.ts';

storeContract(
  'the embedded store',
  async () => {
    const folder = new TemporaryFolder();
    const file = folder.file('log.db');
    let store = openEmbeddedStore({ file });
    return await Promise.resolve({
      store,
      reopen: async () => {
        await store.close();
        store = openEmbeddedStore({ file });
        return store;
      },
      stop: async () => {
        await store.close();
        folder[Symbol.dispose]();
      },
    });
  },
  { runs: 60 },
);

describe('group commit', () => {
  test('appends of one turn share one commit, also with refused ones among them', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    let commits = 0;
    const stop = store.log.onGrowth(() => {
      commits += 1;
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 300 }, (_, n) => store.append(newStream(), newEvents(2), n % 3 === 0 ? 5 : 'NO_STREAM')),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(200);
    expect({ commits, head: store.log.head() }).toEqual({ commits: 1, head: 400 });
    stop();
    await store.append(newStream(), newEvents(1), 'NO_STREAM');
    expect(commits).toBe(1);
    await store.close();
  });

  test('appends that only repeat or are refused grow nothing', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const stream = newStream();
    const events = newEvents(1);
    await store.append(stream, events, 'NO_STREAM');
    store.log.onGrowth(() => {
      throw new Error('nothing grew');
    });
    expect(await store.append(stream, events, 'NO_STREAM')).toMatchObject({ repeated: true });
    await expectFailure(store.append(stream, newEvents(1), 'NO_STREAM'), 'WRONG_EXPECTED_REVISION', { actual: 0 });
    await store.close();
  });

  test('in one turn each append is judged by those before it', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const stream = newStream();
    const events = newEvents(4);
    const answers = await Promise.all(
      events.map((event, n) => store.append(stream, [event], n === 0 ? 'NO_STREAM' : n - 1)),
    );
    expect(answers.map(({ revision, position }) => [revision, position])).toEqual([
      [0, '1'],
      [1, '2'],
      [2, '3'],
      [3, '4'],
    ]);
    expect(await store.read(stream)).toEqual(asStored(stream, events));
    await store.close();
  });

  test('what waits when the store closes is written first', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const stream = newStream();
    const events = newEvents(1);
    const waiting = store.append(stream, events, 'NO_STREAM');
    await store.close();
    expect(await waiting).toMatchObject({ revision: 0 });
    const again = openEmbeddedStore({ file: folder.file('log.db') });
    expect(await again.read(stream)).toEqual(asStored(stream, events));
    await again.close();
  });

  test('more appends than may wait are refused, and room comes with the next commit', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db'), maxQueue: 3 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => store.append(newStream(), newEvents(1), 'NO_STREAM')),
    );
    expect(
      outcomes.map((outcome) =>
        outcome.status === 'fulfilled' ? 'stored' : (outcome.reason as { code: string }).code,
      ),
    ).toEqual(['stored', 'stored', 'stored', 'UNAVAILABLE', 'UNAVAILABLE']);
    await store.append(newStream(), newEvents(1), 'NO_STREAM');
    expect(store.log.head()).toBe(4);
    await store.close();
  });
});

describe('what is recorded', () => {
  const CHANGES = [
    "UPDATE event SET data = '{}' WHERE place = 1",
    'DELETE FROM event WHERE place = 2',
    'DELETE FROM event',
    "UPDATE stream SET name = 'other'",
    'DELETE FROM stream',
    "UPDATE log SET kind = 'MIRROR'",
    'DELETE FROM log',
    "INSERT OR REPLACE INTO event SELECT place, ordinal, stream, revision, id, type, schema_version, '{}', metadata, known_at, position FROM event WHERE place = 1",
    "INSERT OR REPLACE INTO event SELECT 3, 3, stream, revision, randomblob(16), type, schema_version, '{}', metadata, known_at, position FROM event WHERE place = 1",
    "INSERT OR REPLACE INTO event SELECT 3, 3, stream, 2, id, type, schema_version, '{}', metadata, known_at, position FROM event WHERE place = 1",
    "INSERT OR REPLACE INTO event SELECT 3, 1, stream, 2, randomblob(16), type, schema_version, '{}', metadata, known_at, position FROM event WHERE place = 1",
    "INSERT INTO event SELECT 7, 7, stream, 2, randomblob(16), type, schema_version, '{}', metadata, known_at, position FROM event WHERE place = 1",
  ];

  test.each(CHANGES)('refuses %s', async (sql) => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const stream = newStream();
    const events = newEvents(2);
    await store.append(stream, events, 'NO_STREAM');
    const ours = new Database({ file: folder.file('log.db') });
    expect(() => {
      ours.exec(sql);
    }).toThrow(/never changed|only added at the end/);
    ours.close();
    const bare = new DatabaseSync(folder.file('log.db'));
    expect(() => {
      bare.exec(sql);
    }).toThrow(/never changed|only added at the end/);
    bare.close();
    expect(await store.read(stream)).toEqual(asStored(stream, events));
    await store.close();
  });

  test('an id in use in another stream, twice in one append, or that is no UUID is refused', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const event = newEvent();
    await store.append(newStream(), [event], 'NO_STREAM');
    await expectFailure(store.append(newStream(), [event], 'NO_STREAM'), 'CONFIGURATION');
    const twice = newEvent();
    await expectFailure(store.append(newStream(), [twice, twice], 'NO_STREAM'), 'CONFIGURATION');
    await expectFailure(
      store.append(newStream(), [{ ...newEvent(), id: newEvent().id.toUpperCase() }], 'NO_STREAM'),
      'CONFIGURATION',
    );
    expect(store.log.head()).toBe(1);
    await store.close();
  });

  test('names, types, versions, revisions and positions that are none are refused', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    for (const stream of ['', '$all', 'lone \ud800'])
      await expectFailure(store.append(stream, newEvents(1), 'NO_STREAM'), 'CONFIGURATION');
    for (const wrong of [{ type: '' }, { schemaVersion: 0 }, { schemaVersion: 1.5 }])
      await expectFailure(store.append(newStream(), [{ ...newEvent(), ...wrong }], 'NO_STREAM'), 'CONFIGURATION');
    for (const revision of [-1, 0.5])
      await expectFailure(store.append(newStream(), newEvents(1), revision), 'CONFIGURATION');
    await expectFailure(store.read(newStream(), { limit: -1 }), 'CONFIGURATION');
    for (const after of ['0', 'x', '12']) await expectFailure(followToEnd(store, { after }), 'CONFIGURATION');
    expect(store.log.head()).toBe(0);
    await store.close();
  });

  test('in the file of the access records every stream counts', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('access.db'), counts: 'EVERY_STREAM' });
    const stream = newStream('access');
    const events = newEvents(3);
    const answers = await appendEach(store, stream, events);
    expect(store.log.readAfter(0, 10).map(({ id, ordinal }) => [id, ordinal])).toEqual(
      events.map(({ id }, n) => [id, n + 1]),
    );
    expect(store.log.streamsWithPrefix('access-')).toEqual([stream]);
    expect(await store.head()).toBe(answers[2]?.position);
    expect(idsOf(await followToEnd(store, {}))).toEqual(idsOf(events));
    await store.close();
  });
});

describe('following a long log', () => {
  test('batches of at most 500 events, fewer when they are large', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const [small, large] = [
      newEvents(1_001),
      Array.from({ length: 20 }, () => newEvent({ text: 'x'.repeat(500_000) })),
    ];
    await store.append('pupil-a', small, 'NO_STREAM');
    for (const [n, event] of large.entries()) await store.append('pupil-b', [event], n === 0 ? 'NO_STREAM' : n - 1);
    const batches = await followUntil(store, {}, (all) => all.at(-1)?.caughtUp === true);
    expect(batches.map(({ events, caughtUp }) => [events.length, caughtUp])).toEqual([
      [500, false],
      [500, false],
      [10, false],
      [9, false],
      [2, true],
    ]);
    expect(idsOf(eventsOf(batches))).toEqual(idsOf([...small, ...large]));
    await store.close();
  });

  test('a filter finds its events behind thousands of others, while other things have their turn', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    for (let n = 0; n < 12; n++) await store.append(newStream(), newEvents(1_000), 'NO_STREAM');
    const wanted = newEvents(2);
    await store.append('pupil-wanted', wanted, 'NO_STREAM');
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    expect(idsOf(await followToEnd(store, { filter: { prefixes: ['pupil-wanted'] } }))).toEqual(idsOf(wanted));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
    await store.close();
  });
});
