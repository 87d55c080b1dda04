import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AccessRecord, AccessRecords } from '../../src/access/access-records.ts';
import { Failure } from '../../src/kernel/failure.ts';
import { type EmbeddedStore, openEmbeddedStore } from '../../src/store/embedded.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const RECORD: AccessRecord = {
  at: '2026-09-01T09:00:00.000Z',
  correlationId: '6a1f0c4e-7d1c-4f0e-9a53-0c3b2f1d9e77',
  person: 'p1',
  roles: [{ schoolUrn: '900001', role: 'SENCO' }],
  operation: 'QUERY',
  fields: ['senRegister'],
  purpose: null,
  pupils: ['a', 'b'],
  ordinal: 7,
  outcome: 'ANSWERED',
  codes: [],
};

/** The store, with a fault before or after its next appends. */
class Faulty {
  appends = 0;
  fail: Failure[] = [];
  writeFirst = false;
  private readonly store: EmbeddedStore;
  constructor(store: EmbeddedStore) {
    this.store = store;
  }
  port(): EventStore {
    return {
      read: (stream, options) => this.store.read(stream, options),
      follow: (options) => this.store.follow(options),
      head: () => this.store.head(),
      close: () => this.store.close(),
      append: async (...args) => {
        this.appends += 1;
        const fault = this.fail.shift();
        if (fault === undefined || this.writeFirst) {
          const appended = await this.store.append(...args);
          if (fault === undefined) return appended;
        }
        throw fault;
      },
    };
  }
}

describe('access records', () => {
  let folder: TemporaryFolder;
  let store: EmbeddedStore;
  let faulty: Faulty;
  let accessRecords: AccessRecords;
  beforeEach(() => {
    folder = new TemporaryFolder();
    store = openEmbeddedStore({ file: folder.file('access.db'), counts: 'EVERY_STREAM' });
    faulty = new Faulty(store);
    accessRecords = new AccessRecords(faulty.port());
  });
  afterEach(async () => {
    await accessRecords.close();
    await store.close();
    folder[Symbol.dispose]();
  });

  const persons = async (): Promise<unknown[]> =>
    (await store.read(accessRecords.stream)).map((event) => event.data['person']);

  test('keeps who saw whom, once the promise has resolved', async () => {
    await accessRecords.record(RECORD);
    const [event] = await store.read(accessRecords.stream);
    expect(event).toMatchObject({
      stream: accessRecords.stream,
      revision: 0,
      type: 'RecordAccessed',
      metadata: { $correlationId: RECORD.correlationId, recordedAt: RECORD.at },
      data: {
        person: 'p1',
        roles: RECORD.roles,
        operation: 'QUERY',
        fields: ['senRegister'],
        purpose: null,
        pupils: ['a', 'b'],
        ordinal: 7,
        outcome: 'ANSWERED',
        codes: [],
      },
    });
    expect(accessRecords.stream).toMatch(/^access-[0-9a-f-]{36}$/);
  });

  test('writes records that come together in one append, in their order', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((person) => accessRecords.record({ ...RECORD, person })));
    expect(await persons()).toEqual(['a', 'b', 'c', 'd']);
    expect(faulty.appends).toBe(1);
  });

  test('a record waits for another request under way, and not for one that has ended', async () => {
    const patient = new AccessRecords(faulty.port(), 60_000);
    const ends = patient.expect();
    const first = patient.record({ ...RECORD, person: 'a' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(faulty.appends).toBe(0);
    ends();
    ends();
    await Promise.all([first, patient.record({ ...RECORD, person: 'b' })]);
    expect(faulty.appends).toBe(1);
    expect((await store.read(patient.stream)).map((event) => event.data['person'])).toEqual(['a', 'b']);
  });

  test('and not for long', async () => {
    accessRecords.expect();
    await accessRecords.record({ ...RECORD, person: 'c' });
    expect(await persons()).toEqual(['c']);
  });

  test('keeps the place instead of a list of more than five hundred pupils', async () => {
    const many = Array.from({ length: 501 }, (_, index) => `pupil-${String(index)}`);
    await accessRecords.record({ ...RECORD, pupils: many.slice(1) });
    await accessRecords.record({ ...RECORD, pupils: many });
    const [first, second] = await store.read(accessRecords.stream);
    expect(first?.data['pupils']).toHaveLength(500);
    expect(second?.data).toMatchObject({ pupils: [], pupilCount: 501, ordinal: 7, roles: RECORD.roles });
  });

  test('a store that cannot write fails every record that waits, and the next one is written', async () => {
    faulty.fail = [new Failure('DISK_FULL', 'full')];
    const answers = await Promise.allSettled([accessRecords.record(RECORD), accessRecords.record(RECORD)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await accessRecords.record({ ...RECORD, person: 'later' });
    expect(await persons()).toEqual(['later']);
  });

  test('an append that was said to be lost and was not leaves no gap and loses nothing after it', async () => {
    await accessRecords.record({ ...RECORD, person: 'first' });
    faulty.writeFirst = true;
    faulty.fail = [new Failure('AMBIGUOUS', 'no answer')];
    await expect(accessRecords.record({ ...RECORD, person: 'unknown' })).rejects.toMatchObject({ code: 'AMBIGUOUS' });
    await accessRecords.record({ ...RECORD, person: 'third' });
    expect(await persons()).toEqual(['first', 'unknown', 'third']);
  });

  test('writes what waits when it is closed', async () => {
    const recorded = accessRecords.record(RECORD);
    await accessRecords.close();
    expect(await persons()).toEqual(['p1']);
    await recorded;
  });
});
