import { execFile } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** The checkout that this code is of. */
export const ROOT = dirname(findPackageJSON('..', import.meta.url) ?? '.');

/** What one side of the rebuild is asked for. */
export interface SideOrder {
  /** Has been built: its `dist` is run. */
  readonly checkout: string;
  readonly log: string;
  /** Gets a file for each model. */
  readonly folder: string;
  /** Left out: all models. */
  readonly only?: readonly string[];
  /** 1: in the thread that asks. */
  readonly threads: number;
}

export interface BuiltSide {
  readonly seconds: number;
  readonly cpuMicroseconds: number;
  readonly models: readonly BuiltModel[];
}

export interface BuiltModel {
  readonly name: string;
  readonly path: string;
}

/** Builds in a new process, so that no side finds warm code or memory of the round before. */
export async function buildInProcess(order: SideOrder): Promise<BuiltSide> {
  mkdirSync(order.folder, { recursive: true });
  const side = fileURLToPath(new URL(`./rebuild-side${extname(import.meta.url)}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [side, JSON.stringify(order)]);
  return JSON.parse(stdout) as BuiltSide;
}

export interface Table {
  readonly name: string;
  readonly rows: readonly SQLInputValue[][];
}

/** What a built model holds, its own book-keeping left out. */
export function readTables(path: string): readonly Table[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = tableNames(database).map((name) => {
    const statement = database.prepare(`SELECT * FROM ${name}`);
    statement.setReturnArrays(true);
    return { name, rows: statement.all() as unknown as SQLInputValue[][] };
  });
  database.close();
  return tables;
}

export interface Size {
  readonly bytes: number;
  readonly rows: number;
}

/** The file as it lies on the disk, indexes included, and the rows of its tables. */
export function sizeOf(path: string): Size {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = tableNames(database).reduce(
    (sum, name) => sum + Number(database.prepare(`SELECT count(*) AS count FROM ${name}`).get()?.['count']),
    0,
  );
  database.close();
  return { bytes: statSync(path).size, rows };
}

function tableNames(database: DatabaseSync): readonly string[] {
  const named = database.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'meta' AND name NOT LIKE 'sqlite_%'",
  );
  return named.all().map(({ name }) => String(name));
}
