import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { openApp } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import { createDataFolder, dataFolder, type Marker, readMarker, writeMarker } from '../data-folder.ts';
import { DemoClock } from '../demo/clock.ts';
import { makeDemo, StoryClock } from '../demo/make.ts';
import { demoPersonas } from '../demo/people.ts';
import { type CivilDate, civilDateOfInstant, isCivilDate } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import { openEmbeddedVault } from '../privacy/embedded-vault.ts';
import { createIdentifierKey } from '../privacy/identifier-mac.ts';
import { createKeyFile } from '../privacy/key-encryption-key.ts';
import { systemClock } from '../system-ports.ts';
import { reportFailure } from './report.ts';
import { untilSignalled } from './signals.ts';

const DEMO_DATA = './demo-data';

export function demoCommand(): Command {
  return new Command('demo')
    .description('Makes a trust of four synthetic schools with three years of decisions, and serves it on this machine only. Data of a real school is never touched.')
    .option('--today <date>', 'the day the demo believes it is (YYYY-MM-DD); the same day gives the same data', civilDateOfInstant(systemClock.now()))
    .option('--fresh', 'make the data anew even if it is there for that day', false)
    .action(async (options: { readonly today: string; readonly fresh: boolean }) => {
      try {
        await demo(options);
      } catch (error) {
        reportFailure(false, error);
      }
    });
}

async function demo({ today, fresh }: { readonly today: string; readonly fresh: boolean }): Promise<void> {
  if (!isCivilDate(today)) throw new Failure('CONFIGURATION', '--today: a date such as 2026-11-20');
  const config = readConfig({ SEN_TRAIL_DATA: DEMO_DATA, ...process.env }, true);
  if (config.store !== 'embedded') throw new Failure('CONFIGURATION', 'demo mode uses the embedded store only');
  await prepareData(config, today, fresh);
  const { serve } = await import('../serve.ts');
  const app = await openApp(config, { clock: new DemoClock(today) });
  await untilSignalled(app, (onBug) => serve(app, onBug, demoPersonas()), ({ url }) => {
    process.stdout.write(`The demo is ready: ${url}\nGraphQL at ${url}/graphql, tokens of the personas at ${url}/demo/personas. Ctrl-C ends it.\n`);
  });
}

/** Uses what was made for the same day; anything else that demo mode made is made anew, and nothing else is touched. */
async function prepareData(config: Config, today: CivilDate, fresh: boolean): Promise<void> {
  const folder = dataFolder(config.data);
  if (existsSync(folder.marker)) {
    const { today: madeFor } = readMarker(folder, 'DEMO');
    if (madeFor === today && !fresh) return;
    // Somebody may be using it: whoever gets the lock may throw it away.
    await (await openApp(config)).close();
    rmSync(folder.root, { recursive: true, force: true });
  } else if (existsSync(folder.root)) {
    throw new Failure('DATA_FOLDER', 'the data folder was not made by demo mode; demo mode does not touch it');
  }
  process.stdout.write(`Making three years of decisions at four schools, as of ${today} …\n`);
  await makeData(config, today);
}

/** Makes the data beside its place and moves it there when it is whole. */
export async function makeData(config: Config, today: CivilDate): Promise<Marker> {
  const making = dataFolder(`${config.data}.making-${String(process.pid)}`);
  rmSync(making.root, { recursive: true, force: true });
  try {
    createDataFolder(making);
    const clock = new StoryClock();
    const vault = openEmbeddedVault({ path: making.vault, keys: createKeyFile(making.keys), clock: systemClock });
    await createIdentifierKey(vault);
    await vault.close();
    const app = await openApp({ ...config, data: making.root, keyFile: '' }, { clock });
    try {
      await makeDemo(app, clock, today);
    } finally {
      await app.close();
    }
    writeMarker(making, { format: 1, kind: 'DEMO', today });
    mkdirSync(dirname(resolve(config.data)), { recursive: true });
    renameSync(making.root, config.data);
  } catch (error) {
    rmSync(making.root, { recursive: true, force: true });
    throw error;
  }
  return JSON.parse(readFileSync(dataFolder(config.data).marker, 'utf8')) as Marker;
}
