import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFailure } from '../../src/kernel/failure.ts';
import type { EventLog } from '../../src/store/event-log.ts';
import { Database } from '../../src/store/sqlite.ts';
import { type Meta, readMeta } from './model-file.ts';
import type { ReadModel } from './projection.ts';

/** The files `<folder>/<name>/<generation>.db` of one read model. The newest published generation is the valid one. */
export class Generations {
  readonly #folder: string;
  readonly #model: ReadModel;

  constructor(folder: string, model: ReadModel) {
    this.#folder = join(folder, model.name);
    this.#model = model;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  path(generation: number): string {
    return join(this.#folder, `${String(generation)}.db`);
  }

  /** A number that no file uses yet. */
  next(): number {
    return Math.max(0, ...this.#numbers()) + 1;
  }

  /** The newest complete generation that has this model version and belongs to this log. */
  current(log: EventLog): number | undefined {
    return this.#numbers()
      .sort((a, b) => b - a)
      .find((generation) => this.#serves(generation, log));
  }

  /** Removes what a crash or a failed build left: files that are not published, and parts. */
  removeIncomplete(): void {
    for (const name of readdirSync(this.#folder)) {
      if (name.includes('.part')) rmSync(join(this.#folder, name), { force: true });
    }
    for (const generation of this.#numbers()) {
      const status = this.#metaOf(generation)?.status ?? 'BUILDING';
      if (status === 'BUILDING') this.remove(generation);
    }
  }

  /** Removes all other generations, complete or not, with their journals. */
  keepOnly(generation: number): void {
    for (const name of readdirSync(this.#folder)) {
      if (!name.startsWith(`${String(generation)}.`)) rmSync(join(this.#folder, name), { force: true });
    }
  }

  remove(generation: number): void {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(this.path(generation) + suffix, { force: true });
  }

  #numbers(): number[] {
    return readdirSync(this.#folder).flatMap((name) =>
      /^[1-9]\d*\.db$/.test(name) ? [Number.parseInt(name, 10)] : [],
    );
  }

  #serves(generation: number, log: EventLog): boolean {
    const meta = this.#metaOf(generation);
    if (
      meta === undefined ||
      meta.status === 'BUILDING' ||
      meta.model !== this.#model.name ||
      meta.version !== this.#model.version
    )
      return false;
    // If the log was restored from an older copy, it is shorter than the model or has other events at its position.
    return meta.ordinal === 0 || log.readAfter(meta.ordinal - 1, 1)[0]?.id === meta.eventId;
  }

  /** Reads a file's meta row. Undefined if the file is damaged or not a read model, because it can be built again. */
  #metaOf(generation: number): Meta | undefined {
    let database: Database | undefined;
    try {
      // Open for writing, so that SQLite can recover what a crash left in the journal.
      database = new Database({ file: this.path(generation), synchronous: 'NORMAL' });
      return readMeta(database);
    } catch (error) {
      if (isFailure(error, 'READ_ONLY') || isFailure(error, 'DISK_FULL') || isFailure(error, 'LOCKED')) throw error;
      return undefined;
    } finally {
      database?.close();
    }
  }
}
