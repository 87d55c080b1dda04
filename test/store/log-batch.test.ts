import { expect, test } from '@jest/globals';
import { READ_MODELS } from '../../projections/index.ts';
import { SCHEMA_VERSION } from '../../src/kernel/event.ts';
import { FIELD_CLASSES } from '../../src/registry/events.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { appendEach, newEvent, newEvents } from './contract/given.ts';

test('leaves out ignored events, tells where the batch ends, and never ignores an unknown type or a newer schema version', async () => {
  using folder = new TemporaryFolder();
  const store = openEmbeddedStore({ file: folder.file('log.db') });
  const { log } = store;
  const told = [
    ['Known', 1],
    ['Wanted', 1],
    ['Known', 2],
    ['Unknown', 1],
    ['Known', 1],
  ] as const;
  await store.append('access-1', newEvents(1), 'NO_STREAM');
  await appendEach(
    store,
    'pupil-a',
    told.map(([type, schemaVersion]) => ({ ...newEvent(), type, schemaVersion })),
  );
  await store.append('access-1', newEvents(1), 0);
  const all = log.readAfter(0, 10);
  const next = (after: number, limit: number) => log.readBatch(after, limit, { types: ['Known'], schemaVersion: 1 });
  const endAt = (ordinal: number) => ({ ordinal, id: all[ordinal - 1]?.id });
  expect(next(0, 10)).toEqual({ events: all.slice(1, 4), end: endAt(5) });
  expect(next(0, 1)).toEqual({ events: [], end: endAt(1) });
  expect(next(1, 2)).toEqual({ events: all.slice(1, 3), end: endAt(3) });
  expect(next(4, 10)).toEqual({ events: [], end: endAt(5) });
  expect([next(5, 10), next(2, 0)]).toEqual([undefined, undefined]);
  await store.close();
});

test('a read model ignores known types only, up to the schema version of this program', () => {
  for (const { ignored } of READ_MODELS) {
    expect(Object.keys(FIELD_CLASSES)).toEqual(expect.arrayContaining([...ignored.types]));
    expect(ignored.schemaVersion).toBe(SCHEMA_VERSION);
  }
});
