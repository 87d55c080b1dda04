import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createKeyFile,
  parseKeyEncryptionKeys,
  readKeyFile,
  unwrap,
  wrap,
} from '../../src/privacy/key-encryption-key.ts';

const encoded = Buffer.alloc(32, 7).toString('base64');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('key-encryption keys', () => {
  test('come from lines or commas, and the newest is the greatest number', () => {
    const { newest, keys } = parseKeyEncryptionKeys(` 2:${encoded}\r\n\n10:${encoded},1:${encoded}\n`);
    expect([newest, [...keys.keys()]]).toEqual([10, [2, 10, 1]]);
    expect(keys.get(2)).toEqual(Buffer.alloc(32, 7));
  });

  test.each([
    ['nothing', ''],
    ['no number', encoded],
    ['number 0', `0:${encoded}`],
    ['a short key', '1:AAAA'],
    ['no base64', `1:${'!'.repeat(43)}=`],
    ['a number twice', `1:${encoded}\n1:${encoded}`],
  ])('refuses %s and never quotes it', (_name, text) => {
    expect(() => parseKeyEncryptionKeys(text)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION', message: expect.not.stringContaining(encoded) }),
    );
  });

  test('a created file is read back, belongs to its owner alone, and is never overwritten', () => {
    const path = join(folder, 'kek');
    const made = createKeyFile(path);
    expect(readKeyFile(path)).toEqual(made);
    expect(made.newest).toBe(1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const before = readFileSync(path, 'utf8');
    expect(() => createKeyFile(path)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION', detail: { path, reason: 'EEXIST' } }),
    );
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test.each([0o640, 0o604, 0o620])('a file with rights %o is refused', (mode) => {
    const path = join(folder, 'kek');
    writeFileSync(path, `1:${encoded}\n`);
    chmodSync(path, mode);
    expect(() => readKeyFile(path)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
    chmodSync(path, 0o400);
    expect(readKeyFile(path).newest).toBe(1);
  });

  test('a missing file is refused with its path', () => {
    const path = join(folder, 'none');
    expect(() => readKeyFile(path)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION', detail: { path, reason: 'ENOENT' } }),
    );
  });

  test('unwraps only what was wrapped, at its place, under its number', () => {
    const keys = parseKeyEncryptionKeys(`1:${encoded},2:${Buffer.alloc(32, 8).toString('base64')}`);
    const wrapped = wrap(keys, 1, 'a|b|1', Buffer.from('secret'));
    expect(unwrap(keys, 1, 'a|b|1', wrapped)).toEqual(Buffer.from('secret'));
    expect(unwrap(keys, 2, 'a|b|1', wrapped)).toBeUndefined();
    expect(unwrap(keys, 3, 'a|b|1', wrapped)).toBeUndefined();
    expect(unwrap(keys, 1, 'a|c|1', wrapped)).toBeUndefined();
    expect(unwrap(keys, 1, 'a|b|1', wrapped.subarray(0, 20))).toBeUndefined();
    expect(
      unwrap(keys, 1, 'a|b|1', Buffer.from(wrapped.map((byte, at) => (at === 14 ? byte ^ 1 : byte)))),
    ).toBeUndefined();
    expect(() => wrap(keys, 3, 'a', Buffer.alloc(1))).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
  });
});
