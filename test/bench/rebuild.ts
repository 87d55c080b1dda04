import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { build } from '../../projections/engine/build.ts';
import { READ_MODELS } from '../../projections/index.ts';
import type { ReadModel } from '../../projections/engine/projection.ts';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import type { EventLog } from '../../src/store/event-log.ts';
import type { Bench } from './bench.ts';
import { generateLog } from './generated-log.ts';
import { figureOf, interleaved, type Rounds } from './measure.ts';

const SCHOOLS = ['910001', '910002', '910003', '910004', '910005', '910006', '910007', '910008'];

/** Rows per transaction of the bare insertion. */
const BARE_BATCH = 1_000;

/** Events a second through the rebuild of each read model, beside the bare insertion of the rows that come of it. */
export async function rebuild({ quick, rounds, folder, print, say }: Bench): Promise<void> {
  const file = join(folder, 'log.db');
  const decisions = quick ? 5_000 : 100_000;
  const events = generateLog({ file, schools: quick ? SCHOOLS.slice(0, 1) : SCHOOLS, roll: 1_060, decisions });
  say(`rebuild: a log of ${String(events)} events, ${String(decisions)} of them decisions`);
  const log = openEmbeddedLog(file);
  const totals: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const peer = 'bare node:sqlite insert of the same rows';
  for (const model of READ_MODELS) {
    const measured = await rebuildOf(model, log, folder, rounds);
    print(
      figureOf({
        name: `rebuild-${model.name}`,
        unit: '/s',
        ours: rates(events, measured.ours),
        peer: { name: peer, values: rates(events, measured.bare) },
      }),
    );
    for (const side of ['ours', 'bare'] as const)
      totals[side] = measured[side].map((seconds, round) => seconds + (totals[side][round] ?? 0));
  }
  print(
    figureOf({
      name: 'rebuild-all',
      unit: '/s',
      ours: rates(events, totals.ours),
      peer: { name: peer, values: rates(events, totals.bare) },
    }),
  );
  log.close();
}

function rates(events: number, seconds: readonly number[]): readonly number[] {
  return seconds.map((each) => events / each);
}

/** Seconds of each round. */
async function rebuildOf(
  model: ReadModel,
  log: EventLog,
  folder: string,
  rounds: number,
): Promise<Rounds<'ours' | 'bare'>> {
  const path = join(folder, `${model.name}.db`);
  const anew = (): void => {
    rmSync(path, { force: true });
    const fault = build(log, [{ model, path, keepFaulted: false }])[0]?.fault;
    if (fault !== undefined) throw new Error(`${model.name} met ${fault.code} at ${String(fault.ordinal)}`);
  };
  anew();
  const tables = readTables(path);
  const barePath = join(folder, `${model.name}-bare.db`);
  return interleaved(rounds, {
    ours: () => secondsOf(anew),
    bare: () => {
      rmSync(barePath, { force: true });
      return secondsOf(() => {
        insertAll(barePath, model, tables);
      });
    },
  });
}

function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1_000;
}

interface Table {
  readonly name: string;
  readonly rows: readonly SQLInputValue[][];
}

/** What a built model holds, its own book-keeping left out. */
function readTables(path: string): readonly Table[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const names = (
    database
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('meta') AND name NOT LIKE 'sqlite_%'",
      )
      .all() as { name: string }[]
  ).map(({ name }) => name);
  const tables = names.map((name) => {
    const statement = database.prepare(`SELECT * FROM ${name}`);
    statement.setReturnArrays(true);
    return { name, rows: statement.all() as unknown as SQLInputValue[][] };
  });
  database.close();
  return tables;
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
