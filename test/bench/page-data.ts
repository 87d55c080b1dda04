import { cpSync, rmSync } from 'node:fs';
import { openApp } from '../../src/compose.ts';
import { type Config, readConfig } from '../../src/host/config.ts';
import { dataFolder } from '../../src/host/data-folder.ts';
import { DemoClock } from '../../src/demo/clock.ts';
import { makeDemo, StoryClock } from '../../src/demo/make.ts';
import { makeDataFolder } from '../../src/operations/make-data-folder.ts';
import { generateLog } from './generated-log.ts';

/** The day the page's data believe it is. */
export const TODAY = '2026-11-20';

export function pageConfig(data: string): Config {
  return readConfig({ SEN_TRAIL_DATA: data, SEN_TRAIL_PORT: '0', SEN_TRAIL_LOG_LEVEL: 'warn' }, true);
}

/** The demo's schools among so many others with so many decisions, in two equal folders: one for each server. */
export async function makePageData(
  folder: string,
  copy: string,
  { others, decisions }: { readonly others: number; readonly decisions: number },
): Promise<number> {
  const config = pageConfig(folder);
  const clock = new StoryClock();
  await makeDataFolder(config, { format: 1, kind: 'DEMO', today: TODAY }, (app) => makeDemo(app, clock, TODAY), {
    clock,
  });
  const places = dataFolder(config.data);
  const events = generateLog({
    file: places.log,
    schools: Array.from({ length: others }, (_, n) => String(910_001 + n)),
    roll: 1_060,
    decisions,
  });
  // Built from the first event on is quicker than followed.
  rmSync(places.readModels, { recursive: true, force: true });
  await (await openApp(config, { clock: new DemoClock(TODAY) })).close();
  cpSync(folder, copy, { recursive: true });
  return events;
}
