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
 * A read model found on disk. `digest` covers its content and is the same before and after a rebuild. The next start
 * builds a model that is MISSING or of an OTHER_VERSION. DAMAGED: rebuild it.
 */
export interface ReadModelFinding {
  readonly name: ReadModelName;
  readonly version: number;
  readonly ordinal: number;
  /** Number of events in the log that the model has not applied. */
  readonly lag: number;
  readonly status: 'CURRENT' | 'BEHIND' | 'FAULTED' | 'MISSING' | 'OTHER_VERSION' | 'DAMAGED';
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
  const files = generationsIn(folder).flatMap((path) => {
    const meta = metaOf(path);
    return meta === undefined || meta.status === 'BUILDING' ? [] : [{ path, meta }];
  });
  const found = files.find(({ meta }) => meta.version === model.version);
  if (found === undefined) return notServing(model, log, files.length > 0 ? 'OTHER_VERSION' : 'MISSING');
  const { path, meta } = found;
  const digest = digestIfWhole(path, model);
  if (digest === undefined) return notServing(model, log, 'DAMAGED');
  const lag = log.head() - meta.ordinal;
  return {
    name: model.name,
    version: meta.version,
    ordinal: meta.ordinal,
    lag,
    status: meta.status === 'FAULTED' ? 'FAULTED' : lag > 0 ? 'BEHIND' : 'CURRENT',
    fault: meta.fault,
    digest,
  };
}

/** Paths of the generations in a folder, newest first. */
function generationsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[1-9]\d*\.db$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => b - a)
    .map((generation) => join(folder, `${String(generation)}.db`));
}

function notServing(
  { name, version }: ReadModel,
  log: EventLog,
  status: 'MISSING' | 'OTHER_VERSION' | 'DAMAGED',
): ReadModelFinding {
  return { name, version, ordinal: 0, lag: log.head(), status, fault: undefined, digest: '' };
}

/** Undefined if the file cannot be read to its end. */
function digestIfWhole(path: string, model: ReadModel): string | undefined {
  try {
    return digestOf(path, model);
  } catch (error) {
    if (isFailure(error, 'CORRUPT')) return undefined;
    throw error;
  }
}

function metaOf(path: string): Meta | undefined {
  let database: Database | undefined;
  try {
    database = new Database({ file: path, readOnly: true });
    return readMeta(database);
  } catch (error) {
    if (!isFailure(error, 'CORRUPT') && !isFailure(error, 'DATA_FOLDER')) throw error;
    return undefined;
  } finally {
    database?.close();
  }
}
