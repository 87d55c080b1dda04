import type { ReadModelName } from '../registry/read-model-names.ts';
import type { App } from '../app.ts';

/**
 * A read model after its rebuild, with its digest before: a difference means that it had not been what the log says.
 */
export interface RebuiltReadModel {
  readonly name: ReadModelName;
  readonly status: string;
  readonly ordinal: number;
  readonly digestBefore: string;
  readonly digest: string;
}

/** Rebuilds one after the other, so that the machine keeps answering. */
export async function rebuildReadModels(
  app: App,
  names: readonly ReadModelName[],
): Promise<{ readonly readModels: readonly RebuiltReadModel[] }> {
  const readModels: RebuiltReadModel[] = [];
  for (const name of names) {
    await app.projections.waitFor(app.log.head(), [name], 60_000);
    const digestBefore = app.projections.digest(name);
    await app.projections.rebuild(name);
    const { status, ordinal } = app.projections.statusOf(name);
    readModels.push({ name, status, ordinal, digestBefore, digest: app.projections.digest(name) });
  }
  return { readModels };
}
