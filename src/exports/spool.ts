import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { storageFailure } from '../store/sqlite-failure.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * An export on its way out, made whole before its first byte leaves: its digest can be recorded first, and a fault in
 * the middle hands out nothing. The bytes lie in a file without a name, encrypted under a key that lives in this object
 * only, so that neither a crash nor a restart leaves words behind.
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
   * Takes everything that the source gives, which is made when there is room for it. Rejects with the source's error,
   * or a Failure such as DISK_FULL.
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

  /** The bytes, once; afterwards the spool is closed. */
  read(): Readable {
    const decipher = createDecipheriv('aes-256-gcm', this.key, this.nonce).setAuthTag(this.tag);
    // Whoever reads the decipher is told by its own error.
    pipeline(this.file.createReadStream({ start: 0 }), decipher).catch(() => undefined);
    return decipher;
  }

  /** Gives the room on the disk back; also after `read`. */
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

/** A stream of the handle's own would keep it open for good, if it may not close it itself. */
async function written(file: FileHandle, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) await file.writeFile(chunk);
}
