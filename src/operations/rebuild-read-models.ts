import { setImmediate as turn } from 'node:timers/promises';
import { isFailure } from '../kernel/failure.ts';
import type { ReadModelName } from '../registry/read-model-names.ts';
import type { App } from '../app.ts';

/**
 * A read model after its rebuild, with its digest before: a difference means that it had not been what the log says.
 * `digestBefore` is null if the two cannot be compared: `because` says why.
 */
export interface RebuiltReadModel {
  readonly name: ReadModelName;
  readonly status: string;
  readonly ordinal: number;
  readonly digestBefore: string | null;
  readonly digest: string;
  /** DAMAGED: the old file could not be read. LOG_GREW: events were recorded meanwhile. */
  readonly because: 'DAMAGED' | 'LOG_GREW' | null;
}

interface Known {
  readonly ordinal: number;
  /** Undefined if the file is damaged. */
  readonly digest: string | undefined;
}

/** Rebuilds them together, in threads of low priority, so that the machine keeps answering. */
export async function rebuildReadModels(
  app: App,
  names: readonly ReadModelName[],
): Promise<{ readonly readModels: readonly RebuiltReadModel[] }> {
  await app.projections.waitFor(app.log.head(), names, 60_000);
  const before = await knownOf(app, names);
  await app.projections.rebuild(...names);
  const after = await knownOf(app, names);
  return { readModels: names.map((name, index) => rebuilt(app, name, before[index], after[index])) };
}

function rebuilt(app: App, name: ReadModelName, before: Known | undefined, after: Known | undefined): RebuiltReadModel {
  const because =
    before?.digest === undefined ? 'DAMAGED' : before.ordinal !== after?.ordinal ? ('LOG_GREW' as const) : null;
  return {
    name,
    status: app.projections.statusOf(name).status,
    ordinal: after?.ordinal ?? 0,
    digestBefore: because === null ? (before?.digest ?? null) : null,
    digest: after?.digest ?? '',
    because,
  };
}

/** Digests, each in a turn of its own, so that other work can run between them. */
async function knownOf(app: App, names: readonly ReadModelName[]): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (const name of names) {
    await turn();
    known.push({ ordinal: app.projections.statusOf(name).ordinal, digest: digestOf(app, name) });
  }
  return known;
}

function digestOf(app: App, name: ReadModelName): string | undefined {
  try {
    return app.projections.digest(name);
  } catch (error) {
    if (isFailure(error, 'CORRUPT')) return undefined;
    throw error;
  }
}
