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

/** Rebuilds them together, in threads of low priority, so that the machine keeps answering. */
export async function rebuildReadModels(
  app: App,
  names: readonly ReadModelName[],
): Promise<{ readonly readModels: readonly RebuiltReadModel[] }> {
  await app.projections.waitFor(app.log.head(), names, 60_000);
  const before = names.map((name) => app.projections.digest(name));
  await app.projections.rebuild(...names);
  const readModels = names.map((name, index) => {
    const { status, ordinal } = app.projections.statusOf(name);
    return { name, status, ordinal, digestBefore: before[index] ?? '', digest: app.projections.digest(name) };
  });
  return { readModels };
}
