// One side of the rebuild, in a process of its own: builds read models with the code of a built checkout, this one or
// another commit's.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cpuTime } from './child.ts';
import type { BuiltSide, SideOrder } from './rebuilt.ts';

/** Of a checkout, what is called here. Another commit's may differ in all the rest. */
interface Checkout {
  readonly READ_MODELS: readonly { readonly name: string }[];
  readonly openEmbeddedLog: (file: string) => { close(): void };
  readonly build: unknown;
  /** Events a transaction: where it is there, `build` makes one model at a call. */
  readonly BUILD_BATCH?: number;
  readonly buildInThreads?: (order: object, signal: AbortSignal) => Promise<readonly Built[]>;
}

interface Built {
  readonly fault: { readonly code: string; readonly ordinal: number } | undefined;
}
type BuildAll = (log: object, orders: readonly object[]) => readonly Built[];
type BuildOne = (order: object) => Built;

const order = JSON.parse(process.argv[2] ?? '') as SideOrder;
process.stdout.write(JSON.stringify(await buildModels(await load(order.checkout), order)));

async function load(checkout: string): Promise<Checkout> {
  const module = (path: string): Promise<object> => import(pathToFileURL(join(checkout, 'dist', path)).href);
  const parts = await Promise.all([
    module('projections/engine/build.js'),
    module('projections/index.js'),
    module('src/store/embedded-log.js'),
    // Older commits have no such file.
    module('projections/engine/build-in-threads.js').catch(() => ({})),
  ]);
  return Object.assign({}, ...parts) as Checkout;
}

/** All models, or those named, as a start without read models builds them. */
async function buildModels(checkout: Checkout, { log: logFile, folder, only, threads }: SideOrder): Promise<BuiltSide> {
  const orders = checkout.READ_MODELS.filter(({ name }) => only?.includes(name) ?? true).map((model) => ({
    model,
    path: join(folder, `${model.name}.db`),
    keepFaulted: false,
  }));
  for (const { path } of orders) rmSync(path, { force: true });
  const [started, cpuBefore] = [performance.now(), cpuTime()];
  const log = checkout.openEmbeddedLog(logFile);
  const built = threads > 1 ? inThreads(checkout, logFile, orders, threads) : inThisThread(checkout, log, orders);
  for (const { fault } of await built)
    if (fault !== undefined) throw new Error(`a read model met ${fault.code} at ${String(fault.ordinal)}`);
  log.close();
  return {
    seconds: (performance.now() - started) / 1_000,
    cpuMicroseconds: cpuTime() - cpuBefore,
    models: orders.map(({ model: { name }, path }) => ({ name, path })),
  };
}

function inThisThread({ build, BUILD_BATCH }: Checkout, log: object, orders: readonly object[]): readonly Built[] {
  return BUILD_BATCH === undefined
    ? (build as BuildAll)(log, orders)
    : orders.map((one) => (build as BuildOne)({ log, batch: BUILD_BATCH, ...one }));
}

async function inThreads(
  { buildInThreads }: Checkout,
  logFile: string,
  orders: readonly object[],
  threads: number,
): Promise<readonly Built[]> {
  if (buildInThreads === undefined) throw new Error('this checkout builds in one thread only');
  return buildInThreads({ logFile, orders, threads }, new AbortController().signal);
}
