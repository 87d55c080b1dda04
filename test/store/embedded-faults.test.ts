import {
  chmodSync,
  openSync,
  closeSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { unprivileged } from '../support/unprivileged.ts';
import { asStored, newEvent, newEvents, newStream } from './contract/given.ts';

function failing(code: string, detail: object = {}): unknown {
  return expect.objectContaining({ name: 'Failure', code, detail: expect.objectContaining(detail) as unknown });
}

/** A closed file with events of about 1 KiB, one stream each ten. */
async function filled(file: string, count: number): Promise<void> {
  const store = openEmbeddedStore({ file });
  const event = () => newEvent({ text: 'x'.repeat(900) });
  await Promise.all(
    Array.from({ length: count / 10 }, () => store.append(newStream(), Array.from({ length: 10 }, event), 'NO_STREAM')),
  );
  await store.close();
}

function verify(file: string): void {
  const log = openEmbeddedLog(file);
  log.verify();
  log.close();
}

function overwrite(file: string, offset: number, length: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(length, 0xa5), 0, length, offset);
  closeSync(descriptor);
}

describe('a full disk', () => {
  test('fails the whole group, loses nothing, and lets later appends go on', async () => {
    using folder = new TemporaryFolder();
    const store = openEmbeddedStore({ file: folder.file('log.db') });
    const stream = newStream();
    const kept = newEvents(3);
    await store.append(stream, kept, 'NO_STREAM');
    store.limitPages(40);
    const sent = Array.from({ length: 5 }, () => [newEvent({ text: 'x'.repeat(100_000) })]);
    const streams = sent.map(() => newStream());
    const outcomes = await Promise.allSettled(
      sent.map((events, n) => store.append(streams[n] ?? '', events, 'NO_STREAM')),
    );
    for (const outcome of outcomes) expect(outcome).toEqual({ status: 'rejected', reason: failing('DISK_FULL') });
    expect(await Promise.all(streams.map((name) => store.read(name)))).toEqual(streams.map(() => []));
    expect(store.log.head()).toBe(3);
    store.limitPages(10_000);
    const answers = await Promise.all(sent.map((events, n) => store.append(streams[n] ?? '', events, 'NO_STREAM')));
    expect(answers.map(({ repeated, position }) => [repeated, position])).toEqual(
      [4, 5, 6, 7, 8].map((place) => [false, String(place)]),
    );
    expect(await store.read(stream)).toEqual(asStored(stream, kept));
    await store.close();
    verify(folder.file('log.db'));
  });
});

describe('a folder that may not be written', () => {
  test('is READ_ONLY for a new file and for one that is there, which stays as it was', async () => {
    using folder = new TemporaryFolder();
    const file = folder.file('log.db');
    await filled(file, 20);
    const before = readFileSync(file);
    for (const name of ['log.db', 'log.db.lock']) chmodSync(folder.file(name), 0o444);
    chmodSync(folder.path, 0o555);
    expect(() => unprivileged(() => openEmbeddedStore({ file }))).toThrow(failing('READ_ONLY'));
    expect(() => unprivileged(() => openEmbeddedStore({ file, lock: 'HELD' }))).toThrow(failing('READ_ONLY'));
    expect(() => unprivileged(() => openEmbeddedStore({ file: folder.file('new.db') }))).toThrow(failing('READ_ONLY'));
    expect(readFileSync(file).equals(before)).toBe(true);
    chmodSync(folder.path, 0o700);
    for (const name of ['log.db', 'log.db.lock']) chmodSync(folder.file(name), 0o600);
    const store = openEmbeddedStore({ file });
    expect(store.log.head()).toBe(20);
    await store.close();
  });
});

describe('a damaged file', () => {
  test('a broken header is CORRUPT', async () => {
    using folder = new TemporaryFolder();
    await filled(folder.file('log.db'), 20);
    overwrite(folder.file('log.db'), 0, 100);
    expect(() => openEmbeddedStore({ file: folder.file('log.db') })).toThrow(failing('CORRUPT'));
    expect(() => openEmbeddedLog(folder.file('log.db'))).toThrow(failing('CORRUPT'));
  });

  test('a cut file is CORRUPT', async () => {
    using folder = new TemporaryFolder();
    await filled(folder.file('log.db'), 1_000);
    truncateSync(folder.file('log.db'), Math.floor(statSync(folder.file('log.db')).size / 8192) * 4096);
    expect(() => openEmbeddedStore({ file: folder.file('log.db') })).toThrow(failing('CORRUPT'));
  });

  test('a broken page in the middle is CORRUPT to who reads there, and to verify wherever it is', async () => {
    using folder = new TemporaryFolder();
    const file = folder.file('log.db');
    await filled(file, 1_000);
    const whole = readFileSync(file);
    const page = Math.floor(whole.indexOf('"xxxx', whole.length / 2) / 4096);
    overwrite(file, page * 4096, 4096);
    const log = openEmbeddedLog(file);
    expect(() => log.readAfter(0, 1_000)).toThrow(failing('CORRUPT'));
    expect(() => {
      log.verify();
    }).toThrow(failing('CORRUPT'));
    expect(log.readAfter(0, 10)).toHaveLength(10);
    log.close();
    writeFileSync(file, whole);
    verify(file);
  });

  test.each([
    ['data in another form', "UPDATE event SET data = '{ }' WHERE place = 7", { ordinal: 7 }],
    [
      'members in another order',
      'UPDATE event SET metadata = \'{"recordedAt":"2026-11-02T09:15:00.000Z","commandId":"x"}\' WHERE place = 12',
      { ordinal: 12 },
    ],
    ['no JSON', "UPDATE event SET data = '{\"a' WHERE place = 19", { ordinal: 19 }],
    [
      'a time of recording that was not',
      "UPDATE event SET known_at = '2026-11-02T09:15:00.001Z' WHERE place = 5",
      { ordinal: 5 },
    ],
    ['an event that is gone', 'DELETE FROM event WHERE place = 4', { place: 5 }],
    ['a stream with a gap', 'UPDATE event SET revision = 10 WHERE place = 10', { place: 10 }],
  ])('%s is CORRUPT and named', async (_name, sql, detail) => {
    using folder = new TemporaryFolder();
    await filled(folder.file('log.db'), 20);
    const bare = new DatabaseSync(folder.file('log.db'));
    bare.exec('DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete');
    bare.exec(sql);
    bare.close();
    const log = openEmbeddedLog(folder.file('log.db'));
    expect(() => {
      log.verify();
    }).toThrow(failing('CORRUPT', detail));
    log.close();
    expect(() => openEmbeddedStore({ file: folder.file('log.db') })).toThrow(failing('CORRUPT', detail));
  });

  test("another program's database, a newer format and a log of another kind are DATA_FOLDER and stay untouched", async () => {
    using folder = new TemporaryFolder();
    for (const [name, sql] of [
      ['foreign.db', 'CREATE TABLE t (a)'],
      ['other.db', 'PRAGMA application_id = 5; CREATE TABLE t (a)'],
    ] as const) {
      const bare = new DatabaseSync(folder.file(name));
      bare.exec(sql);
      bare.close();
      const before = readFileSync(folder.file(name));
      expect(() => openEmbeddedStore({ file: folder.file(name) })).toThrow(failing('DATA_FOLDER'));
      expect(readFileSync(folder.file(name)).equals(before)).toBe(true);
    }
    await filled(folder.file('newer.db'), 10);
    expect(() => openEmbeddedStore({ file: folder.file('newer.db'), counts: 'EVERY_STREAM' })).toThrow(
      failing('DATA_FOLDER'),
    );
    const newer = new DatabaseSync(folder.file('newer.db'));
    newer.exec('PRAGMA user_version = 2');
    newer.close();
    expect(() => openEmbeddedStore({ file: folder.file('newer.db') })).toThrow(failing('DATA_FOLDER'));
    expect(() => openEmbeddedLog(folder.file('missing.db'))).toThrow(failing('DATA_FOLDER'));
  });
});
