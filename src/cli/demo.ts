import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { type Config, readConfig } from '../host/config.ts';
import { dataFolder, readMarker } from '../host/data-folder.ts';
import { type CivilDate, civilDateOfInstant, isCivilDate } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import { withSettingsFile } from '../host/settings-file.ts';
import { systemClock } from '../host/system-ports.ts';
import { reportFailure } from './report.ts';
import { endAtSignal, untilSignalled } from './signals.ts';

const DEMO_DATA = './demo-data';

export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'Makes a trust of four synthetic schools with three years of decisions, and serves it on this machine only. Data of a real school is never touched.',
    )
    .option(
      '--today <date>',
      'the day the demo believes it is (YYYY-MM-DD); the same day gives the same data',
      civilDateOfInstant(systemClock.now()),
    )
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
  const config = readConfig({ SEN_TRAIL_DATA: DEMO_DATA, ...withSettingsFile(process.env) }, true);
  if (config.store !== 'embedded') throw new Failure('CONFIGURATION', 'demo mode uses the embedded store only');
  const goOn = endAtSignal();
  await prepareData(config, today, fresh);
  const { serve } = await import('../serve.ts');
  const { openApp } = await import('../compose.ts');
  const { DemoClock } = await import('../demo/clock.ts');
  const { demoPersonas } = await import('../demo/people.ts');
  const app = await openApp(config, { clock: new DemoClock(today) });
  await untilSignalled(
    app,
    (onBug) => serve(app, onBug, demoPersonas()),
    ({ url }) => {
      goOn();
      process.stdout.write(
        `The demo is ready: ${url}\nGraphQL at ${url}/graphql, tokens of the personas at ${url}/demo/personas. Ctrl-C ends it.\n`,
      );
    },
  );
}

/** Uses what was made for the same day; anything else that demo mode made is made anew, and nothing else is touched. */
async function prepareData(config: Config, today: CivilDate, fresh: boolean): Promise<void> {
  const folder = dataFolder(config.data);
  const { empty, isFree, makeDataFolder } = await import('../operations/make-data-folder.ts');
  if (existsSync(folder.marker)) {
    const { today: madeFor } = readMarker(folder, 'DEMO');
    if (madeFor === today && !fresh) return;
    // Somebody may be using it: whoever gets the lock may throw it away.
    const { openApp } = await import('../compose.ts');
    await (await openApp(config)).close();
    empty(folder);
  } else if (!isFree(folder)) {
    throw new Failure('DATA_FOLDER', 'the data folder was not made by demo mode; demo mode does not touch it');
  }
  process.stdout.write(`Making three years of decisions at four schools, as of ${today} …\n`);
  const { makeDemo, StoryClock } = await import('../demo/make.ts');
  const clock = new StoryClock();
  await makeDataFolder(config, { format: 1, kind: 'DEMO', today }, (app) => makeDemo(app, clock, today), { clock });
}
