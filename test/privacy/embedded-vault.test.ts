import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantFromMilliseconds } from '../../src/kernel/instant.ts';
import { openEmbeddedVault } from '../../src/privacy/embedded-vault.ts';
import type { EmbeddedVault, EmbeddedVaultOptions } from '../../src/privacy/embedded-vault.ts';
import { KEY_LIFETIME, KeyCache } from '../../src/privacy/key-cache.ts';
import { parseKeyEncryptionKeys } from '../../src/privacy/key-encryption-key.ts';
import { serialiseSubjectKey, subjectKeyFromRoot } from '../../src/privacy/key-tree.ts';
import type { SubjectKey } from '../../src/privacy/key-tree.ts';
import { Database } from '../../src/store/sqlite.ts';

const entry = (number: number, seed: string): string =>
  `${number}:${createHash('sha256').update(seed).digest('base64')}`;
const keys = parseKeyEncryptionKeys(entry(1, 'one'));
const rotated = parseKeyEncryptionKeys([entry(1, 'one'), entry(2, 'two')].join('\n'));
const hex = (key: SubjectKey | undefined): string | undefined => key && serialiseSubjectKey(key).toString('hex');

let folder: string;
let path: string;
let milliseconds = Date.parse('2026-11-02T09:00:00.000Z');
const clock = { now: () => instantFromMilliseconds(milliseconds) };
const opened: EmbeddedVault[] = [];

function open(options: Partial<EmbeddedVaultOptions> = {}): EmbeddedVault {
  const vault = openEmbeddedVault({ path, keys, clock, ...options });
  opened.push(vault);
  return vault;
}

/** SQLite counts committed transactions in bytes 24 to 27 of the file's header when it keeps a rollback journal. */
const transactions = (): number => readFileSync(path).readUInt32BE(24);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  path = join(folder, 'vault.sqlite');
});
afterEach(async () => {
  for (const vault of opened.splice(0)) await vault.close();
  rmSync(folder, { recursive: true });
});

describe('the embedded vault', () => {
  test('creates a key once and gives the same key after it was opened again', async () => {
    const vault = open();
    expect(await vault.keyOf('pupil-1')).toBeUndefined();
    const key = await vault.createKey('pupil-1');
    expect(hex(await vault.createKey('pupil-1'))).toBe(hex(key));
    expect(hex(await vault.createKey('pupil-2'))).not.toBe(hex(key));
    await vault.close();
    expect(hex(await open().keyOf('pupil-1'))).toBe(hex(key));
  });

  test('a key is in the file, for another connection, when it is handed out', async () => {
    const vault = open();
    const reader = open({ readOnly: true });
    expect(hex(await vault.createKey('pupil-1'))).toBe(hex(await reader.keyOf('pupil-1')));
    expect(readdirSync(folder)).toEqual(['vault.sqlite']);
  });

  test('a thousand keys asked for in one turn cost one transaction', async () => {
    const vault = open();
    const before = transactions();
    const subjects = Array.from({ length: 1_000 }, (_, index) => `pupil-${index}`);
    const made = await Promise.all([...subjects, 'pupil-7', 'pupil-7'].map((subject) => vault.createKey(subject)));
    expect(transactions()).toBe(before + 1);
    expect(new Set(made.map(hex)).size).toBe(1_000);
    expect(hex(made[1_001])).toBe(hex(made[7]));
  });

  test("of two vaults on one file that create the same key both answer the winner's", async () => {
    const [one, two] = [open(), open()];
    const subjects = Array.from({ length: 20 }, (_, index) => `pupil-${index}`);
    const made = await Promise.all(
      [one, two].map((vault) => Promise.all(subjects.map((subject) => vault.createKey(subject)))),
    );
    expect(made[0]?.map(hex)).toEqual(made[1]?.map(hex));
  });

  test('holds no key in clear, and only its owner may read the file', async () => {
    const key = await open().createKey('pupil-1');
    const bytes = readFileSync(path);
    expect(bytes.includes((key[0] as { key: Buffer }).key)).toBe(false);
    for (const kek of rotated.keys.values()) expect(bytes.includes(kek)).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('a wrong key-encryption key, or none of this number, is refused at opening and says which', async () => {
    await open().createKey('pupil-1');
    expect(() => open({ keys: parseKeyEncryptionKeys(entry(1, 'other')) })).toThrow(
      expect.objectContaining({ code: 'SEAL_BROKEN', message: expect.stringContaining('key 1 is not the one') }),
    );
    expect(() => open({ keys: parseKeyEncryptionKeys(entry(2, 'two')) })).toThrow(
      expect.objectContaining({ code: 'SEAL_BROKEN', message: expect.stringContaining('key 1, which is not given') }),
    );
    expect(() => open({ keys: parseKeyEncryptionKeys(entry(2, 'two')), readOnly: true })).toThrow(
      expect.objectContaining({ code: 'SEAL_BROKEN' }),
    );
  });

  test('also when it holds no subject yet', async () => {
    await open().close();
    expect(() => open({ keys: parseKeyEncryptionKeys(entry(1, 'other')) })).toThrow(
      expect.objectContaining({ code: 'SEAL_BROKEN' }),
    );
  });

  test('a wrapped key that was moved to another subject does not open', async () => {
    const vault = open();
    await Promise.all([vault.createKey('pupil-1'), vault.createKey('pupil-2')]);
    await vault.close();
    const database = new Database({ file: path, journal: 'DELETE' });
    database.exec(
      "UPDATE subject_key SET (keyId, wrapped) = (SELECT keyId, wrapped FROM subject_key WHERE subject = 'pupil-1') WHERE subject = 'pupil-2'",
    );
    database.close();
    const again = open();
    await expect(again.keyOf('pupil-2')).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    await expect(again.keyOf('pupil-1')).resolves.toBeDefined();
  });

  test('rotation keeps the keys, needs the old key-encryption key no more, and leaves no old wrapping in the file', async () => {
    const first = open();
    const key = await first.createKey('pupil-1');
    await first.close();
    const database = new Database({ file: path, journal: 'DELETE' });
    const old = Buffer.from(
      (database.prepare<{ wrapped: Uint8Array }>('SELECT wrapped FROM subject_key').get() as { wrapped: Uint8Array })
        .wrapped,
    );
    database.close();
    const second = open({ keys: rotated });
    const newer = await second.createKey('pupil-2');
    expect(readFileSync(path).includes(old)).toBe(true);
    expect(await second.rotateKeyEncryptionKey()).toBe(2);
    await second.close();
    expect(readFileSync(path).includes(old)).toBe(false);
    const third = open({ keys: parseKeyEncryptionKeys(entry(2, 'two')) });
    expect([hex(await third.keyOf('pupil-1')), hex(await third.keyOf('pupil-2'))]).toEqual([hex(key), hex(newer)]);
    expect(() => open({ keys })).toThrow(expect.objectContaining({ code: 'SEAL_BROKEN' }));
  });

  test('open for reading only it creates and rotates nothing', async () => {
    await open().close();
    const reader = open({ readOnly: true });
    await expect(reader.createKey('pupil-1')).rejects.toMatchObject({ code: 'READ_ONLY' });
    await expect(reader.rotateKeyEncryptionKey()).rejects.toMatchObject({ code: 'READ_ONLY' });
    expect(await reader.keyOf('pupil-1')).toBeUndefined();
  });

  test('a closed vault is UNAVAILABLE, and what was asked before closing is still answered', async () => {
    const vault = open();
    const pending = vault.createKey('pupil-1');
    await vault.close();
    expect(await pending).toHaveLength(1);
    await expect(vault.keyOf('pupil-1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(vault.createKey('pupil-1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('a file that is no vault is CORRUPT', () => {
    writeFileSync(path, 'not a database, but long enough to look like one');
    expect(() => open()).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
  });

  test('a key that another process destroyed is forgotten within a minute', async () => {
    const vault = open();
    await vault.createKey('pupil-1');
    const database = new Database({ file: path, journal: 'DELETE', secureDelete: true });
    database.exec('DELETE FROM subject_key');
    database.close();
    milliseconds += KEY_LIFETIME - 1;
    expect(await vault.keyOf('pupil-1')).toBeDefined();
    milliseconds += 1;
    expect(await vault.keyOf('pupil-1')).toBeUndefined();
  });
});

describe('the cache of keys', () => {
  const key = subjectKeyFromRoot(Buffer.alloc(32));

  test('keeps the newest, up to its limit', () => {
    const cache = new KeyCache(clock, 2);
    for (const subject of ['a', 'b', 'a', 'c']) cache.set(subject, key);
    expect(['a', 'b', 'c'].map((subject) => cache.get(subject) !== undefined)).toEqual([true, false, true]);
    expect(cache.size).toBe(2);
    cache.clear();
  });

  test('using a key does not lengthen its stay, and a clock set back drops it', () => {
    const cache = new KeyCache(clock, 5);
    cache.set('a', key);
    milliseconds += KEY_LIFETIME / 2;
    cache.set('b', key);
    expect(cache.get('a')).toBe(key);
    milliseconds += KEY_LIFETIME / 2;
    expect([cache.get('a'), cache.get('b'), cache.size]).toEqual([undefined, key, 1]);
    milliseconds -= KEY_LIFETIME;
    expect(cache.get('b')).toBeUndefined();
    cache.clear();
  });
});
