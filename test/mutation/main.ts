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

interface Room {
  /** The folders of tests that have to notice what is changed. */
  readonly tests: readonly string[];
  /** Leaves out what runs once, as its file is loaded: such a mutant has to be tested by all tests. */
  readonly ignoreStatic: boolean;
}

const ROOMS: Readonly<Record<string, Room>> = {
  kernel: { tests: ['kernel'], ignoreStatic: true },
  // Clocks are tables, so nearly all of them runs as the file is loaded. Their tests are few and quick.
  clocks: { tests: ['clocks'], ignoreStatic: false },
  'decisions/identification': { tests: ['decisions/identification'], ignoreStatic: true },
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
  for (const [name, room] of Object.entries(ROOMS))
    if (options.only.includes(name)) lines.push(await mutate(name, room, options));
  process.stdout.write(lines.join(''));
}

async function mutate(name: string, { tests, ignoreStatic }: Room, { share, workers }: Options): Promise<string> {
  const files = globSync(`src/${name}/**/*.ts`).sort();
  const results = await new Stryker({
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    mutate: [...drawDeclarations(files, share, SEED)],
    jest: {
      configFile: 'test/mutation/jest.config.js',
      config: { testMatch: tests.map((folder) => `**/test/${folder}/**/*.test.ts`) },
      enableFindRelatedTests: true,
    },
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    ignoreStatic,
    coverageAnalysis: 'perTest',
    concurrency: workers,
    // Stryker counts the turns of a loop, so only a deadlock is found by time; a busy machine must not look like one.
    timeoutMS: 120_000,
    disableTypeChecks: false,
    // Not under node_modules, where Jest finds no tests.
    tempDirName: join(tmpdir(), 'sen-trail-mutation'),
    cleanTempDir: 'always',
    ignorePatterns: ['dist', '.dist-*', 'data', 'demo-data', 'coverage'],
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { logTests: false, reportTests: false },
    allowConsoleColors: false,
  }).runMutationTest();
  const counts = Object.groupBy(results, ({ status }) => status);
  const count = (status: keyof typeof counts): number => counts[status]?.length ?? 0;
  const [noticed, missed] = [count('Killed') + count('Timeout'), count('Survived') + count('NoCoverage')];
  return `${JSON.stringify({
    room: name,
    share,
    score: Number(((100 * noticed) / (noticed + missed)).toFixed(1)),
    noticed,
    missed,
    // Test files that could not even be loaded: noticed too, but Stryker leaves them out of its score.
    notLoaded: count('RuntimeError'),
    static: count('Ignored'),
  })}\n`;
}

interface Options {
  readonly share: number;
  readonly workers: number;
  readonly only: readonly string[];
}

function readOptions(): Options | undefined {
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
