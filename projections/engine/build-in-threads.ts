import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { BuildOrder, Built, FoldedModel } from './build.ts';
import { BuildThread } from './build-thread.ts';
import type { LinkedRecords } from './linked-records.ts';
import type { PartFault } from './part-file.ts';

/** Groups of records that a thread folds before it asks for more. */
const GROUPS_AT_ONCE = 32;

/** Fewer events than this are not worth another thread. */
const EVENTS_A_THREAD = 10_000;

/** More threads would wait for the disk. */
const MAX_THREADS = 8;

/** How many threads build from a log with so many events. */
export function threadsFor(events: number): number {
  return Math.max(1, Math.min(availableParallelism(), MAX_THREADS, Math.floor(events / EVENTS_A_THREAD)));
}

export interface BuildInThreads {
  readonly logFile: string;
  readonly orders: readonly BuildOrder[];
  readonly threads: number;
}

/**
 * Builds generations in worker threads. Each thread folds its share of the records for all models into part files. Then
 * each model is finished by one thread.
 * Rejects with a Failure of the disk or the log, or UNAVAILABLE if `signal` ended it.
 */
export async function buildInThreads(
  { logFile, orders, threads }: BuildInThreads,
  signal: AbortSignal,
): Promise<readonly Built[]> {
  signal.throwIfAborted();
  const sources = orders.map(({ model }) => model.source);
  const workers = Array.from({ length: threads }, () => new BuildThread({ logFile, sources }));
  const end = (): void => void Promise.all(workers.map((worker) => worker.end()));
  signal.addEventListener('abort', end);
  try {
    return await buildWith(workers, orders);
  } finally {
    signal.removeEventListener('abort', end);
    await Promise.all(workers.map((worker) => worker.end()));
    for (const { path } of orders)
      for (const index of workers.keys()) if (index > 0) rmSync(partOf(path, index), { force: true });
  }
}

async function buildWith(workers: readonly BuildThread[], orders: readonly BuildOrder[]): Promise<readonly Built[]> {
  const [first] = workers as [BuildThread];
  const records = await first.ask<'LINK'>({ kind: 'LINK' });
  const faults = await fold(workers, orders, records);
  const finished: Built[] = [];
  const waiting = orders.map((order, index): { readonly index: number; readonly folded: FoldedModel } => ({
    index,
    folded: {
      ...order,
      parts: [...workers.keys()].slice(1).map((thread) => partOf(order.path, thread)),
      upTo: records.upTo,
      fault: faults[index],
    },
  }));
  await Promise.all(
    workers.map(async (worker) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { model: _model, ...folded } = next.folded;
        finished[next.index] = await worker.ask<'FINISH'>({ kind: 'FINISH', index: next.index, ...folded });
      }
    }),
  );
  return finished;
}

/** Folds all groups, each in the next free thread. Answers the first fault of each model over all threads. */
async function fold(
  workers: readonly BuildThread[],
  orders: readonly BuildOrder[],
  { groups, upTo }: LinkedRecords,
): Promise<readonly (PartFault | undefined)[]> {
  let next = 0;
  const faults = await Promise.all(
    workers.map(async (worker, index) => {
      const paths = orders.map(({ path }) => (index === 0 ? path : partOf(path, index)));
      await worker.ask<'OPEN'>({ kind: 'OPEN', paths, share: { index, of: workers.length } });
      while (next < groups.length) {
        const some = groups.slice(next, next + GROUPS_AT_ONCE);
        next += GROUPS_AT_ONCE;
        await worker.ask<'FOLD'>({ kind: 'FOLD', groups: some, upTo });
      }
      return worker.ask<'CLOSE'>({ kind: 'CLOSE' });
    }),
  );
  return orders.map((_order, model) =>
    faults
      .flatMap((ofThread) => ofThread[model] ?? [])
      .reduce<PartFault | undefined>(
        (least, fault) => (least === undefined || fault.ordinal < least.ordinal ? fault : least),
        undefined,
      ),
  );
}

/** Not a generation's name, so that what a crash leaves is removed. */
function partOf(path: string, thread: number): string {
  return path.replace(/\.db$/, `-${String(thread)}.part`);
}
