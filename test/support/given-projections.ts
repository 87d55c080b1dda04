import { READ_MODELS } from '../../projections/index.ts';
import { readdirSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { MODEL } from '../../projections/decisions/decision-history-model.ts';
import { countDecisions } from '../../projections/decisions/decision-history.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';
import { openProjections, type Projections, type ProjectionsOptions } from '../../projections/engine/runner.ts';
import { GivenLog, GivenPupil, SCHOOL, SENCO } from './given-log.ts';
import { TemporaryFolder } from './temporary-folder.ts';

export const HISTORY = ['decision-history'] as const;

/** A folder with a log; read models that were opened through it are closed at the end. */
export class Given implements AsyncDisposable {
  readonly folder = new TemporaryFolder();
  readonly log = new GivenLog(this.folder.file('log.db'));
  readonly #opened: Projections[] = [];

  concerns(count: number): void {
    const pupil = new GivenPupil('a');
    this.log.append(...Array.from({ length: count }, () => pupil.concern('2024-01-01')));
  }

  async open(more: Partial<ProjectionsOptions> = {}): Promise<Projections> {
    const projections = await openProjections({
      log: this.log.log,
      folder: this.folder.file('read-models'),
      models: [MODEL],
      graceMs: 20,
      ...more,
    });
    this.#opened.push(projections);
    return projections;
  }

  files(): string[] {
    return readdirSync(this.folder.file('read-models/decision-history'))
      .filter((name) => name.endsWith('.db'))
      .sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const projections of this.#opened) await projections.close();
    this.log[Symbol.dispose]();
    this.folder[Symbol.dispose]();
  }
}

/** How many decisions the history holds. */
export function count(projections: Projections): number {
  return countDecisions(projections.reader('decision-history'), {
    scopes: [{ schoolUrn: SCHOOL, scope: 'SCHOOL', person: SENCO }],
    cut: { ordinal: Number.MAX_SAFE_INTEGER - 1 },
  });
}

/** Waits, within bounds, until it is so. */
export async function until(condition: () => boolean): Promise<void> {
  for (const deadline = performance.now() + 5_000; !condition() && performance.now() < deadline;) await turn();
  expect(condition()).toBe(true);
}

/** A log to write to and its read model, caught up whenever it is asked for; both are given back at the end. */
export async function givenModel(
  name: ReadModelName,
  work: (log: GivenLog, model: () => Promise<Projections>) => Promise<void>,
): Promise<void> {
  using folder = new TemporaryFolder();
  using log = new GivenLog(folder.file('log.db'));
  let projections: Projections | undefined;
  try {
    await work(log, async () => {
      projections ??= await openProjections({ log: log.log, folder: folder.file('read-models'), models: READ_MODELS });
      expect(await projections.waitFor(log.log.head(), [name], 60_000)).toBe(true);
      return projections;
    });
  } finally {
    await projections?.close();
  }
}
