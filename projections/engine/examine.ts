import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isFailure } from '../../src/kernel/failure.ts';
import type { EventLog } from '../../src/store/event-log.ts';
import { Database } from '../../src/store/sqlite.ts';
import { digestOf } from './digest.ts';
import type { Fault } from './fault.ts';
import { type Meta, readMeta } from './model-file.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';
import type { ReadModel } from './projection.ts';

/**
 * A read model found on disk. `digest` covers its content and is the same before and after a rebuild. A MISSING model
 * is built at the next start.
 */
export interface ReadModelFinding {
  readonly name: ReadModelName;
  readonly version: number;
  readonly ordinal: number;
  /** Number of events in the log that the model has not applied. */
  readonly lag: number;
  readonly status: 'CURRENT' | 'BEHIND' | 'FAULTED' | 'MISSING';
  readonly fault: Fault | undefined;
  readonly digest: string;
}

/** Examines each read model in the folder and changes nothing. A server may write to them at the same time. */
export function examineReadModels(
  folder: string,
  log: EventLog,
  models: readonly ReadModel[],
): readonly ReadModelFinding[] {
  return models.map((model) => examine(join(folder, model.name), model, log));
}

function examine(folder: string, model: ReadModel, log: EventLog): ReadModelFinding {
  const generations = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^[1-9]\d*\.db$/.test(name))
        .map((name) => Number.parseInt(name, 10))
    : [];
  for (const generation of generations.sort((a, b) => b - a)) {
    const path = join(folder, `${String(generation)}.db`);
    const meta = metaOf(path);
    if (meta === undefined || meta.status === 'BUILDING' || meta.version !== model.version) continue;
    const lag = log.head() - meta.ordinal;
    const status = meta.status === 'FAULTED' ? 'FAULTED' : lag > 0 ? 'BEHIND' : 'CURRENT';
    return {
      name: model.name,
      version: meta.version,
      ordinal: meta.ordinal,
      lag,
      status,
      fault: meta.fault,
      digest: digestOf(path, model),
    };
  }
  return {
    name: model.name,
    version: model.version,
    ordinal: 0,
    lag: log.head(),
    status: 'MISSING',
    fault: undefined,
    digest: '',
  };
}

function metaOf(path: string): Meta | undefined {
  let database: Database | undefined;
  try {
    database = new Database({ file: path, readOnly: true });
    return readMeta(database);
  } catch (error) {
    if (!isFailure(error)) throw error;
    return undefined;
  } finally {
    database?.close();
  }
}
