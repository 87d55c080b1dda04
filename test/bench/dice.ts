/** Chance that falls the same way each time: mulberry32 by Tommy Ettinger (public domain), enough to vary test data. */
export class Dice {
  #state: number;
  readonly #bytes: Buffer;

  constructor(seed: number) {
    this.#state = seed >>> 0;
    this.#bytes = Buffer.from(Array.from({ length: 8_192 }, () => this.whole(256)));
  }

  /** A whole number from 0 to below `limit`. */
  whole(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.whole(from.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  uuid(): string {
    const hex = Array.from({ length: 4 }, () =>
      this.whole(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** Noise, cut from a store of it: quick to have, and as little compressible as ciphertext. */
  base64(bytes: number): string {
    return this.#cut(bytes).toString('base64');
  }

  hex(digits: number): string {
    return this.#cut(digits / 2).toString('hex');
  }

  #cut(bytes: number): Buffer {
    const start = this.whole(this.#bytes.length - bytes);
    return this.#bytes.subarray(start, start + bytes);
  }
}
