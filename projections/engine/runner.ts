import type { EventLog } from '../../src/store/event-log.ts';
import type { Position } from '../../src/store/event-store.ts';
import { Failure } from '../../src/kernel/failure.ts';
import { build, type BuildOrder, type Built } from './build.ts';
import { buildInThreads, threadsFor } from './build-in-threads.ts';
import { digestOf } from './digest.ts';
import type { Fault } from './fault.ts';
import { Follower } from './follower.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';
import type { ReadModel } from './projection.ts';
import type { Reader } from './reader.ts';
import type { ReadModelStatus, Rebuilt } from './status.ts';

export interface ProjectionsOptions {
  readonly log: EventLog;
  /** `<data>/read-models`, created if it does not exist. */
  readonly folder: string;
  readonly models: readonly ReadModel[];
  /** Events per transaction while following. Default 500. */
  readonly batch?: number;
  /** At start, a log of up to this many events is built in this thread, a longer one in workers. Default 2,000. */
  readonly inlineUpTo?: number;
  /** Worker threads of a build. Default: more for a longer log, up to the number of cores. */
  readonly threads?: number;
  /** How long an old generation stays open for those who hold its reader. Default 10,000 ms. */
  readonly graceMs?: number;
  readonly onFault?: (name: ReadModelName, fault: Fault) => void;
}

/** Opens every read model and follows the log. Resolves when each has a complete generation that serves. */
export async function openProjections(options: ProjectionsOptions): Promise<Projections> {
  const projections = new Projections(options);
  try {
    await projections.open();
    return projections;
  } catch (error) {
    await projections.close();
    throw error;
  }
}

interface Waiting {
  /** True when there is nothing more to wait for. */
  readonly over: () => boolean;
  readonly end: () => void;
}

/** The read models of one process. They follow the local log in both store modes, so consistency works the same way. */
export class Projections {
  readonly #log: EventLog;
  readonly #followers: ReadonlyMap<ReadModelName, Follower>;
  readonly #onFault: ProjectionsOptions['onFault'];
  readonly #inlineUpTo: number;
  readonly #threads: number | undefined;
  readonly #ending = new AbortController();
  readonly #waiting = new Set<Waiting>();
  readonly #reported = new Map<ReadModelName, string>();
  #stopListening: () => void = () => undefined;

  constructor(options: ProjectionsOptions) {
    const { log, folder, models, batch = 500, inlineUpTo = 2_000, threads, graceMs = 10_000, onFault } = options;
    this.#log = log;
    this.#onFault = onFault;
    this.#inlineUpTo = inlineUpTo;
    this.#threads = threads;
    const each = {
      log,
      folder,
      batch,
      graceMs,
      onChange: (follower: Follower) => {
        this.#changed(follower);
      },
    };
    this.#followers = new Map(models.map((model) => [model.name, new Follower(model, each)]));
  }

  async open(): Promise<void> {
    const followers = [...this.#followers.values()];
    const missing = followers.flatMap((follower) => follower.missing() ?? []);
    if (missing.length > 0) await this.#buildMissing(missing);
    for (const follower of followers) follower.open();
    this.#stopListening = this.#log.onGrowth(() => {
      for (const follower of this.#followers.values()) follower.wake();
      this.#settle();
    });
    for (const follower of this.#followers.values()) follower.wake();
  }

  /**
   * Waits until the named models have applied the ordinal. True if all have. False at the time limit or if one that has
   * not is FAULTED, which is not waited for.
   */
  async waitFor(ordinal: number, names: readonly ReadModelName[], timeoutMs: number): Promise<boolean> {
    const followers = names.map((name) => this.#follower(name));
    const passed = (follower: Follower): boolean => follower.ordinal >= ordinal;
    await this.#until(() => followers.every((follower) => passed(follower) || follower.fault !== undefined), timeoutMs);
    return followers.every(passed);
  }

  /** Waits like `waitFor`, for a position in the underlying store. The local log may not have reached it yet. */
  async waitForPosition(position: Position, names: readonly ReadModelName[], timeoutMs: number): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    await this.#until(() => this.#log.ordinalOf(position) !== undefined, timeoutMs);
    const ordinal = this.#log.ordinalOf(position);
    return ordinal !== undefined && this.waitFor(ordinal, names, deadline - performance.now());
  }

  /** A read-only connection to the generation that serves. `Reader` says how long it may be kept. */
  reader(name: ReadModelName): Reader {
    return this.#follower(name).reader;
  }

  statusOf(name: ReadModelName): ReadModelStatus {
    return this.#follower(name).status();
  }

  /** Status of all models, each compared with the head of the log. */
  status(): readonly ReadModelStatus[] {
    return [...this.#followers.values()].map((follower) => follower.status());
  }

  /** Content digest (`digest.ts`). Reads the whole model at once, so it is for `doctor`, `rebuild` and tests only. */
  digest(name: ReadModelName): string {
    const { path, model } = this.#follower(name);
    return digestOf(path, model);
  }

  /**
   * Rebuilds models in worker threads, all from one reading of the log. If a fault stops one, its old generation keeps
   * serving and the fault is reported and answered.
   */
  async rebuild(...names: readonly ReadModelName[]): Promise<readonly Rebuilt[]> {
    const together = new Together((orders) => this.#build(orders, false));
    const rebuilding = names.map((name) => this.#follower(name).rebuild((order) => together.build(order)));
    together.begin();
    const rebuilt = await Promise.all(rebuilding);
    for (const [index, { fault }] of rebuilt.entries()) {
      const name = names[index];
      if (fault !== undefined && name !== undefined) this.#onFault?.(name, fault);
    }
    return rebuilt;
  }

  /** Ends all waiting and all rebuilds, and removes incomplete generations. */
  async close(): Promise<void> {
    this.#stopListening();
    this.#ending.abort(new Failure('UNAVAILABLE', 'the read models are closed'));
    for (const waiting of [...this.#waiting]) waiting.end();
    await Promise.all([...this.#followers.values()].map((follower) => follower.close()));
  }

  #follower(name: ReadModelName): Follower {
    const follower = this.#followers.get(name);
    if (follower === undefined) throw new Error(`no read model ${name}`);
    return follower;
  }

  async #buildMissing(missing: readonly BuildOrder[]): Promise<void> {
    try {
      await this.#build(missing, this.#log.head() <= this.#inlineUpTo);
    } catch (error) {
      for (const follower of this.#followers.values()) follower.abandon();
      throw error;
    }
  }

  async #build(orders: readonly BuildOrder[], inline: boolean): Promise<readonly Built[]> {
    if (inline) return build(this.#log, orders);
    const threads = this.#threads ?? threadsFor(this.#log.head());
    return buildInThreads({ logFile: this.#log.file, orders, threads }, this.#ending.signal);
  }

  #changed(follower: Follower): void {
    const { fault, model } = follower;
    // A full disk fails at every try, but is reported once.
    const said = fault === undefined ? '' : `${fault.code} ${String(fault.ordinal)}`;
    if (fault !== undefined && this.#reported.get(model.name) !== said) this.#onFault?.(model.name, fault);
    this.#reported.set(model.name, said);
    this.#settle();
  }

  #settle(): void {
    for (const waiting of [...this.#waiting]) if (waiting.over()) waiting.end();
  }

  async #until(over: () => boolean, timeoutMs: number): Promise<void> {
    if (over() || timeoutMs <= 0) return;
    await new Promise<void>((resolve) => {
      const waiting: Waiting = {
        over,
        end: () => {
          clearTimeout(timer);
          this.#waiting.delete(waiting);
          resolve();
        },
      };
      const timer = setTimeout(waiting.end, timeoutMs);
      this.#waiting.add(waiting);
    });
  }
}

/** Gathers the orders of several models, to build them from one reading of the log. */
class Together {
  readonly #orders: BuildOrder[] = [];
  readonly #built: Promise<readonly Built[]>;
  #begin: () => void = () => undefined;

  constructor(build: (orders: readonly BuildOrder[]) => Promise<readonly Built[]>) {
    this.#built = new Promise<void>((resolve) => {
      this.#begin = resolve;
    }).then(() => (this.#orders.length === 0 ? [] : build(this.#orders)));
    this.#built.catch(() => undefined);
  }

  async build(order: BuildOrder): Promise<Built> {
    const index = this.#orders.push(order) - 1;
    const built = (await this.#built)[index];
    if (built === undefined) throw new Failure('UNAVAILABLE', 'the rebuild was ended');
    return built;
  }

  begin(): void {
    this.#begin();
  }
}
