import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../kernel/failure.ts';
import type { Clock } from '../kernel/ports.ts';
import { KeyCache } from './key-cache.ts';
import { unwrap, wrap } from './key-encryption-key.ts';
import type { KeyEncryptionKeys } from './key-encryption-key.ts';
import { parseSubjectKey, serialiseSubjectKey, subjectKeyFromRoot } from './key-tree.ts';
import type { SubjectKey } from './key-tree.ts';
import { VaultFile } from './vault-file.ts';
import type { CheckRecord, WrappedKey } from './vault-file.ts';
import type { Vault } from './vault.ts';

export interface EmbeddedVaultOptions {
  readonly path: string;
  readonly keys: KeyEncryptionKeys;
  readonly clock: Clock;
  /** For commands that read beside a running server. Creating a key is then Failure READ_ONLY. */
  readonly readOnly?: boolean;
  /** Keys kept in memory; 5,000 by default, more than the pupils and staff of a large school. */
  readonly cacheLimit?: number;
}

const ROOT_BYTES = 32;
const CHECK_TEXT = Buffer.from('sen-trail vault check v1');

/**
 * Opens the vault in a SQLite file of its own. Failure SEAL_BROKEN if the key-encryption keys are not those the file
 * was written with. A text sealed under wrong keys could never be opened.
 */
export function openEmbeddedVault(options: EmbeddedVaultOptions): EmbeddedVault {
  return new EmbeddedVault(options);
}

export class EmbeddedVault implements Vault {
  readonly #file: VaultFile;
  readonly #keys: KeyEncryptionKeys;
  readonly #readOnly: boolean;
  readonly #cache: KeyCache;
  /** Subjects whose keys are created together at the end of this turn. */
  #wanted = new Set<string>();
  #flushing: Promise<void> | undefined;
  #closed = false;

  constructor({ path, keys, clock, readOnly = false, cacheLimit = 5_000 }: EmbeddedVaultOptions) {
    this.#keys = keys;
    this.#readOnly = readOnly;
    this.#cache = new KeyCache(clock, cacheLimit);
    this.#file = new VaultFile(path, readOnly);
    try {
      this.#checkKeys();
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  async keyOf(subject: string): Promise<SubjectKey | undefined> {
    this.#assertOpen();
    return this.#read(subject);
  }

  async createKey(subject: string): Promise<SubjectKey> {
    this.#assertOpen();
    const known = this.#read(subject);
    if (known) return known;
    if (this.#readOnly) throw new Failure('READ_ONLY', 'the vault is open for reading only');
    this.#wanted.add(subject);
    // All requests of this turn share one transaction: an import creates a thousand keys with one flush to disk.
    this.#flushing ??= nextTurn().then(() => this.#createWanted());
    await this.#flushing;
    const created = this.#read(subject);
    if (!created) throw new Failure('CORRUPT', 'a key that was created is not in the vault');
    return created;
  }

  /**
   * Wraps every key again under the newest key-encryption key, all or none, and returns how many. Then older
   * key-encryption keys can be destroyed, which makes older copies of this file useless. No event changes.
   */
  async rotateKeyEncryptionKey(): Promise<number> {
    this.#assertOpen();
    if (this.#readOnly) throw new Failure('READ_ONLY', 'the vault is open for reading only');
    return this.#file.replaceWrappings(
      (stored) => this.#wrapped(stored.subject, stored.keyId, this.#unwrapped(stored)),
      this.#newCheck(),
    );
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#flushing;
    this.#cache.clear();
    this.#file.close();
  }

  #read(subject: string): SubjectKey | undefined {
    const cached = this.#cache.get(subject);
    if (cached) return cached;
    const stored = this.#file.find(subject);
    if (!stored) return undefined;
    const key = parseSubjectKey(this.#unwrapped(stored));
    this.#cache.set(subject, key);
    return key;
  }

  #createWanted(): void {
    const subjects = this.#wanted;
    this.#wanted = new Set();
    this.#flushing = undefined;
    // If another process was first, its key is kept and read instead.
    this.#file.insertMissing(
      [...subjects].map((subject) =>
        this.#wrapped(subject, randomUUID(), serialiseSubjectKey(subjectKeyFromRoot(randomBytes(ROOT_BYTES)))),
      ),
    );
  }

  #wrapped(subject: string, keyId: string, secret: Buffer): WrappedKey {
    const number = this.#keys.newest;
    return { subject, keyId, number, wrapped: wrap(this.#keys, number, `${keyId}|${subject}|${number}`, secret) };
  }

  #unwrapped({ subject, keyId, number, wrapped }: WrappedKey): Buffer {
    const secret = unwrap(this.#keys, number, `${keyId}|${subject}|${number}`, wrapped);
    if (!secret)
      throw new Failure('SEAL_BROKEN', 'a subject key does not open under its key-encryption key', { number });
    return secret;
  }

  #checkKeys(): void {
    const checks = this.#file.checks();
    for (const { number, wrapped } of checks) {
      if (!this.#keys.keys.has(number))
        throw new Failure(
          'SEAL_BROKEN',
          `the vault holds keys under key-encryption key ${number}, which is not given`,
          { number },
        );
      if (!unwrap(this.#keys, number, checkPlace(number), wrapped)?.equals(CHECK_TEXT)) {
        throw new Failure('SEAL_BROKEN', `key-encryption key ${number} is not the one this vault was written with`, {
          number,
        });
      }
    }
    if (!this.#readOnly && !checks.some(({ number }) => number === this.#keys.newest))
      this.#file.addCheck(this.#newCheck());
  }

  #newCheck(): CheckRecord {
    const number = this.#keys.newest;
    return { number, wrapped: wrap(this.#keys, number, checkPlace(number), CHECK_TEXT) };
  }

  #assertOpen(): void {
    if (this.#closed) throw new Failure('UNAVAILABLE', 'the vault is closed');
  }
}

function checkPlace(number: number): string {
  return `check|${number}`;
}
