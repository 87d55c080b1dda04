import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { storageFailure } from '../store/sqlite-failure.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * Holds a whole export before its first byte leaves. So its digest can be recorded first, and a fault halfway hands out
 * nothing.
 * The bytes are in a file without a name, encrypted with a key that only this object holds. A crash or restart leaves
 * nothing readable behind.
 */
export class Spool {
  /** SHA-256 of the bytes, in lower-case hex digits. */
  readonly sha256: string;
  readonly bytes: number;
  private readonly file: FileHandle;
  private readonly key: Buffer;
  private readonly nonce: Buffer;
  private readonly tag: Buffer;

  private constructor(parts: {
    readonly file: FileHandle;
    readonly sha256: string;
    readonly bytes: number;
    readonly key: Buffer;
    readonly nonce: Buffer;
    readonly tag: Buffer;
  }) {
    this.file = parts.file;
    this.sha256 = parts.sha256;
    this.bytes = parts.bytes;
    this.key = parts.key;
    this.nonce = parts.nonce;
    this.tag = parts.tag;
  }

  /**
   * Writes everything that the source gives, and takes it only as fast as it can be written. Rejects with the source's
   * error, or a Failure such as DISK_FULL.
   */
  static async fill(folder: string, make: () => Readable): Promise<Spool> {
    const path = join(folder, `spool-${randomUUID()}`);
    const [key, nonce, digest] = [randomBytes(KEY_BYTES), randomBytes(NONCE_BYTES), createHash('sha256')];
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    let bytes = 0;
    const seen = async function* (
      chunks: AsyncIterable<Uint8Array | string>,
    ): AsyncGenerator<Uint8Array, void, undefined> {
      for await (const chunk of chunks) {
        const buffer = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
        digest.update(buffer);
        bytes += buffer.length;
        yield buffer;
      }
    };
    const file = await newFile(path);
    try {
      await rm(path);
      await pipeline(make(), seen, cipher, (chunks: AsyncIterable<Uint8Array>) => written(file, chunks));
      return new Spool({ file, sha256: digest.digest('hex'), bytes, key, nonce, tag: cipher.getAuthTag() });
    } catch (error) {
      await file.close();
      throw storageFailure(error, path);
    }
  }

  /** Reads the bytes, which closes the spool. Can be called only once. */
  read(): Readable {
    const decipher = createDecipheriv('aes-256-gcm', this.key, this.nonce).setAuthTag(this.tag);
    // The reader learns of this error from the decipher stream.
    pipeline(this.file.createReadStream({ start: 0 }), decipher).catch(() => undefined);
    return decipher;
  }

  /** Frees the disk space. May be called after `read`. */
  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }
}

async function newFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx+', 0o600);
  } catch (error) {
    throw storageFailure(error, path);
  }
}

/** Writes through the handle, because a stream of its own that may not close it would keep it open for good. */
async function written(file: FileHandle, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) await file.writeFile(chunk);
}
