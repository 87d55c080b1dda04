import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { threadsFor } from '../../projections/engine/build-in-threads.ts';
import type { ReadModel } from '../../projections/engine/projection.ts';
import { READ_MODELS } from '../../projections/index.ts';
import type { Bench } from './bench.ts';
import { cpuTime } from './child.ts';
import { checkOutBefore } from './commit-before.ts';
import { generateLog } from './generated-log.ts';
import { figureOf, interleaved, type Measure } from './measure.ts';
import { buildInProcess, type BuiltSide, readTables, ROOT, sizeOf, type Table } from './rebuilt.ts';

const SCHOOLS = ['910001', '910002', '910003', '910004', '910005', '910006', '910007', '910008'];

/** Rows per transaction of the bare insertion. */
const BARE_BATCH = 1_000;

/** What the rounds gave, and which log they are of. */
interface Results {
  readonly events: number;
  readonly ours: readonly BuiltSide[];
  readonly bare: readonly BuiltSide[];
  /** How many threads a start would build in. */
  readonly threads: number;
  /** Left out where that is one. */
  readonly threaded: readonly BuiltSide[] | undefined;
  /** Left out where there is no commit before. */
  readonly before: { readonly name: string; readonly sides: readonly BuiltSide[] } | undefined;
}

/**
 * All read models from the first event on in one thread, beside the bare insertion of the rows that come of it, beside
 * the commit before, and in as many threads as a start takes; then how large they are.
 */
export async function rebuild(bench: Bench): Promise<void> {
  const { quick, rounds, folder, say } = bench;
  const log = join(folder, 'log.db');
  const plan = quick
    ? { schools: SCHOOLS.slice(0, 1), roll: 200, decisions: 2_000 }
    : { schools: SCHOOLS, roll: 1_060, decisions: 100_000 };
  const events = generateLog({ file: log, ...plan });
  say(`rebuild: a log of ${String(events)} events, ${String(plan.decisions)} of them decisions`);
  const found = checkOutBefore(ROOT, folder, bench.before);
  if (typeof found === 'string') say(`rebuild: without the commit before, because ${found}`);
  const older = typeof found === 'string' ? undefined : found;
  try {
    const threads = threadsFor(events);
    const building = (checkout: string, name: string, inThreads: number) => () =>
      buildInProcess({ checkout, log, folder: join(folder, name), threads: inThreads });
    const contenders: Record<string, Measure<BuiltSide>> = {
      // First in the round that does not count, so that its rows are there for the second.
      ours: building(ROOT, 'ours', 1),
      bare: () => insertAgain(join(folder, 'ours'), join(folder, 'bare.db')),
      ...(threads > 1 && { threaded: building(ROOT, 'threaded', threads) }),
      ...(older && { before: building(older.checkout, 'before-models', 1) }),
    };
    const { ours = [], bare = [], threaded, before } = await interleaved(rounds, contenders);
    const results: Results = {
      events,
      ours,
      bare,
      threads,
      threaded,
      before: older && before && { name: `commit ${older.commit}`, sides: before },
    };
    printSpeeds(bench, results);
    printSizes(bench, results);
  } finally {
    older?.remove();
  }
}

function printSpeeds({ print }: Bench, { events, ours, bare, threads, threaded, before }: Results): void {
  const rates = (sides: readonly BuiltSide[]): readonly number[] => sides.map(({ seconds }) => events / seconds);
  const rate = (name: string, sides: readonly BuiltSide[], peer: string, of: readonly BuiltSide[]): void => {
    print(figureOf({ name, unit: '/s', ours: rates(sides), peer: { name: peer, values: rates(of) } }));
  };
  rate('rebuild-all', ours, 'bare node:sqlite insert of the same rows', bare);
  if (threaded !== undefined) rate(`rebuild-all-${String(threads)}-threads`, threaded, 'one thread', ours);
  if (before === undefined) return;
  rate('rebuild-all', ours, before.name, before.sides);
  const cpu = (sides: readonly BuiltSide[]): readonly number[] =>
    sides.map(({ cpuMicroseconds }) => cpuMicroseconds / events);
  print(
    figureOf({
      name: 'rebuild-all-cpu',
      unit: 'µs an event',
      ours: cpu(ours),
      peer: { name: before.name, values: cpu(before.sides) },
    }),
  );
}

/** Of each model and of all, an event of the log. They do not vary by round. */
function printSizes({ print }: Bench, { events, ours, before }: Results): void {
  const ourSizes = sizesOf(ours[0]);
  const olderSizes = sizesOf(before?.sides[0]);
  for (const [model, size] of ourSizes)
    for (const what of ['bytes', 'rows'] as const) {
      const older = olderSizes.get(model);
      const peer = before && older?.[what] ? { name: before.name, values: [older[what] / events] } : undefined;
      const unit = `${what} an event`;
      print(figureOf({ name: `rebuild-${model}-${what}`, unit, ours: [size[what] / events], ...(peer && { peer }) }));
    }
}

function sizesOf(side: BuiltSide | undefined): ReadonlyMap<string, ReturnType<typeof sizeOf>> {
  const sizes = new Map((side?.models ?? []).map(({ name, path }) => [name, sizeOf(path)]));
  const total = (what: 'bytes' | 'rows'): number => [...sizes.values()].reduce((sum, size) => sum + size[what], 0);
  return sizes.size === 0 ? sizes : sizes.set('all', { bytes: total('bytes'), rows: total('rows') });
}

/** The rows of every model that was built in the folder, into a file of this path, one model after the other. */
function insertAgain(built: string, path: string): BuiltSide {
  let [seconds, cpuMicroseconds] = [0, 0];
  for (const model of READ_MODELS) {
    const tables = readTables(join(built, `${model.name}.db`));
    rmSync(path, { force: true });
    const [started, cpuBefore] = [performance.now(), cpuTime()];
    insertAll(path, model, tables);
    seconds += (performance.now() - started) / 1_000;
    cpuMicroseconds += cpuTime() - cpuBefore;
  }
  return { seconds, cpuMicroseconds, models: [] };
}

/**
 * The same tables, rows in the order of their keys, journal, batches, indexes and final flush; no log, no handlers, no
 * updates.
 */
function insertAll(path: string, model: ReadModel, tables: readonly Table[]): void {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -65536; ${model.tables}`);
  for (const { name, rows } of tables) {
    if (rows[0] === undefined) continue;
    const insert = database.prepare(`INSERT INTO ${name} VALUES (${rows[0].map(() => '?').join()})`);
    for (let start = 0; start < rows.length; start += BARE_BATCH) {
      database.exec('BEGIN');
      for (const row of rows.slice(start, start + BARE_BATCH)) insert.run(...row);
      database.exec('COMMIT');
    }
  }
  database.exec(model.indexes);
  database.close();
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
