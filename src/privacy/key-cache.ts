import { type Instant, instantFromMilliseconds, millisecondsBetween } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';
import type { SubjectKey } from './key-tree.ts';

/** How long a key may stay in memory, in milliseconds. Destroying a key takes effect everywhere within this time. */
export const KEY_LIFETIME = 60_000;

interface Entry {
  readonly key: SubjectKey;
  readonly since: Instant;
  readonly until: Instant;
}

/**
 * Subject keys of the last minute, at most `limit`. Using a key does not prolong its stay. So a replica that never
 * hears of a destroyed key still forgets it.
 */
export class KeyCache {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;
  readonly #limit: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(subject: string): SubjectKey | undefined {
    this.#dropOld();
    return this.#entries.get(subject)?.key;
  }

  set(subject: string, key: SubjectKey): void {
    this.#dropOld();
    // Delete first, so that the order of the map is the order of age.
    this.#entries.delete(subject);
    const since = this.#clock.now();
    this.#entries.set(subject, { key, since, until: instantFromMilliseconds(Date.parse(since) + KEY_LIFETIME) });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#limit && oldest !== undefined) this.#entries.delete(oldest);
    this.#timer ??= setTimeout(() => this.#onTimer(), KEY_LIFETIME).unref();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#entries.clear();
  }

  /** Drops old keys in an idle process too. */
  #onTimer(): void {
    this.#timer = undefined;
    this.#dropOld();
    const [oldest] = this.#entries.values();
    if (oldest)
      this.#timer = setTimeout(
        () => this.#onTimer(),
        Math.max(0, millisecondsBetween(this.#clock.now(), oldest.until)),
      ).unref();
  }

  #dropOld(): void {
    const now = this.#clock.now();
    for (const [subject, { since, until }] of this.#entries) {
      // If the clock was set back, ages mean nothing: drop the key too.
      if (now < until && now >= since) return;
      this.#entries.delete(subject);
    }
  }
}
