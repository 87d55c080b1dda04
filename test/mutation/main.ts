/**
 * `npm run test:mutation`: changes the code in one small way after the other (a mutant) and runs the room's own unit
 * tests against each. A mutant that no test notices has survived: a test is missing, or the change makes no difference.
 * Prints each survivor, a table a room, and at the end one JSON line a room.
 */
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { drawDeclarations } from './draw.ts';

/** What is changed, and the folders of tests that have to notice. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  clocks: ['clocks', 'decisions/ehc'],
  'decisions/identification': ['decisions/identification'],
};
/** Draws the sample; another seed draws another. */
const SEED = 11;
const USAGE = `npm run test:mutation -- [--share PART] [--workers COUNT] [--only ROOM]…
  --share    mutate this part of the declarations, drawn by a fixed seed: 0.25 for a quarter
  --workers  how many mutants are tested at once (2)
  --only     ${Object.keys(ROOMS).join(', ')}
`;

const options = readOptions();
if (options === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const lines: string[] = [];
  for (const room of options.only) lines.push(await mutate(room, options.share, options.workers));
  process.stdout.write(lines.join(''));
}

async function mutate(room: string, share: number, workers: number): Promise<string> {
  const files = globSync(`src/${room}/**/*.ts`).sort();
  const results = await new Stryker({
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    mutate: [...drawDeclarations(files, share, SEED)],
    jest: {
      configFile: 'test/mutation/jest.config.js',
      config: { testMatch: (ROOMS[room] ?? []).map((folder) => `**/test/${folder}/**/*.test.ts`) },
      enableFindRelatedTests: true,
    },
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    // What runs once, as its file is loaded, would need the whole project again for each mutant.
    ignoreStatic: true,
    coverageAnalysis: 'perTest',
    concurrency: workers,
    disableTypeChecks: false,
    // Not under node_modules, where Jest finds no tests.
    tempDirName: join(tmpdir(), 'sen-trail-mutation'),
    cleanTempDir: 'always',
    ignorePatterns: ['dist', '.dist-*', 'data', 'demo-data', 'coverage'],
    reporters: ['clear-text'],
    clearTextReporter: { logTests: false },
    allowConsoleColors: false,
  }).runMutationTest();
  const counts = Object.groupBy(results, ({ status }) => status);
  const count = (status: keyof typeof counts): number => counts[status]?.length ?? 0;
  const [noticed, missed] = [count('Killed') + count('Timeout'), count('Survived') + count('NoCoverage')];
  return `${JSON.stringify({
    room,
    share,
    score: Number(((100 * noticed) / (noticed + missed)).toFixed(1)),
    noticed,
    missed,
    // Test files that could not even be loaded: noticed too, but Stryker leaves them out of its score.
    notLoaded: count('RuntimeError'),
    static: count('Ignored'),
  })}\n`;
}

function readOptions():
  { readonly share: number; readonly workers: number; readonly only: readonly string[] } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        share: { type: 'string', default: '1' },
        workers: { type: 'string', default: '2' },
        only: { type: 'string', multiple: true },
      },
    });
    const [share, workers, only] = [Number(values.share), Number(values.workers), values.only ?? Object.keys(ROOMS)];
    const right = share > 0 && share <= 1 && Number.isInteger(workers) && workers > 0;
    return right && only.every((room) => Object.hasOwn(ROOMS, room)) ? { share, workers, only } : undefined;
  } catch {
    return undefined;
  }
}
