import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import type { EventLog } from '../../src/store/event-log.ts';
import { Database } from '../../src/store/sqlite.ts';
import type { Fault } from './fault.ts';
import { foldRecords } from './fold-records.ts';
import { linkedRecords } from './linked-records.ts';
import { ModelFile, publish } from './model-file.ts';
import { PartFile, type PartFault } from './part-file.ts';
import type { ReadModel } from './projection.ts';

/** A generation to build. */
export interface BuildOrder {
  readonly model: ReadModel;
  /** Path of the new generation's file, which does not exist yet. */
  readonly path: string;
  /** Publishes the file even if it stopped at a fault, because no other generation can serve. */
  readonly keepFaulted: boolean;
}

export interface Built {
  readonly ordinal: number;
  readonly fault: Fault | undefined;
}

/** Rows of a model from all records, in one or several files. The first is the generation's own file. */
export interface FoldedModel extends BuildOrder {
  /** Files with the rows of the other shares. */
  readonly parts: readonly string[];
  /** The log was folded up to and including this ordinal. */
  readonly upTo: number;
  /** The first fault over all shares. */
  readonly fault: PartFault | undefined;
}

/** Events per transaction when a new generation catches up with the log. */
const TAIL_BATCH = 1_000;

/**
 * Builds generations in this thread, all from one reading of the log, record by record. Publishes each.
 * Blocks its thread. Readers of old generations are not affected.
 */
export function build(log: EventLog, orders: readonly BuildOrder[]): readonly Built[] {
  const { groups, upTo } = linkedRecords(log);
  return foldAlone(log, orders, groups, upTo).map((folded) => finish(log, folded));
}

function foldAlone(
  log: EventLog,
  orders: readonly BuildOrder[],
  groups: readonly (readonly string[])[],
  upTo: number,
): readonly FoldedModel[] {
  const files = orders.map(({ path, model }) => new PartFile(path, model, { index: 0, of: 1 }));
  try {
    foldRecords(log, groups, upTo, files);
    return orders.map((order, index) => ({ ...order, parts: [], upTo, fault: files[index]?.fault }));
  } finally {
    for (const file of files) file.close();
  }
}

/**
 * Makes a generation of the folded rows: copies the parts in, makes the indexes, applies the events appended meanwhile,
 * syncs the file to disk and publishes it. A model with a fault is folded again up to the event before it, and follows
 * the log from there.
 */
export function finish(log: EventLog, folded: FoldedModel): Built {
  const { model, path, keepFaulted, parts, upTo, fault } = folded;
  if (fault !== undefined) {
    if (!keepFaulted && fault.exact)
      return { ordinal: fault.ordinal - 1, fault: { ordinal: fault.ordinal, code: fault.code } };
    rmSync(path);
    const again = foldAlone(log, [folded], linkedRecords(log).groups, fault.ordinal - 1);
    return again.map((one) => finish(log, one))[0] ?? { ordinal: 0, fault: undefined };
  }
  for (const part of parts) copyIn(path, model, part);
  const file = ModelFile.built(path, model, log, upTo);
  try {
    while (file.fault === undefined && applyNext(file, TAIL_BATCH)) {
      /* applied */
    }
    if (file.fault !== undefined && !keepFaulted) return { ordinal: file.ordinal, fault: file.fault };
  } finally {
    file.close();
  }
  flush(path);
  publish(path);
  return { ordinal: file.ordinal, fault: file.fault };
}

/**
 * Applies the next batch and answers false if there is none. If a batch cannot be read, reads one event at a time to
 * find the fault.
 */
export function applyNext(file: ModelFile, limit: number): boolean {
  try {
    const batch = file.next(limit);
    if (batch !== undefined) file.apply(batch);
    return batch !== undefined;
  } catch (error) {
    if (limit > 1) return applyNext(file, 1);
    file.cannotRead(error);
    return false;
  }
}

/** Copies the rows of a part into the generation's file. */
function copyIn(path: string, model: ReadModel, part: string): void {
  const database = new Database({ file: path, journal: 'DELETE', synchronous: 'OFF' });
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA cache_size = -16384');
    database.prepare('ATTACH ? AS part').run(part);
    const tables = database.prepareTuples<[string]>(TABLES).all();
    const copy =
      model.copy ?? tables.map(([name]) => `INSERT INTO main.${name} SELECT * FROM part.${name};`).join('\n');
    database.transaction(() => {
      database.exec(copy);
    });
  } finally {
    database.close();
  }
}

/** Tables of a part, without what belongs to the file. */
const TABLES =
  "SELECT name FROM part.sqlite_schema WHERE type = 'table' AND name <> 'meta' AND name NOT LIKE 'sqlite_%'";

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
