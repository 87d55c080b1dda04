/**
 * `npm run bench`: what this program does a second, beside a peer on the same machine in the same run.
 * Contenders are measured in turn within a round, three rounds or more, each round beginning with another one, after a
 * round that does not count (`measure.ts`). One JSON line a figure goes to standard output: `value` is the median of
 * our rounds, `peer` the name and median of the other, `ratio` the median of ours / peer taken round by round, `spread`
 * the least and the greatest of these. Absolute figures belong to the machine; ratios hold better, and under 20 % they
 * mean nothing. CPU time of a process is steadier than its rate, and stands in lines of its own. Remarks go to standard
 * error.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';

/** Each part is loaded when its turn comes, so that one does not need what another is made of. */
const PARTS: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  append: async (bench) => (await import('./append.ts')).append(bench),
  rebuild: async (bench) => (await import('./rebuild.ts')).rebuild(bench),
  growth: async (bench) => (await import('./growth.ts')).growth(bench),
  page: async (bench) => (await import('./page.ts')).page(bench),
  eventstoredb: async (bench) => (await import('./eventstoredb.ts')).eventStoreDb(bench),
  register: async (bench) => (await import('./register.ts')).register(bench),
  questions: async (bench) => (await import('./questions.ts')).questions(bench),
  import: async (bench) => (await import('./import.ts')).importFile(bench),
};
const USAGE = `npm run bench -- [--quick] [--only NAME]… [--before COMMIT]
  --quick   smaller sizes, under a minute, for CI; says no ratio of pages, which are cold by then
  --only    ${Object.keys(PARTS).join(', ')}
  --before  what the rebuild stands beside; else HEAD if the code differs from it, else the commit before HEAD
`;
const ROUNDS = 3;
/** TMPFS_MAGIC of statfs(2): memory, where nothing is durable. */
const TMPFS = 0x01021994;

// A signal ends the process by way of its exit, so that folders and servers of this run go with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    process.exit(130);
  });

const options = readOptions();
if (options === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else if (options.help) {
  process.stdout.write(USAGE);
} else {
  await run(options);
}

async function run({ quick, only, before }: Options): Promise<void> {
  const say = (remark: string): void => {
    process.stderr.write(`${remark}\n`);
  };
  if (statfsSync(tmpdir()).type === TMPFS)
    say('The temporary folder is in memory, so "durable" means nothing here; set TMPDIR to a folder on a disk.');
  for (const name of only) {
    const folder = mkdtempSync(join(tmpdir(), 'sen-trail-bench-'));
    const remove = (): void => {
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', remove);
    const started = performance.now();
    try {
      await PARTS[name]?.({
        quick,
        rounds: ROUNDS,
        before,
        folder,
        print: (figure) => {
          process.stdout.write(`${JSON.stringify(figure)}\n`);
        },
        say,
      });
    } finally {
      process.off('exit', remove);
      remove();
    }
    say(`${name}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  }
}

interface Options {
  readonly quick: boolean;
  readonly help: boolean;
  readonly only: readonly string[];
  readonly before: string | undefined;
}

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true },
        before: { type: 'string' },
      },
    });
    const only = values.only ?? Object.keys(PARTS);
    return only.every((name) => Object.hasOwn(PARTS, name))
      ? { quick: values.quick, help: values.help, only, before: values.before }
      : undefined;
  } catch {
    return undefined;
  }
}
