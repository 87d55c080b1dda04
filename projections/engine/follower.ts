import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '../../src/kernel/failure.ts';
import type { EventLog } from '../../src/store/event-log.ts';
import { applyNext, type BuildOrder, type Built } from './build.ts';
import { type Fault, mayPass } from './fault.ts';
import { Generation } from './generation.ts';
import { Generations } from './generations.ts';
import type { ReadModel } from './projection.ts';
import type { Reader } from './reader.ts';
import type { ReadModelStatus, Rebuilt } from './status.ts';

export interface FollowerOptions {
  readonly log: EventLog;
  readonly folder: string;
  /** Events per transaction. */
  readonly batch: number;
  /** How long an old generation stays open for those who hold its reader, in milliseconds. */
  readonly graceMs: number;
  /** Called after each change of position or fault. */
  readonly onChange: (follower: Follower) => void;
}

/** Pause before the next try while the disk is full or the file locked. */
const PAUSE_MS = 1_000;

/** Keeps one read model up to date with the log in this process, and rebuilds it. */
export class Follower {
  readonly model: ReadModel;
  readonly #options: FollowerOptions;
  readonly #generations: Generations;
  readonly #ending = new AbortController();
  readonly #retired = new Map<Generation, NodeJS.Timeout>();
  #generation: Generation | undefined;
  #rebuilding: Promise<Rebuilt> | undefined;
  #awake: NodeJS.Immediate | undefined;
  #again: NodeJS.Timeout | undefined;

  constructor(model: ReadModel, options: FollowerOptions) {
    this.model = model;
    this.#options = options;
    this.#generations = new Generations(options.folder, model);
  }

  /**
   * What has to be built before this model can serve. Undefined if a complete generation lies in the folder. Removes
   * what is not complete, which would fill the disk if builds fail again and again.
   */
  missing(): BuildOrder | undefined {
    const number = this.#generations.current(this.#options.log);
    if (number !== undefined) return undefined;
    this.#generations.removeIncomplete();
    return { model: this.model, path: this.#generations.path(this.#generations.next()), keepFaulted: true };
  }

  /** Removes what a failed build left. */
  abandon(): void {
    this.#generations.removeIncomplete();
  }

  /** Serves the newest complete generation. Removes all others. */
  open(): void {
    const number = this.#generations.current(this.#options.log);
    if (number === undefined) throw new Failure('UNAVAILABLE', `the read model ${this.model.name} was not built`);
    this.#generations.keepOnly(number);
    this.#generation = this.#openGeneration(number);
    // Try a fault of an earlier start again, because this program may be newer.
    if (this.fault !== undefined) this.#next();
    this.wake();
  }

  get ordinal(): number {
    return this.#serving().file.ordinal;
  }

  get fault(): Fault | undefined {
    return this.#serving().file.fault;
  }

  get reader(): Reader {
    return this.#serving().reader;
  }

  get path(): string {
    return this.#serving().file.path;
  }

  status(): ReadModelStatus {
    const { file, number } = this.#serving();
    const lag = this.#options.log.head() - file.ordinal;
    const status =
      file.fault !== undefined
        ? 'FAULTED'
        : this.#rebuilding !== undefined
          ? 'REBUILDING'
          : lag > 0
            ? 'CATCHING_UP'
            : 'CURRENT';
    const fault = file.fault === undefined ? {} : { fault: file.fault };
    return {
      name: this.model.name,
      version: this.model.version,
      generation: number,
      ordinal: file.ordinal,
      lag,
      status,
      ...fault,
    };
  }

  /** Looks for new events in a later turn of the event loop, so that other work can run between batches. */
  wake(): void {
    const { fault } = this;
    if (this.#awake !== undefined || this.#ending.signal.aborted || (fault !== undefined && !mayPass(fault))) return;
    this.#awake = setImmediate(() => {
      this.#awake = undefined;
      if (this.#next() && this.fault === undefined) this.wake();
    });
  }

  /** The rebuild that runs, if one does. */
  get rebuilding(): Promise<Rebuilt> | undefined {
    return this.#rebuilding;
  }

  /**
   * Builds a new generation while the old one serves, and swaps when the new one has caught up. Only one rebuild runs
   * at a time. `build` carries out the order, perhaps together with those of other models.
   */
  rebuild(build: (order: BuildOrder) => Promise<Built>): Promise<Rebuilt> {
    this.#rebuilding ??= this.#rebuild(build).finally(() => {
      this.#rebuilding = undefined;
    });
    return this.#rebuilding;
  }

  async close(): Promise<void> {
    this.#ending.abort(new Failure('UNAVAILABLE', 'the read models are closed'));
    clearImmediate(this.#awake);
    clearTimeout(this.#again);
    await this.#rebuilding?.catch(() => undefined);
    for (const [generation, timer] of [...this.#retired]) this.#discard(generation, timer);
    this.#generation?.close();
  }

  #next(): boolean {
    const applied = applyNext(this.#serving().file, this.#options.batch);
    if (applied || this.fault !== undefined) this.#options.onChange(this);
    if (this.fault !== undefined && mayPass(this.fault))
      this.#again = setTimeout(() => {
        this.wake();
      }, PAUSE_MS).unref();
    return applied;
  }

  async #rebuild(build: (order: BuildOrder) => Promise<Built>): Promise<Rebuilt> {
    const number = this.#generations.next();
    try {
      const { fault } = await build({ model: this.model, path: this.#generations.path(number), keepFaulted: false });
      if (fault !== undefined) return this.#notTaken(number, fault);
      const fresh = this.#openGeneration(number);
      const overtaken = await this.#overtake(fresh);
      if (overtaken !== undefined) {
        fresh.close();
        return this.#notTaken(number, overtaken);
      }
      this.#takeOver(fresh);
      return { generation: number, ordinal: fresh.file.ordinal };
    } catch (error) {
      this.#generations.remove(number);
      throw error;
    }
  }

  /** Applies events until the new generation has reached the old one. Answers the fault, if one stopped it. */
  async #overtake(fresh: Generation): Promise<Fault | undefined> {
    while (fresh.file.ordinal < this.ordinal && fresh.file.fault === undefined) {
      applyNext(fresh.file, this.#options.batch);
      await turn();
      if (this.#ending.signal.aborted) fresh.close();
      this.#ending.signal.throwIfAborted();
    }
    return fresh.file.fault;
  }

  #takeOver(fresh: Generation): void {
    const old = this.#serving();
    this.#generation = fresh;
    const timer = setTimeout(() => {
      this.#discard(old, timer);
    }, this.#options.graceMs);
    timer.unref();
    this.#retired.set(old, timer);
    this.#options.onChange(this);
    this.wake();
  }

  #notTaken(number: number, fault: Fault): Rebuilt {
    this.#generations.remove(number);
    const { number: generation, file } = this.#serving();
    return { generation, ordinal: file.ordinal, fault };
  }

  #discard(generation: Generation, timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.#retired.delete(generation);
    generation.close();
    this.#generations.remove(generation.number);
  }

  #openGeneration(number: number): Generation {
    return new Generation(number, this.#generations.path(number), this.model, this.#options.log);
  }

  #serving(): Generation {
    if (this.#generation === undefined)
      throw new Failure('UNAVAILABLE', `the read model ${this.model.name} is being built`);
    return this.#generation;
  }
}
