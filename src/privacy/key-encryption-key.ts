import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../kernel/failure.ts';

/** The numbered keys that wrap subject keys, 256 bits each. The newest wraps; older ones only open. */
export interface KeyEncryptionKeys {
  readonly newest: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const GROUP_OR_WORLD = 0o077;

/**
 * Reads `{number}:{base64}` entries, separated by lines or commas, from an environment variable or a file. Failure
 * CONFIGURATION names a wrong entry by its position, never by its content.
 */
export function parseKeyEncryptionKeys(text: string): KeyEncryptionKeys {
  const keys = new Map<number, Buffer>();
  const entries = text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  for (const [index, entry] of entries.entries()) {
    const [, number, encoded] = /^([1-9]\d{0,8}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? [];
    if (number === undefined || encoded === undefined)
      throw new Failure(
        'CONFIGURATION',
        `key-encryption key ${index + 1} of the list is not {number}:{32 bytes in base64}`,
      );
    if (keys.has(Number(number)))
      throw new Failure('CONFIGURATION', `key-encryption key number ${number} is given twice`);
    keys.set(Number(number), Buffer.from(encoded, 'base64'));
  }
  if (keys.size === 0) throw new Failure('CONFIGURATION', 'no key-encryption key is given');
  return { newest: Math.max(...keys.keys()), keys };
}

/** Reads a key file. Failure CONFIGURATION if other users of this machine may read it. */
export function readKeyFile(path: string): KeyEncryptionKeys {
  const file = openKeyFile(path, 'r');
  try {
    // Windows has no such bits and reports every file as readable by all.
    if (process.platform !== 'win32' && (fstatSync(file).mode & GROUP_OR_WORLD) !== 0) {
      throw new Failure('CONFIGURATION', 'other users can read the key file: take their rights away (chmod 600)');
    }
    return parseKeyEncryptionKeys(readFileSync(file, 'utf8'));
  } finally {
    closeSync(file);
  }
}

/**
 * Writes a key file with one new key, number 1, readable by its owner only. It is durable on return and never
 * overwritten.
 */
export function createKeyFile(path: string): KeyEncryptionKeys {
  const text = `1:${randomBytes(KEY_BYTES).toString('base64')}\n`;
  const file = openKeyFile(path, 'wx');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  keepName(path);
  return parseKeyEncryptionKeys(text);
}

/** Makes the file's name durable too, which lies in its folder. Windows opens no folders and does so by itself. */
function keepName(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function openKeyFile(path: string, flags: 'r' | 'wx'): number {
  try {
    return openSync(path, flags, 0o600);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Failure(
      'CONFIGURATION',
      `the key file cannot be ${flags === 'r' ? 'read' : 'created'}`,
      { path, reason },
      cause,
    );
  }
}

/** Nonce, ciphertext and tag of `secret` under the key of this number, bound to `place`. */
export function wrap({ keys }: KeyEncryptionKeys, number: number, place: string, secret: Buffer): Buffer {
  const key = keys.get(number);
  if (!key) throw new Failure('CONFIGURATION', 'there is no key-encryption key of this number', { number });
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, createSecretKey(key), nonce, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(place),
  );
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Reverses `wrap`; undefined if number, key, place or bytes do not match. */
export function unwrap(
  { keys }: KeyEncryptionKeys,
  number: number,
  place: string,
  wrapped: Buffer,
): Buffer | undefined {
  const key = keys.get(number);
  const end = wrapped.length - TAG_BYTES;
  if (!key || end < NONCE_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, createSecretKey(key), wrapped.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place)).setAuthTag(wrapped.subarray(end));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}
